#include "sim/study/explain.hpp"

#include "sim/economy/registry.hpp"

namespace flywheel::study {

std::vector<scenario::Explanation> explain(scenario::Scenario const& scenario) {
  auto rows = scenario::explain_scenario(scenario);
  for (auto const& [name, section] : scenario.economies) {
    scenario::Faults faults;
    auto const path = "economies." + name;
    auto const* const kind = economy::kind_of(section, path, faults);
    faults.throw_if_any();
    for (auto& row : kind->explain(section, path)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace flywheel::study
