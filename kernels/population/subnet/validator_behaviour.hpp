#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// How a validator comes to its row.
enum class ValidatorKind : std::uint8_t {
  honest,            // looks at miners, weights what it believes of them
  lazy,              // the same, but seldom: the row that it sends again is stale
  row_copier,        // sends what another validator decided `lag_epochs` ago
  consensus_copier,  // sends the consensus of `lag_epochs` ago
  cartel,            // gives a share of its row to its own miners, evenly
  bribed,            // lifts the briber's miners to the best one's weight
  abstaining,        // sends nothing, and becomes inactive
};

/// A validator's conduct. A column over seats.
/// Domain  interval_epochs >= 1; lag_epochs below the depth of the history, at least 1 for a consensus_copier and for
///         one who copies a copier; own_share <= 65536.
/// Source  copying: lag L = 0 perfect, 1 without commit-reveal, 2 r with it (reference 12.4); cartels by coldkey: 15.4.
struct ValidatorBehaviour {
  static constexpr std::uint32_t no_bloc = 0;

  ValidatorKind kind = ValidatorKind::honest;
  std::uint32_t interval_epochs = 1;  // between two decisions; in between the last row is sent again
  std::uint32_t phase_epochs = 0;
  std::uint32_t lag_epochs = 0;
  std::uint32_t leader = 0;      // whom a row_copier follows: place among the subnet's seats
  std::uint32_t bloc = no_bloc;  // whose miners a cartel or a bribed validator serves
  std::uint32_t own_share = 0;   // of 65536: what a cartel's row gives to its own

  FLYWHEEL_HD bool is_copier() const {
    return kind == ValidatorKind::row_copier || kind == ValidatorKind::consensus_copier;
  }
  FLYWHEEL_HD bool looks_at_miners() const { return !is_copier() && kind != ValidatorKind::abstaining; }
  FLYWHEEL_HD bool decides_in(std::uint32_t epoch) const { return (epoch + phase_epochs) % interval_epochs == 0; }
};

}  // namespace flywheel::population
