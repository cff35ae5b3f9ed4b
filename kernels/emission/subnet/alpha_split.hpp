#pragma once

#include "kernels/emission/subnet/root_proportion.hpp"

namespace flywheel::emission {

/// A block's alpha between owner, miners, validators and root, in base units.
struct SplitAlpha {
  std::uint64_t owner;
  std::uint64_t server;
  std::uint64_t validator;
  std::uint64_t root;
};

/// Splits what a block pays out.
///     owner = alpha cut;  r = alpha - owner;  root = root proportion x r / 2;  server = r / 2;  validator = r - server
///     - root
/// Units   in: 32 binary places; out: floored to base units, each alone. Domain  cut <= 1. Errors  none.
/// Source  subtensor, coinbase/run_coinbase.rs, emit_to_subnets; vectors chain.
struct AlphaSplit {
  U96F32 owner_cut;  // 0 where the owner takes none

  FLYWHEEL_HD constexpr SplitAlpha operator()(U96F32 alpha, U96F32 root_proportion) const {
    constexpr U96F32 half{UInt128{1} << 31};
    auto const owner = saturating_multiply(alpha, owner_cut);
    auto const rest = saturating_subtract(alpha, owner);
    auto const root = saturating_multiply(saturating_multiply(root_proportion, rest), half);
    auto const server = saturating_multiply(rest, half);
    auto const validator = saturating_subtract(saturating_subtract(rest, server), root);
    return {owner.to_integer<std::uint64_t>(), server.to_integer<std::uint64_t>(),
            validator.to_integer<std::uint64_t>(), root.to_integer<std::uint64_t>()};
  }
};

}  // namespace flywheel::emission
