#include "sim/app/bench/pm1.hpp"

#include <fmt/format.h>

#include "sim/app/bench/measure.hpp"
#include "sim/study/scenario_files.hpp"

namespace flywheel::app::bench {

std::shared_ptr<scenario::Scenario const> read_scenario(std::string const& name,
                                                        std::vector<std::string> const& overrides) {
  auto const folders = study::scenario_folders();
  scenario::Faults faults;
  auto read = std::make_shared<scenario::Scenario>(
      scenario::read_scenario(study::find_scenario(name, folders), folders, overrides, faults));
  faults.throw_if_any();
  return read;
}

std::shared_ptr<scenario::Scenario const> Pm1::read(std::vector<std::string> more_overrides) const {
  std::vector<std::string> overrides{fmt::format("economies.market.providers.count={}", providers),
                                     fmt::format("replicates={}", markets), fmt::format("time.run={} h", steps),
                                     fmt::format("time.sample={} h", steps_per_sample)};
  overrides.insert(overrides.end(), more_overrides.begin(), more_overrides.end());
  return read_scenario(scenario, overrides);
}

study::Batch build(std::vector<study::WorldPlan> const& worlds, Device const& device) {
  scenario::Faults faults;
  auto batch = study::build_batch(worlds, device, faults);
  faults.throw_if_any();
  return batch;
}

TimedRun time_run(Pm1 const& workload, Device const& device) {
  auto const batch = build(study::worlds_of(workload.read()), device);
  Bystander bystander;
  engine::Run run{*batch.simulation, bystander};
  run.begin();
  double const seconds = seconds_of([&] { run.advance(); });
  return {seconds, run.costs().back().seconds};
}

}  // namespace flywheel::app::bench
