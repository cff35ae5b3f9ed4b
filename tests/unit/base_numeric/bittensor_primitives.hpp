#pragma once

#include "tests/unit/base_numeric/vector_rows.hpp"

/// One adapter a vector kind: a row's inputs to its expected values, through the public fixed-point calls.
/// The last four compose them as the chain does (epoch/math.rs and run_epoch.rs of opentensor/subtensor).
namespace flywheel::test {

template <class Number>
Json ok_and_bits(Checked<Number> const& result) {
  return {result.in_range, text(result.value)};
}

template <class Number>
Json multiply_and_divide(Json const& in) {
  auto const a = fixed<Number>(in[0]);
  auto const b = fixed<Number>(in[1]);
  return {text(saturating_multiply(a, b)), text(safe_divide(a, b))};
}

inline Json exp_of_bits(Json const& in) {
  return ok_and_bits(checked_exp(fixed<I32F32>(in[0])));
}
inline Json exp_safe_of_bits(Json const& in) {
  return Json::array({text(exp_safe(fixed<I32F32>(in[0])))});
}
inline Json ln_of_bits(Json const& in) {
  return ok_and_bits(checked_ln(fixed<I32F32>(in[0])));
}
inline Json log2_of_bits(Json const& in) {
  return ok_and_bits(checked_log2(fixed<I96F32>(in[0])));
}

inline Json safe_division(Json const& in) {
  return Json::array({text(safe_divide(fixed<I32F32>(in[0]), fixed<I32F32>(in[1])))});
}
inline Json saturating_division(Json const& in) {
  return Json::array({text(saturating_divide(fixed<I32F32>(in[0]), fixed<I32F32>(in[1])))});
}
inline Json saturating_product(Json const& in) {
  return Json::array({text(saturating_multiply(fixed<I32F32>(in[0]), fixed<I32F32>(in[1])))});
}
inline Json sum_and_difference(Json const& in) {
  auto const a = fixed<I32F32>(in[0]);
  auto const b = fixed<I32F32>(in[1]);
  return {text(saturating_add(a, b)), text(saturating_subtract(a, b))};
}
inline Json share_from_u16(Json const& in) {
  return Json::array({text(proportion_from_u16(integer<std::uint16_t>(in[0])))});
}
inline Json u16_from_share(Json const& in) {
  return Json::array({u16_from_proportion(fixed<I32F32>(in[0]))});
}

inline Json emission_of_share(Json const& in) {
  auto const share = I96F32::from_fixed(fixed<I32F32>(in[0]));
  auto const pool = I96F32::from_integer(integer<std::uint64_t>(in[1]));
  auto const paid = saturating_multiply(share, pool).to_integer<std::uint64_t>();
  return Json::array({to_decimal_text(static_cast<UInt128>(paid))});
}

inline Json normalised_stakes(Json const& in) {
  auto sum = I64F64::zero();
  for (auto const& value : in[0]) sum = saturating_add(sum, I64F64::from_integer(integer<std::uint64_t>(value)));
  Json shares = Json::array();
  for (auto const& value : in[0]) {
    auto const share = safe_divide(I64F64::from_integer(integer<std::uint64_t>(value)), sum);
    shares.push_back(text(I32F32::from_fixed(share)));
  }
  return Json::array({shares});
}

inline Json total_stake(Json const& in) {
  auto const weight =
      safe_divide(U96F32::from_integer(integer<std::uint64_t>(in[2])), U96F32::from_integer(highest<std::uint64_t>()));
  auto const tao = I64F64::from_integer(integer<std::uint64_t>(in[1]));
  auto const alpha = I64F64::from_integer(integer<std::uint64_t>(in[0]));
  return Json::array({text(saturating_add(alpha, saturating_multiply(tao, I64F64::from_fixed(weight))))});
}

inline Json upscaled_row(Json const& in) {
  auto const whole = I32F32::from_integer(65535);
  auto highest_entry = I32F32::zero();
  for (auto const& entry : in[0]) {
    highest_entry = std::max(highest_entry, I32F32::from_integer(integer<std::uint16_t>(entry)));
  }
  bool const scale_first = highest_entry > I32F32::from_integer(32768);
  Json row = Json::array();
  for (auto const& entry : in[0]) {
    auto const value = I32F32::from_integer(integer<std::uint16_t>(entry));
    auto const scaled = scale_first ? saturating_multiply(value, safe_divide(whole, highest_entry))
                                    : safe_divide(saturating_multiply(whole, value), highest_entry);
    row.push_back(round_half_away(scaled).to_integer<std::uint16_t>());
  }
  return Json::array({row});
}

inline Json liquid_alpha(Json const& in) {
  auto const consensus = fixed<I32F32>(in[0]);
  auto const weight = fixed<I32F32>(in[1]);
  auto const bond = fixed<I32F32>(in[2]);
  auto const low = proportion_from_u16(integer<std::uint16_t>(in[3]));
  auto const high = proportion_from_u16(integer<std::uint16_t>(in[4]));
  auto const steepness = I32F32::from_integer(integer<std::int16_t>(in[5]));
  auto const gap = weight >= bond ? saturating_subtract(weight, consensus) : saturating_subtract(bond, weight);
  auto const distance = std::clamp(gap, I32F32::zero(), I32F32::one());
  auto const slope = safe_divide(steepness, I32F32::from_integer(-100));
  auto const power = exp_safe(saturating_multiply(slope, saturating_subtract(distance, I32F32::from_real(0.5))));
  auto const sigmoid = safe_divide(I32F32::one(), saturating_add(I32F32::one(), power));
  auto const alpha = saturating_add(low, saturating_multiply(sigmoid, saturating_subtract(high, low)));
  return Json::array({text(std::clamp(alpha, low, high))});
}

}  // namespace flywheel::test
