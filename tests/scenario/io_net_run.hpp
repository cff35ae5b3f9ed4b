#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/economy/depin/io_net/economy.hpp"
#include "tests/scenario/small_run.hpp"

namespace flywheel::study {

/// The small io.net of tests, with overrides as of --set.
std::vector<WorldPlan> io_net_worlds(std::vector<std::string> const& overrides);

/// A run of it whose state can be looked at afterwards, beside what it recorded.
class IoNetRun {
 public:
  explicit IoNetRun(std::vector<std::string> const& overrides) : IoNetRun{io_net_worlds(overrides), 1} {}
  IoNetRun(std::vector<WorldPlan> const& worlds, int threads);

  engine::Simulation& simulation() const { return *batch_.simulation; }
  economy::io_net::IoNetEconomy const& io() const { return *io_; }
  state::Ledger const& ledger() const { return simulation().ledger(); }
  economy::io_net::NetworkRow const& network(std::uint32_t world = 0) const { return io_->network(WorldId{world}); }

  RunOutcome run(engine::Audit audit = engine::Audit::at_settlements);

  /// What was recorded of a world in the group `io`, sample by sample, entities of a sample side by side.
  std::vector<double> recorded(std::string const& series, std::uint32_t world = 0) const;
  /// The same of an amount, exactly.
  std::vector<state::Amount> recorded_amounts(std::string const& group_and_series, std::uint32_t world = 0) const;
  /// Everything recorded of a world in the group `io`, NaN as 0: for comparisons.
  std::vector<double> all_recorded(std::uint32_t world) const;
  std::string const& path() const { return path_; }

 private:
  TestFolder folder_;
  std::string path_;
  std::vector<WorldPlan> worlds_;
  Batch batch_;
  economy::io_net::IoNetEconomy const* io_ = nullptr;
};

}  // namespace flywheel::study
