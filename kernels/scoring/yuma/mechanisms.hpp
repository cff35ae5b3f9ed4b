#pragma once

#include <cstdint>

#include "kernels/base/fixed_point.hpp"

namespace flywheel::scoring {

/// What one mechanism of a subnet gets of an emission; mechanism 0 gets the rest that rounding leaves too.
///     floor(emission share / 65535), or floor(emission / mechanisms) where no split is set
/// Units   rao; share u16 of 65535. Errors  none.
/// Source  opentensor/subtensor, subnets/mechanism.rs, split_emissions; reference section 5.9.
struct MechanismSplit {
  std::uint64_t emission_rao;
  std::uint32_t mechanisms;  // >= 1

  FLYWHEEL_HD constexpr std::uint64_t evenly() const { return emission_rao / mechanisms; }
  FLYWHEEL_HD constexpr std::uint64_t by_share(std::uint16_t share) const {
    return static_cast<std::uint64_t>(static_cast<UInt128>(emission_rao) * share / 65535);
  }
  /// Of mechanism 0, from the sum of all floors, its own included.
  FLYWHEEL_HD constexpr std::uint64_t with_rest(std::uint64_t own_rao, std::uint64_t sum_rao) const {
    return own_rao + (emission_rao - sum_rao);
  }
};

/// Adds what the epoch of one mechanism says of a neuron to what those before it said. Shares and the stored emission
/// count by the mechanism's part of the emission; what is paid to servers and validators just adds up.
///     value += floor(added weight),   weight = emission of the mechanism / emission of the subnet
/// Source  opentensor/subtensor, subnets/mechanism.rs, epoch_with_mechanisms; reference section 5.9.
struct MechanismWeight {
  U64F64 weight;

  /// Without any emission, mechanism 0 counts fully and the others not at all.
  FLYWHEEL_HD constexpr MechanismWeight(std::uint32_t mechanism, std::uint64_t own_rao, std::uint64_t emission_rao)
      : weight{divide_or(U64F64::from_integer(own_rao), U64F64::from_integer(emission_rao),
                         U64F64::from_integer(mechanism == 0 ? 1u : 0u))} {}

  template <class Stored>  // u16 shares, u64 rao
  FLYWHEEL_HD constexpr Stored operator()(Stored before, Stored added) const {
    auto const part = saturating_multiply(U64F64::from_integer(added), weight);
    return saturating_add(U64F64::from_integer(before), part).template to_integer<Stored>();
  }
};

}  // namespace flywheel::scoring
