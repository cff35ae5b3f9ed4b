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
    auto const owner = saturating_multiply(alpha, owner_cut);
    auto const rest = saturating_subtract(alpha, owner);
    auto const root = halved(saturating_multiply(root_proportion, rest));
    auto const server = halved(rest);
    auto const validator = saturating_subtract(saturating_subtract(rest, server), root);
    return {owner.to_integer<std::uint64_t>(), server.to_integer<std::uint64_t>(),
            validator.to_integer<std::uint64_t>(), root.to_integer<std::uint64_t>()};
  }

 private:
  /// The product with one half, whose last bit is cut.
  FLYWHEEL_HD static constexpr U96F32 halved(U96F32 value) { return {value.bits >> 1}; }
};

}  // namespace flywheel::emission
