#pragma once

#include "kernels/base/fixed_point.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify::bittensor {

/// A fixed-point number from its raw bits, and back.
template <class Number>
[[nodiscard]] Number fixed(Field const& bits) {
  return Number::from_bits(bits.bigint<typename Number::Storage>());
}

/// Of a member that may be absent.
template <class Number>
[[nodiscard]] Number fixed_or_zero(Field const& object, std::string_view name) {
  auto const bits = object.find(name);
  return bits ? fixed<Number>(*bits) : Number::zero();
}

template <Integer T, int F>
[[nodiscard]] Json bits_of(Fixed<T, F> value) {
  return bigint_of(value.bits);
}

}  // namespace flywheel::verify::bittensor
