#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/base/ids.hpp"
#include "kernels/base/random.hpp"
#include "sim/state/agents.hpp"

namespace flywheel::state {

/// The sampled agents of one world at one moment.
struct SampledAgents {
  std::vector<std::uint32_t> ids;   // ascending
  std::vector<std::uint32_t> rows;  // of the table, in the same order
  std::uint64_t left_out = 0;       // in the sample too, but beyond the room of its world
};

/// A share of a table's agents, drawn by id: agent i of a world is in the sample where
///     word(seed, i, 0, "record/<group>") < ceil(share x 2^32)
/// so that it is the same agent at every moment, whatever else happens, and a larger share adds to a smaller one.
/// Room    for mean + 6 standard deviations + 6 of the agents whom a world is expected to have at most, a binomial
///         number; it is exceeded once in more than 10^8 such samples. Agents beyond it, those of the highest ids, are
///         counted and left out.
/// Domain  0 < share <= 1; the table and its columns outlive the sample.
class AgentSample {
 public:
  AgentSample(AgentTable table, double share, std::vector<std::uint64_t> seeds);

  AgentTable const& table() const { return table_; }
  double share() const { return share_; }
  /// Places for the sample of the world that has most.
  std::uint64_t room() const;
  std::uint64_t room(WorldId world) const;

  /// Whether an agent is in the sample of its world, if it is there.
  bool holds(WorldId world, std::uint32_t id) const {
    return step_word(seeds_[world.value], id, 0, stream_) < threshold_;
  }
  /// Who is there and in the sample now.
  std::vector<SampledAgents> take() const;  // [worlds]

 private:
  AgentTable table_;
  double share_;
  std::uint64_t threshold_;
  std::vector<std::uint64_t> seeds_;  // [worlds]
  Stream stream_;
};

/// A column's values in the rows listed, as 64-bit words; signed ones in two's complement.
/// Errors  std::logic_error where the column does not hold whole numbers of 8, 32 or 64 bits.
std::vector<std::uint64_t> words_of(AgentTable const& table, AgentColumn const& column,
                                    std::span<std::uint32_t const> rows);

}  // namespace flywheel::state
