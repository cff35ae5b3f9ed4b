#include "sim/verify/registry.hpp"

#include <algorithm>

#include "sim/verify/bitcoin/adapters.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/io_net/adapters.hpp"

namespace flywheel::verify {

std::vector<Kind> const& kinds() {
  static std::vector<Kind> const sorted{
      {"bitcoin.halving_era", bitcoin::halving_era},
      {"bitcoin.retarget", bitcoin::retarget},
      {"bitcoin.subsidy", bitcoin::subsidy},
      {"bittensor.adjust_protocol_liquidity", bittensor::adjust_protocol_liquidity},
      {"bittensor.balancer_exp", bittensor::balancer_exp},
      {"bittensor.balancer_price", bittensor::balancer_price},
      {"bittensor.block_emission", bittensor::block_emission},
      {"bittensor.burn_decay_factor", bittensor::burn_decay_factor},
      {"bittensor.burn_price_path", bittensor::burn_price_path},
      {"bittensor.chain", bittensor::chain},
      {"bittensor.dividend_distribution", bittensor::dividend_distribution},
      {"bittensor.prim_alpha_sigmoid", bittensor::prim_alpha_sigmoid},
      {"bittensor.prim_exp_safe", bittensor::prim_exp_safe},
      {"bittensor.prim_fixed_proportion_to_u16", bittensor::prim_fixed_proportion_to_u16},
      {"bittensor.prim_i32f32_exp", bittensor::prim_i32f32_exp},
      {"bittensor.prim_i32f32_ln", bittensor::prim_i32f32_ln},
      {"bittensor.prim_i32f32_safe_div", bittensor::prim_i32f32_safe_div},
      {"bittensor.prim_i32f32_saturating_add_sub", bittensor::prim_i32f32_saturating_add_sub},
      {"bittensor.prim_i32f32_saturating_div", bittensor::prim_i32f32_saturating_div},
      {"bittensor.prim_i32f32_saturating_mul", bittensor::prim_i32f32_saturating_mul},
      {"bittensor.prim_i64f64_mul_div", bittensor::prim_i64f64_mul_div},
      {"bittensor.prim_i64f64_normalize", bittensor::prim_i64f64_normalize},
      {"bittensor.prim_i96f32_emission", bittensor::prim_i96f32_emission},
      {"bittensor.prim_i96f32_log2", bittensor::prim_i96f32_log2},
      {"bittensor.prim_is_topk_nonzero", bittensor::prim_is_topk_nonzero},
      {"bittensor.prim_stake_total", bittensor::prim_stake_total},
      {"bittensor.prim_u16_div_65535", bittensor::prim_u16_div_65535},
      {"bittensor.prim_u64f64_mul_div", bittensor::prim_u64f64_mul_div},
      {"bittensor.prim_u96f32_mul_div", bittensor::prim_u96f32_mul_div},
      {"bittensor.prim_vec_u16_max_upscale", bittensor::prim_vec_u16_max_upscale},
      {"bittensor.prim_weighted_median", bittensor::prim_weighted_median},
      {"bittensor.swap_buy", bittensor::swap_buy},
      {"bittensor.swap_sell", bittensor::swap_sell},
      {"bittensor.yuma_epoch", bittensor::yuma_epoch, {.may_be_absent = {"bonds", "raw", "stage_hash"}}},
      {"io_net.block_rewards", io_net::block_rewards},
      {"io_net.emission_monthly",
       io_net::emission_monthly,
       {.not_compared = {"emission_io", "cumulative_io", "annualised_rate"}}},
      {"io_net.emission_yearly", io_net::emission_yearly},
      {"io_net.fees", io_net::fees},
      {"io_net.minimum_stake", io_net::minimum_stake},
  };
  return sorted;
}

Kind const* find_kind(std::string_view name) {
  auto const found = std::find_if(kinds().begin(), kinds().end(), [&](auto const& kind) { return kind.name == name; });
  return found == kinds().end() ? nullptr : &*found;
}

}  // namespace flywheel::verify
