#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/engine/process.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::engine {

/// One thing that a run found out of one world, for the table at its end. A value that does not exist is NaN.
struct Finding {
  std::string name;
  double value;
  std::string unit;
  std::string meaning;
};

/// One economy of a scenario, over all worlds of the batch. Its rules may differ from world to world; its kind may not.
class Economy {
 public:
  virtual ~Economy() = default;
  /// The name that the scenario gives it.
  virtual std::string_view name() const = 0;
  /// The files that its worlds' specifications name, which it reads when it is declared.
  virtual std::vector<std::string> files() const { return {}; }
  /// Declares tables, accounts, flows, series, processes and domains. Called once, before anything else.
  virtual void declare(Simulation& simulation) = 0;
  /// Writes a world's rules into the derived columns, from its specification as it stands now.
  virtual void configure(Simulation& simulation, WorldId world) = 0;
  /// Writes the state at time 0: who is there, and genesis as a mint. After configure, not called on a resume.
  virtual void begin(Simulation& simulation) = 0;
  /// After a resume has restored every saved column and configured every world: makes derived columns again.
  virtual void restored(Simulation& simulation) { (void)simulation; }
  /// Fills the series that it declared, for every world.
  virtual void measure(Simulation& simulation) = 0;
  /// What it has come to in a world so far: the same names in the same order in every world.
  virtual std::vector<Finding> findings(Simulation const& simulation, WorldId world) const = 0;

  /// Sets one parameter of one world's specification; configure() follows.
  /// Errors  scenario::ScenarioFaults where there is no such parameter, it is not settable or the value does not fit.
  virtual void set(WorldId world, std::string_view key, scenario::Node const& value) = 0;
  /// Makes another rule set that of one world; configure() follows. As it stands here: there is none.
  virtual void adopt(WorldId world, scenario::Node const& rules);
  /// Says what keeps a shock from being possible, as set() does for a parameter; changes nothing. As it stands here: no
  /// shock is.
  virtual void check_shock(std::string_view key, scenario::Node const& size) const;
  /// Changes state from outside, once. Not repeated on a resume.
  virtual void shock(Simulation& simulation, WorldId world, TimeMs now, std::string_view key,
                     scenario::Node const& size);

 protected:
  /// Of its section, as faults name it.
  std::string path() const { return "economies." + std::string{name()}; }
};

}  // namespace flywheel::engine
