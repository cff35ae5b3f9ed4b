#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/fixed_point.hpp"

/// Every numeric function over awkward operands, one word a result, so that backends are compared bit by bit.
namespace flywheel::parity {

struct Operands {
  UInt128 a;
  UInt128 b;
  UInt128 c;
};

/// What one triple gives: each operation's result, mixed into a word, and its in-range flag.
struct Results {
  static constexpr int count = 32;
  std::uint64_t words[count];
};

struct WriteResults {
  Results* results;
  int used = 0;

  template <Integer T>
  FLYWHEEL_HD constexpr void write(T value) {
    auto const wide = static_cast<UInt128>(value);
    results->words[used++] =
        static_cast<std::uint64_t>(wide) ^ (static_cast<std::uint64_t>(wide >> 64) * 0x9E3779B97F4A7C15);
  }
  template <class T>
  FLYWHEEL_HD constexpr void write(Checked<T> const& checked) {
    write(checked.value.bits);
    write(checked.in_range ? 1 : 0);
  }
};

FLYWHEEL_HD constexpr void write_wide(WriteResults& out, Operands const& in) {
  UInt128 const divisor = in.c | 1;
  auto const product = full_product(in.a, in.b);
  out.write(product.high);
  out.write(product.low);
  auto const quotient = mul_div(in.a, in.b, divisor);
  out.write(quotient.quotient);
  out.write(quotient.remainder);
  out.write(mul_div_floor(static_cast<std::uint64_t>(in.a), static_cast<std::uint64_t>(in.b),
                          static_cast<std::uint64_t>(divisor)));
}

template <class Number>
FLYWHEEL_HD constexpr void write_arithmetic(WriteResults& out, Operands const& in) {
  auto const a = Number::from_bits(static_cast<typename Number::Storage>(in.a));
  auto const b = Number::from_bits(static_cast<typename Number::Storage>(in.b));
  out.write(saturating_add(a, b).bits);
  out.write(checked_multiply(a, b));
  out.write(checked_divide(a, b));
}

FLYWHEEL_HD constexpr void write_functions(WriteResults& out, Operands const& in) {
  auto const x = I32F32::from_bits(static_cast<std::int64_t>(in.a));
  auto const real = static_cast<double>(static_cast<std::int64_t>(in.a)) * 0x1p-30;
  out.write(checked_exp(x));
  out.write(exp_safe(x).bits);
  out.write(checked_ln(x));
  out.write(checked_log2(I96F32::from_bits(static_cast<Int128>(in.b))));
  out.write(I32F32::from_real(real).bits);
  out.write(I64F64::from_real(real).bits);
  out.write(flywheel::to_integer<UInt128>(real * real).value);
  out.write(round_half_away(x).bits);
  out.write(u16_from_proportion(x));
}

FLYWHEEL_HD constexpr Results results_of(Operands const& in) {
  Results results{};
  WriteResults out{&results};
  write_wide(out, in);
  write_arithmetic<I32F32>(out, in);
  write_arithmetic<I64F64>(out, in);
  write_arithmetic<U96F32>(out, in);
  write_functions(out, in);
  return results;
}

/// Every triple of values next to the powers of two, where carries and clamps happen.
inline std::vector<Operands> awkward_operands() {
  std::vector<UInt128> edges{0, 1, 3, UInt128{1} << 32, UInt128{65'535} << 16, 11'674'931'200};
  for (unsigned const place : {31U, 36U, 63U, 64U, 95U, 127U}) {
    UInt128 const power = UInt128{1} << place;
    edges.insert(edges.end(), {power - 1, power, power + 1, UInt128{0} - power, UInt128{0} - power - 1});
  }
  std::vector<Operands> all;
  for (auto const a : edges) {
    for (auto const b : edges) {
      for (auto const c : edges) all.push_back({a, b, c});
    }
  }
  return all;
}

}  // namespace flywheel::parity
