#include <algorithm>

#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {

Json prim_i96f32_emission(Field const& input, Device const&) {
  auto const share = I96F32::from_fixed(fixed<I32F32>(input.at("normalized_i32f32_bits")));
  auto const pool = I96F32::from_integer(input.at("rao_u64").bigint<std::uint64_t>());
  return {{"result_u64", bigint_of(saturating_multiply(share, pool).to_integer<std::uint64_t>())}};
}

Json prim_i64f64_normalize(Field const& input, Device const&) {
  std::vector<I64F64> values;
  auto sum = I64F64::zero();
  for (auto const& value : input.at("values_u64").items()) {
    values.push_back(I64F64::from_integer(value.bigint<std::uint64_t>()));
    sum = saturating_add(sum, values.back());
  }
  auto shares = Json::array();
  for (auto const& value : values) shares.push_back(bits_of(I32F32::from_fixed(safe_divide(value, sum))));
  return {{"result_i32f32_bits", shares}};
}

Json prim_stake_total(Field const& input, Device const&) {
  auto const whole = U96F32::from_integer(highest<std::uint64_t>());
  auto const weight = safe_divide(U96F32::from_integer(input.at("tao_weight_u64").bigint<std::uint64_t>()), whole);
  auto const tao = I64F64::from_integer(input.at("tao_u64").bigint<std::uint64_t>());
  auto const alpha = I64F64::from_integer(input.at("alpha_u64").bigint<std::uint64_t>());
  auto const total = saturating_add(alpha, saturating_multiply(tao, I64F64::from_fixed(weight)));
  return {{"total_i64f64_bits", bits_of(total)}};
}

Json prim_vec_u16_max_upscale(Field const& input, Device const&) {
  auto const whole = I32F32::from_integer(65535);
  std::vector<I32F32> values;
  auto largest = I32F32::zero();
  for (auto const& value : input.at("in_u16").items()) {
    values.push_back(I32F32::from_integer(value.whole<std::uint16_t>()));
    largest = std::max(largest, values.back());
  }
  bool const scale_first = largest > I32F32::from_integer(32768);
  auto row = Json::array();
  for (auto const& value : values) {
    auto const scaled = scale_first ? saturating_multiply(value, safe_divide(whole, largest))
                                    : safe_divide(saturating_multiply(whole, value), largest);
    row.push_back(round_half_away(scaled).to_integer<std::uint16_t>());
  }
  return {{"out_u16", row}};
}

}  // namespace flywheel::verify::bittensor
