#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/process.hpp"
#include "sim/scenario/node.hpp"
#include "sim/state/table.hpp"

namespace flywheel::engine {

/// One change from outside that a scenario plans for a world.
struct Intervention {
  enum class Kind { set, adopt, shock };

  TimeMs at_ms;
  Kind kind;
  std::string economy;
  std::string key;  // below the economy; empty of `adopt`
  scenario::Node value;
};

/// "set economies.io.emission.first_year_rate: 4 %".
std::string to_text(Intervention const& intervention);

/// Fires the scenario's events: each world has its own list, in time order, and remembers how many have happened.
class Interventions final : public Process {
 public:
  Interventions(Simulation& simulation, std::vector<std::vector<Intervention>> of_world);

  std::string_view name() const override { return "interventions"; }
  Phase phase() const override { return Phase::intervention; }
  TimeMs first_ms(Simulation const& simulation, WorldId world) const override;
  void fire(Simulation& simulation, Due const& due) const override;
  TimeMs next_ms(Simulation const& simulation, WorldId world, TimeMs now) const override;

  /// The rule sets that events adopt, world by world.
  std::vector<scenario::Node const*> adopted() const;
  /// The number of changes planned for the world that has the most.
  std::size_t most_planned() const;
  /// After a resume: gives every world the rules that its past events had set, without repeating their shocks.
  void replay(Simulation& simulation) const;

 private:
  TimeMs planned(WorldId world) const;

  std::vector<std::vector<Intervention>> of_world_;
  state::Column<std::uint32_t> happened_;  // [worlds]
};

}  // namespace flywheel::engine
