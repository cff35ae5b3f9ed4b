#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/study/recorded_run.hpp"
#include "sim/study/world_plan.hpp"

namespace flywheel::study {

/// A folder that lives as long as a test.
class TestFolder {
 public:
  TestFolder();
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  ~TestFolder();
  std::string path(std::string const& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

/// Builds worlds and runs them from the start.
RunOutcome run_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads = 1);

/// Builds the same worlds anew, as another process would, and goes on from the checkpoint beside the result.
RunOutcome resume_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads = 1);

}  // namespace flywheel::study
