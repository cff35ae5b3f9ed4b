#pragma once

#include <rapidcheck.h>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::test {

/// A draw of any length: short, long and nearly full values are all common.
inline UInt128 any_uint128() {
  auto const word = rc::gen::resize(100, rc::gen::arbitrary<std::uint64_t>());
  UInt128 const bits = (static_cast<UInt128>(*word) << 64) | *word;
  auto const dropped = *rc::gen::inRange(0, 128);
  return *rc::gen::arbitrary<bool>() ? bits >> dropped : ~(bits >> dropped);
}

inline UInt256 any_uint256() {
  return {any_uint128(), any_uint128()};
}

}  // namespace flywheel::test
