#include "kernels/scoring/yuma/liquid_alpha.hpp"
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
  scoring::YumaParameters parameters;
  parameters.alpha_low = input.at("alpha_low_u16").whole<std::uint16_t>();
  parameters.alpha_high = input.at("alpha_high_u16").whole<std::uint16_t>();
  parameters.alpha_sigmoid_steepness = input.at("steepness_i16").whole<std::int16_t>();
  scoring::AlphaSigmoid const alpha{factors_of(parameters, {})};
  auto const result = alpha(fixed<I32F32>(input.at("consensus_bits")), fixed<I32F32>(input.at("weight_bits")),
                            fixed<I32F32>(input.at("bond_bits")));
  return {{"result_bits", bits_of(result)}};
}

}  // namespace flywheel::verify::bittensor
