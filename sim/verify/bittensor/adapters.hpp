#pragma once

#include "sim/verify/registry.hpp"

/// Pools, emission and registration prices block by block, and the fixed-point functions that the chain's epoch is made
/// of. Source  opentensor/subtensor, pallets/swap, coinbase/, subnets/, epoch/math.rs and run_epoch.rs.
namespace flywheel::verify::bittensor {

[[nodiscard]] Json adjust_protocol_liquidity(Field const& input, Device const& device);
[[nodiscard]] Json balancer_exp(Field const& input, Device const& device);
[[nodiscard]] Json balancer_price(Field const& input, Device const& device);
[[nodiscard]] Json block_emission(Field const& input, Device const& device);
[[nodiscard]] Json burn_decay_factor(Field const& input, Device const& device);
[[nodiscard]] Json burn_price_path(Field const& input, Device const& device);
[[nodiscard]] Json chain(Field const& input, Device const& device);
[[nodiscard]] Json dividend_distribution(Field const& input, Device const& device);
[[nodiscard]] Json swap_buy(Field const& input, Device const& device);
[[nodiscard]] Json swap_sell(Field const& input, Device const& device);

[[nodiscard]] Json prim_alpha_sigmoid(Field const& input, Device const& device);
[[nodiscard]] Json prim_exp_safe(Field const& input, Device const& device);
[[nodiscard]] Json prim_fixed_proportion_to_u16(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_exp(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_ln(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_safe_div(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_saturating_add_sub(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_saturating_div(Field const& input, Device const& device);
[[nodiscard]] Json prim_i32f32_saturating_mul(Field const& input, Device const& device);
[[nodiscard]] Json prim_i64f64_mul_div(Field const& input, Device const& device);
[[nodiscard]] Json prim_i64f64_normalize(Field const& input, Device const& device);
[[nodiscard]] Json prim_i96f32_emission(Field const& input, Device const& device);
[[nodiscard]] Json prim_i96f32_log2(Field const& input, Device const& device);
[[nodiscard]] Json prim_is_topk_nonzero(Field const& input, Device const& device);
[[nodiscard]] Json prim_stake_total(Field const& input, Device const& device);
[[nodiscard]] Json prim_u16_div_65535(Field const& input, Device const& device);
[[nodiscard]] Json prim_u64f64_mul_div(Field const& input, Device const& device);
[[nodiscard]] Json prim_u96f32_mul_div(Field const& input, Device const& device);
[[nodiscard]] Json prim_vec_u16_max_upscale(Field const& input, Device const& device);
[[nodiscard]] Json prim_weighted_median(Field const& input, Device const& device);

/// Epochs of one subnet, one after another, each from what the last one left.
[[nodiscard]] Json yuma_epoch(Field const& input, Device const& device);

}  // namespace flywheel::verify::bittensor
