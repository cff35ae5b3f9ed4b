#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/hdf5/group.hpp"
#include "sim/output/layout.hpp"
#include "sim/state/agent_sample.hpp"

namespace flywheel::output {

/// Which agents a run records one by one, and at which of its samples: every so many, and the last.
struct AgentRecord {
  std::vector<state::AgentSample> samples = {};  // one a table
  std::uint64_t every_samples = 1;

  bool is_due(std::uint64_t sample, std::uint64_t of_samples) const {
    return sample % every_samples == 0 || sample + 1 == of_samples;
  }
};

/// Adds a group for each table: its own times, `count`, `left_out` and `id`, and an array or two for each column.
void add_agents(Layout& layout, AgentRecord const& record);

/// Writes snapshots of agents straight into their arrays, which have room for all from the start.
class AgentSnapshots {
 public:
  AgentSnapshots(AgentRecord const& record, Layout const& layout, hdf5::Group const& root);

  /// What a world's snapshot had no room for.
  struct LeftOut {
    std::uint32_t world;
    std::uint64_t agents;
    std::string what;
  };
  /// Records the agents as they are now, where the sample has a snapshot.
  std::vector<LeftOut> write(std::uint64_t sample);

 private:
  AgentRecord const& record_;
  std::uint64_t samples_;
  std::vector<hdf5::Group> groups_;  // [tables]
};

}  // namespace flywheel::output
