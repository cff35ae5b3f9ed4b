#include "sim/study/batch.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/economy/registry.hpp"
#include "sim/scenario/document.hpp"
#include "sim/study/events.hpp"
#include "sim/study/expectations.hpp"

namespace flywheel::study {
namespace {

using economy::Description;

void require_one_period(std::vector<WorldPlan> const& worlds) {
  auto const& first = worlds.front().scenario->time;
  for (auto const& world : worlds) {
    auto const& time = world.scenario->time;
    if (time.start_unix_ms != first.start_unix_ms || time.run_ms != first.run_ms || time.sample_ms != first.sample_ms) {
      throw std::invalid_argument{"the worlds of a batch must have the same `time`"};
    }
    if (world.scenario->record.agents != worlds.front().scenario->record.agents) {
      throw std::invalid_argument{"the worlds of a batch must have the same `record`"};
    }
  }
}

/// Economy by economy, every world's section.
std::vector<Description> describe_economies(std::vector<WorldPlan> const& worlds) {
  std::vector<Description> economies;
  for (auto const& [name, section] : worlds.front().scenario->economies) economies.push_back({name, {}});
  for (auto const& world : worlds) {
    auto const& sections = world.scenario->economies;
    if (sections.size() != economies.size()) throw std::invalid_argument{"the worlds of a batch differ in economies"};
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i].first != economies[i].name) {
        throw std::invalid_argument{"the worlds of a batch differ in economies"};
      }
      economies[i].of_world.push_back(sections[i].second);
    }
  }
  return economies;
}

/// A protocol's name alone brings no rules: says how to get them, where more is missing than is there.
void advise_to_extend(std::string const& path, scenario::Node const& section, scenario::Faults& faults) {
  auto const* const protocol = section.find("protocol");
  auto const name = "protocols/" + protocol->text + ".yaml";
  auto const file = scenario::find_file(name, protocol->mark);
  auto const is_of_it = [&](auto const& entry) { return entry.mark.file() == *file; };
  if (!file || std::any_of(section.entries.begin(), section.entries.end(), is_of_it)) return;
  faults.add(protocol->mark, path + ".protocol",
             "expected `extends: " + name + "` in its place, which brings these rules, got their name alone");
}

std::vector<std::unique_ptr<engine::Economy>> make_economies(std::vector<Description> const& descriptions,
                                                             scenario::Faults& faults) {
  std::vector<std::unique_ptr<engine::Economy>> economies;
  std::vector<std::string> names;
  for (auto const& description : descriptions) names.push_back(description.name);
  for (auto const& description : descriptions) {
    auto const path = "economies." + description.name;
    auto const& section = description.of_world.front();
    auto const* const kind = economy::kind_of(section, path, faults, names);
    if (kind == nullptr) continue;
    auto const faults_before = faults.size();
    economies.push_back(kind->make(description, faults));
    if (faults.size() - faults_before > section.entries.size()) advise_to_extend(path, section, faults);
  }
  return economies;
}

/// What a batch needs before it has state.
struct Plans {
  std::vector<std::unique_ptr<engine::Economy>> economies;
  std::vector<std::vector<engine::Intervention>> events;  // [worlds]
};

/// Reads every world's economies, and applies the events to copies that will never run.
Plans plan(std::vector<WorldPlan> const& worlds, scenario::Faults& faults) {
  require_one_period(worlds);
  auto const descriptions = describe_economies(worlds);
  Plans plans{make_economies(descriptions, faults), plan_events(worlds)};
  check_expectations(*worlds.front().scenario, faults);
  auto const has_none = [](auto const& events) { return events.empty(); };
  if (!faults.empty() || std::all_of(plans.events.begin(), plans.events.end(), has_none)) return plans;
  auto const rehearsal = make_economies(descriptions, faults);
  for (std::uint32_t world = 0; world < worlds.size(); ++world) {
    rehearse(plans.events[world], WorldId{world}, rehearsal, faults);
  }
  return plans;
}

}  // namespace

Batch build_batch(std::vector<WorldPlan> const& worlds, Device const& device, scenario::Faults& faults) {
  auto plans = plan(worlds, faults);
  if (!faults.empty()) return {};
  auto const& time = worlds.front().scenario->time;
  std::vector<engine::World> rows;
  rows.reserve(worlds.size());
  for (auto const& world : worlds) rows.push_back({world.seed, world.replicate});
  Batch batch{std::make_unique<engine::Simulation>(
                  device, engine::Period{time.start_unix_ms, time.run_ms, time.sample_ms}, std::move(rows)),
              nullptr, worlds.front().scenario->record.agents};
  try {
    for (auto& economy : plans.economies) batch.simulation->add(std::move(economy));
  } catch (scenario::ScenarioFaults const& wrong) {  // of a file that the scenario names
    for (auto const& fault : wrong.faults) faults.add(fault);
    return {};
  }
  auto interventions = std::make_unique<engine::Interventions>(*batch.simulation, std::move(plans.events));
  batch.interventions = interventions.get();
  batch.simulation->add(std::move(interventions));
  return batch;
}

void check_worlds(std::vector<WorldPlan> const& worlds, scenario::Faults& faults) {
  (void)build_batch(worlds, HostBackend{}, faults);
}

}  // namespace flywheel::study
