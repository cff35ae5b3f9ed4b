#include "kernels/exchange/balancer/subnet_pool.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"
#include "sim/verify/bittensor/pool_fields.hpp"

namespace flywheel::verify::bittensor {
namespace {

using namespace exchange;

PoolReserves reserves_of(Field const& input) {
  return {input.at("alpha_reserve").bigint<std::uint64_t>(), input.at("tao_reserve").bigint<std::uint64_t>()};
}

Json name_of(SwapError error) {
  switch (error) {
    case SwapError::none:
      return nullptr;
    case SwapError::input_too_large:
      return "SwapInputTooLarge";
    case SwapError::reserves_too_low:
      return "ReservesTooLow";
    case SwapError::price_limit_exceeded:
      return "PriceLimitExceeded";
  }
  return nullptr;
}

Json swap(Field const& input, SwapSide side) {
  SubnetPool pool{reserves_of(input), input.at("alpha_out").bigint<std::uint64_t>(), weights_of(input)};
  auto const fee_rate =
      input.at("drop_fees").flag() ? std::uint16_t{0} : input.at("fee_rate_u16").whole<std::uint16_t>();
  auto const limit = U64F64::from_integer(input.at("price_limit_rao_per_1e9").bigint<std::uint64_t>());
  auto const outcome = pool.trade(
      {side, input.at("amount_in").bigint<std::uint64_t>(), safe_divide(limit, U64F64::from_integer(1'000'000'000))},
      fee_rate);
  return {{"error", name_of(outcome.error)},
          {"amount_paid_in", bigint_of(outcome.paid_in)},
          {"amount_paid_out", bigint_of(outcome.paid_out)},
          {"fee_paid", bigint_of(outcome.fee)},
          {"alpha_reserve_after", bigint_of(pool.reserves.alpha_base_units)},
          {"tao_reserve_after", bigint_of(pool.reserves.tao_base_units)},
          {"alpha_out_after", bigint_of(pool.outstanding_alpha)},
          {"price_after_u64f64_bits", bits_of(pool.price())}};
}

}  // namespace

Json balancer_price(Field const& input, Device const&) {
  return {{"price_u64f64_bits", bits_of(weights_of(input).price(reserves_of(input)))}};
}

Json balancer_exp(Field const& input, Device const&) {
  BalancerSwap const law{weights_of(input), 0};
  auto const reserve = input.at("reserve").bigint<std::uint64_t>();
  auto const delta = input.at("delta").bigint<std::uint64_t>();
  return {{"exp_base_quote_u64f64_bits", bits_of(law.kept_share(SwapSide::sell_alpha, reserve, delta))},
          {"exp_quote_base_u64f64_bits", bits_of(law.kept_share(SwapSide::buy_alpha, reserve, delta))}};
}

Json adjust_protocol_liquidity(Field const& input, Device const&) {
  SubnetPool pool{reserves_of(input), 0, weights_of(input)};
  auto const injected = pool.prepare_injection(
      {input.at("alpha_delta").bigint<std::uint64_t>(), input.at("tao_delta").bigint<std::uint64_t>()},
      PoolForm::weighted);
  return {{"injected_tao", bigint_of(injected.tao_base_units)},
          {"injected_alpha", bigint_of(injected.alpha_base_units)},
          {"new_quote_weight_1e18", bigint_of(pool.weights.quote)}};
}

Json swap_buy(Field const& input, Device const&) {
  return swap(input, SwapSide::buy_alpha);
}

Json swap_sell(Field const& input, Device const&) {
  return swap(input, SwapSide::sell_alpha);
}

}  // namespace flywheel::verify::bittensor
