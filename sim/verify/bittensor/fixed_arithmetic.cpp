#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {
namespace {

template <class Number>
Json multiply_and_divide(Field const& input) {
  auto const a = fixed<Number>(input.at("a_bits"));
  auto const b = fixed<Number>(input.at("b_bits"));
  return {{"saturating_mul_bits", bits_of(saturating_multiply(a, b))}, {"safe_div_bits", bits_of(safe_divide(a, b))}};
}

}  // namespace

Json prim_i64f64_mul_div(Field const& input, Device const&) {
  return multiply_and_divide<I64F64>(input);
}

Json prim_u64f64_mul_div(Field const& input, Device const&) {
  return multiply_and_divide<U64F64>(input);
}

Json prim_u96f32_mul_div(Field const& input, Device const&) {
  return multiply_and_divide<U96F32>(input);
}

Json prim_i32f32_safe_div(Field const& input, Device const&) {
  return {{"result_bits", bits_of(safe_divide(fixed<I32F32>(input.at("a_bits")), fixed<I32F32>(input.at("b_bits"))))}};
}

Json prim_i32f32_saturating_div(Field const& input, Device const&) {
  auto const divisor = input.at("b_bits");
  if (fixed<I32F32>(divisor) == I32F32::zero()) divisor.refuse("a divisor that is not 0");
  return {{"result_bits", bits_of(saturating_divide(fixed<I32F32>(input.at("a_bits")), fixed<I32F32>(divisor)))}};
}

Json prim_i32f32_saturating_mul(Field const& input, Device const&) {
  auto const a = fixed<I32F32>(input.at("a_bits"));
  return {{"result_bits", bits_of(saturating_multiply(a, fixed<I32F32>(input.at("b_bits"))))}};
}

Json prim_i32f32_saturating_add_sub(Field const& input, Device const&) {
  auto const a = fixed<I32F32>(input.at("a_bits"));
  auto const b = fixed<I32F32>(input.at("b_bits"));
  return {{"sum_bits", bits_of(saturating_add(a, b))}, {"difference_bits", bits_of(saturating_subtract(a, b))}};
}

Json prim_u16_div_65535(Field const& input, Device const&) {
  return {{"result_bits", bits_of(proportion_from_u16(input.at("u16").whole<std::uint16_t>()))}};
}

Json prim_fixed_proportion_to_u16(Field const& input, Device const&) {
  return {{"result_u16", u16_from_proportion(fixed<I32F32>(input.at("a_bits")))}};
}

}  // namespace flywheel::verify::bittensor
