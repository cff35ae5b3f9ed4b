#include <algorithm>

#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {
namespace {

template <class Number>
Json ok_and_bits(Checked<Number> const& result) {
  return {{"ok", result.in_range}, {"result_bits", bits_of(result.value)}};
}

}  // namespace

Json prim_i32f32_exp(Field const& input, Device const&) {
  return ok_and_bits(checked_exp(fixed<I32F32>(input.at("x_bits"))));
}

Json prim_i32f32_ln(Field const& input, Device const&) {
  return ok_and_bits(checked_ln(fixed<I32F32>(input.at("x_bits"))));
}

Json prim_i96f32_log2(Field const& input, Device const&) {
  return ok_and_bits(checked_log2(fixed<I96F32>(input.at("x_bits"))));
}

Json prim_exp_safe(Field const& input, Device const&) {
  return {{"result_bits", bits_of(exp_safe(fixed<I32F32>(input.at("x_bits"))))}};
}

Json prim_alpha_sigmoid(Field const& input, Device const&) {
  auto const consensus = fixed<I32F32>(input.at("consensus_bits"));
  auto const weight = fixed<I32F32>(input.at("weight_bits"));
  auto const bond = fixed<I32F32>(input.at("bond_bits"));
  auto const low = proportion_from_u16(input.at("alpha_low_u16").whole<std::uint16_t>());
  auto const high = proportion_from_u16(input.at("alpha_high_u16").whole<std::uint16_t>());
  auto const steepness = I32F32::from_integer(input.at("steepness_i16").whole<std::int16_t>());
  auto const gap = weight >= bond ? saturating_subtract(weight, consensus) : saturating_subtract(bond, weight);
  auto const distance = std::clamp(gap, I32F32::zero(), I32F32::one());
  auto const slope = safe_divide(steepness, I32F32::from_integer(-100));
  auto const power = exp_safe(saturating_multiply(slope, saturating_subtract(distance, I32F32::from_real(0.5))));
  auto const sigmoid = safe_divide(I32F32::one(), saturating_add(I32F32::one(), power));
  auto const alpha = saturating_add(low, saturating_multiply(sigmoid, saturating_subtract(high, low)));
  return {{"result_bits", bits_of(std::clamp(alpha, low, high))}};
}

}  // namespace flywheel::verify::bittensor
