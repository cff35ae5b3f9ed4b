#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "kernels/base/platform.hpp"

/// What the portable functions share: the parts of a double, and sums and products with their rounding errors.
namespace flywheel::portable {

inline constexpr double log2_e = 0x1.71547652b82fep+0;
inline constexpr double ln2_high = 0x1.62e42feep-1;            // 32 bits, so that k ln2_high is exact
inline constexpr double ln2_low = 1.9082149292705877e-10;      // ln 2 - ln2_high
inline constexpr double round_by = 0x1.8p52;                   // adding it rounds to an integer in the low bits
inline constexpr std::uint64_t one_bits = 0x3FF0000000000000;  // of 1.0
inline constexpr std::uint64_t sqrt_half_bits = 0x3FE6A09E667F3BCD;

FLYWHEEL_HD constexpr double infinity() {
  return std::numeric_limits<double>::infinity();
}
/// The one NaN that these functions return, with the same bits on host and device.
FLYWHEEL_HD constexpr double not_a_number() {
  return std::numeric_limits<double>::quiet_NaN();
}

/// 2^k for k in [-1022, 1023], k in two's complement.
FLYWHEEL_HD constexpr double power_of_two(std::uint64_t k) {
  return std::bit_cast<double>((k + 1023) << 52);
}

/// A number as an unevaluated sum; low is below half a unit in the last place of high.
struct Pair {
  double high;
  double low;
};

/// a + b exactly (Knuth).
FLYWHEEL_HD constexpr Pair exact_sum(double a, double b) {
  double const sum = a + b;
  double const part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// a + b exactly where |a| >= |b| or a = 0 (Dekker).
FLYWHEEL_HD constexpr Pair exact_sum_of_ordered(double a, double b) {
  double const sum = a + b;
  return {sum, b - (sum - a)};
}

/// The upper 26 bits of a, and the rest (Veltkamp). Domain |a| < 2^996.
FLYWHEEL_HD constexpr Pair halves(double a) {
  double const scaled = a * 0x1.0000002p27;
  double const high = scaled - (scaled - a);
  return {high, a - high};
}

/// a b exactly, by Dekker's product: no fused multiply-add, which is slow where the instruction is missing.
FLYWHEEL_HD constexpr Pair exact_product(double a, double b) {
  double const product = a * b;
  auto const x = halves(a);
  auto const y = halves(b);
  return {product, ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

/// x = 2^k m with m in [sqrt(1/2), sqrt(2)), for a positive normal x.
struct Scaled {
  double m;
  double k;
};

FLYWHEEL_HD constexpr Scaled scale_to_one(double x) {
  auto const bits = std::bit_cast<std::uint64_t>(x);
  auto const biased = (bits + (one_bits - sqrt_half_bits)) >> 52;  // k + 1023
  double const k = std::bit_cast<double>(0x4330000000000000 + biased) - (0x1p52 + 1023);
  return {std::bit_cast<double>(bits - ((biased - 1023) << 52)), k};
}

}  // namespace flywheel::portable
