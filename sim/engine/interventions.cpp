#include "sim/engine/interventions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/engine/simulation.hpp"

namespace flywheel::engine {
namespace {

/// Changes the rules that an intervention changes; a shock changes none.
void change_rules(Simulation const& simulation, WorldId world, Intervention const& intervention) {
  auto* const economy = simulation.find_economy(intervention.economy);
  if (intervention.kind == Intervention::Kind::set) economy->set(world, intervention.key, intervention.value);
  if (intervention.kind == Intervention::Kind::adopt) economy->adopt(world, intervention.value);
}

std::string text_of(scenario::Node const& value) {
  if (value.is_scalar()) return value.text;
  auto const* const protocol = value.find("protocol");
  return protocol != nullptr ? protocol->text : "a new rule set";
}

}  // namespace

std::string to_text(Intervention const& intervention) {
  constexpr char const* verbs[] = {"set", "adopt", "shock"};
  auto const key = intervention.key.empty() ? "" : "." + intervention.key;
  return fmt::format("{} economies.{}{}: {}", verbs[static_cast<int>(intervention.kind)], intervention.economy, key,
                     text_of(intervention.value));
}

Interventions::Interventions(Simulation& simulation, std::vector<std::vector<Intervention>> of_world)
    : of_world_{std::move(of_world)} {
  std::vector<std::uint32_t> const one(simulation.worlds(), 1);
  auto& table = simulation.add_host_table("interventions", one);
  happened_ = table.add<std::uint32_t>("happened");
  table.set_used(one);
}

TimeMs Interventions::planned(WorldId world) const {
  auto const happened = happened_.data()[world.value];
  auto const& events = of_world_[world.value];
  return happened < events.size() ? events[happened].at_ms : never_ms;
}

TimeMs Interventions::first_ms(Simulation const&, WorldId world) const {
  return planned(world);
}

TimeMs Interventions::next_ms(Simulation const&, WorldId world, TimeMs) const {
  return planned(world);
}

void Interventions::fire(Simulation& simulation, Due const& due) const {
  for (auto const row : due.worlds) {
    WorldId const world{row};
    for (auto now = due.now(row); planned(world) <= now; ++happened_.data()[row]) {
      auto const& intervention = of_world_[row][happened_.data()[row]];
      auto* const economy = simulation.find_economy(intervention.economy);
      change_rules(simulation, world, intervention);
      if (intervention.kind == Intervention::Kind::shock) {
        economy->shock(simulation, world, now, intervention.key, intervention.value);
      } else {
        economy->configure(simulation, world);
      }
      simulation.note({world, now, to_text(intervention)});
    }
  }
}

std::vector<scenario::Node const*> Interventions::adopted() const {
  std::vector<scenario::Node const*> rule_sets;
  for (auto const& events : of_world_) {
    for (auto const& event : events) {
      if (event.kind == Intervention::Kind::adopt) rule_sets.push_back(&event.value);
    }
  }
  return rule_sets;
}

std::size_t Interventions::most_planned() const {
  std::size_t most = 0;
  for (auto const& events : of_world_) most = std::max(most, events.size());
  return most;
}

void Interventions::replay(Simulation& simulation) const {
  for (std::uint32_t row = 0; row < simulation.worlds(); ++row) {
    for (std::uint32_t i = 0; i < happened_.data()[row]; ++i) change_rules(simulation, WorldId{row}, of_world_[row][i]);
  }
}

}  // namespace flywheel::engine
