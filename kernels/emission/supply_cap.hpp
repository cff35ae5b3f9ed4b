#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::emission {

/// What may still be minted of a wanted amount under a maximum supply.
///     allowed(minted, wanted) = min(wanted, max(0, cap - minted))
/// Shape   scalars -> scalar. Units   base units. Domain  all amounts. Errors  none.
/// Source  io.net, page "IO Tokenomics": emission goes on until the cap of 800 million IO.
struct SupplyCap {
  std::uint64_t cap_base_units;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t minted_base_units,
                                                 std::uint64_t wanted_base_units) const {
    std::uint64_t const left = minted_base_units < cap_base_units ? cap_base_units - minted_base_units : 0;
    return wanted_base_units < left ? wanted_base_units : left;
  }
};

}  // namespace flywheel::emission
