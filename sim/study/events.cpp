#include "sim/study/events.hpp"

#include <algorithm>

namespace flywheel::study {
namespace {

using engine::Intervention;
using scenario::Event;

Intervention::Kind kind_of(Event::Kind kind) {
  if (kind == Event::Kind::set) return Intervention::Kind::set;
  return kind == Event::Kind::adopt ? Intervention::Kind::adopt : Intervention::Kind::shock;
}

void add_event(Event const& event, std::vector<Intervention>& planned) {
  for (auto const& change : event.changes) {
    planned.push_back({.at_ms = event.at_ms,
                       .kind = kind_of(event.kind),
                       .economy = change.economy,
                       .key = change.key,
                       .value = change.value});
  }
}

}  // namespace

std::vector<std::vector<Intervention>> plan_events(std::vector<WorldPlan> const& worlds) {
  std::vector<std::vector<Intervention>> of_world;
  for (auto const& world : worlds) {
    auto& planned = of_world.emplace_back();
    for (auto const& event : world.scenario->events) add_event(event, planned);
  }
  return of_world;
}

void rehearse(std::vector<Intervention> const& events, WorldId world,
              std::vector<std::unique_ptr<engine::Economy>> const& economies, scenario::Faults& faults) {
  for (auto const& event : events) {
    auto const found = std::find_if(economies.begin(), economies.end(),
                                    [&](auto const& economy) { return economy->name() == event.economy; });
    if (found == economies.end()) continue;  // the reader has said so
    try {
      if (event.kind == Intervention::Kind::set) (*found)->set(world, event.key, event.value);
      if (event.kind == Intervention::Kind::adopt) (*found)->adopt(world, event.value);
      if (event.kind == Intervention::Kind::shock) (*found)->check_shock(event.key, event.value);
    } catch (scenario::ScenarioFaults const& wrong) {
      for (auto const& fault : wrong.faults) faults.add(fault);
    }
  }
}

}  // namespace flywheel::study
