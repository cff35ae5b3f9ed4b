#pragma once

#include <cstdint>
#include <vector>

#include "kernels/statistics/concentration.hpp"
#include "sim/app/replay/run.hpp"

namespace flywheel::app::replay {

/// A figure under the snapshot's own hyperparameters and under those that were set.
template <class T>
struct Change {
  T before{};
  T after{};

  [[nodiscard]] friend bool operator==(Change const&, Change const&) = default;
};

enum class Role : std::uint8_t {
  validator,  // earns dividends, or has a permit and lists weights
  miner,      // earns incentive, or another one gives it a weight above 0
  both,
  idle,
};

/// What one uid gains or loses. Shares are u16 of 65535 as the last epoch leaves them; rao are sums over the epochs.
struct Effect {
  std::uint32_t uid;
  Role role;
  std::uint16_t stake_weight;  // before
  Change<std::uint16_t> incentive, dividends, consensus, validator_trust;
  Change<bool> permit;
  Change<std::uint64_t> emission_rao, incentive_rao, dividends_rao;

  [[nodiscard]] std::int64_t difference_rao() const {
    return static_cast<std::int64_t>(emission_rao.after) - static_cast<std::int64_t>(emission_rao.before);
  }
  [[nodiscard]] bool earns() const { return emission_rao.before > 0 || emission_rao.after > 0; }
};

/// A part of the emission and how it is spread over those who earn it under either set of hyperparameters.
struct Spread {
  Change<std::uint64_t> total_rao;
  Change<statistics::Concentration> held;
  std::uint32_t earners = 0;
};

/// Who gains and who loses.
struct Comparison {
  std::vector<Effect>
      effects;  // every uid: the largest difference first, then the largest emission, then the lower uid
  Spread emission, incentive, dividends;
  std::uint64_t gained_rao = 0, lost_rao = 0;  // sums over those who gain and those who lose
  std::uint32_t gainers = 0, losers = 0;
  std::vector<std::uint32_t> permits_given, permits_taken;                         // uids, after the last epoch
  std::uint32_t consensus_changed = 0, consensus_risen = 0, consensus_fallen = 0;  // uids: at all; from 0; to 0
};

/// Compares two outcomes of the same snapshot over the same epochs.
[[nodiscard]] Comparison compare(Outcome const& before, Outcome const& after);

}  // namespace flywheel::app::replay
