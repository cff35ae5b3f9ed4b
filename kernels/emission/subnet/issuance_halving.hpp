#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::emission {

/// What one block mints: it halves whenever half of what was left has been issued. The same rule for TAO by total
/// issuance and for every subnet's alpha by its own.
///     mint(I) = floor(10^9 / 2^k),   k = floor(log2(1 / (1 - I / 21e15))), in 32 binary places; I >= 21e15: 0
///     so that k rises at I = 10.5e15, 15.75e15, 18.375e15, ...
/// Shape   scalar -> scalar. Units   base units (10^-9). Domain  every issuance. Errors  none.
/// Source  subtensor, coinbase/block_emission.rs (the whole part of substrate-fixed's log2, whose halvings round up);
///         vectors block_emission.
struct IssuanceHalving {
  static constexpr std::uint64_t cap_base_units = 21'000'000'000'000'000;
  static constexpr std::uint64_t first_mint_base_units = 1'000'000'000;

  FLYWHEEL_HD constexpr std::uint64_t operator()(std::uint64_t issued_base_units) const {
    if (issued_base_units < cap_base_units / 2) return first_mint_base_units;
    if (issued_base_units >= cap_base_units) return 0;
    constexpr std::uint64_t one = std::uint64_t{1} << 32;
    auto const left =
        one - static_cast<std::uint64_t>((static_cast<UInt128>(issued_base_units) << 32) / cap_base_units);
    int halvings = 0;
    for (UInt128 inverse = (UInt128{1} << 64) / left; inverse >= 2 * one; ++halvings) {
      inverse = (inverse >> 1) + (inverse & 1);
    }
    return first_mint_base_units >> halvings;
  }
};

}  // namespace flywheel::emission
