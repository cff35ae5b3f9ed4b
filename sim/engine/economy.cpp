#include "sim/engine/economy.hpp"

#include "sim/scenario/fault.hpp"

namespace flywheel::engine {

void Economy::adopt(WorldId, scenario::Node const& rules) {
  scenario::Faults faults;
  faults.add(rules.mark, path(), "expected a parameter to set: this economy has no rule sets to adopt");
  faults.throw_if_any();
}

void Economy::check_shock(std::string_view key, scenario::Node const& size) const {
  scenario::Faults faults;
  faults.add(size.mark, path() + "." + std::string{key},
             "expected a parameter to set: this economy has no state that a shock may change");
  faults.throw_if_any();
}

void Economy::shock(Simulation&, WorldId, TimeMs, std::string_view key, scenario::Node const& size) {
  check_shock(key, size);
}

}  // namespace flywheel::engine
