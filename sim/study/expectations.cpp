#include "sim/study/expectations.hpp"

#include <algorithm>

#include "sim/economy/registry.hpp"
#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::study {
namespace {

/// Every metric of the scenario, `io/price`. Economies whose protocol nobody knows have none.
std::vector<std::string> metrics_of(scenario::Scenario const& scenario) {
  std::vector<std::string> names;
  for (auto const& [name, section] : scenario.economies) {
    auto const* const protocol = section.find("protocol");
    auto const* const kind = protocol == nullptr ? nullptr : economy::find_kind(protocol->text);
    if (kind == nullptr) continue;
    for (auto const& series : kind->metrics(name)) names.push_back(series.group + "/" + series.name);
  }
  return names;
}

}  // namespace

void check_expectations(scenario::Scenario const& scenario, scenario::Faults& faults) {
  if (scenario.expectations.empty()) return;
  auto const known = metrics_of(scenario);
  for (std::size_t i = 0; i < scenario.expectations.size(); ++i) {
    auto const& asked = scenario.expectations[i].metric;
    if (asked.empty() || std::find(known.begin(), known.end(), asked) != known.end()) continue;
    faults.add(scenario.expectations[i].mark, "expect." + std::to_string(i) + ".metric",
               scenario::expected_but_got("a metric that `flywheel list metrics` prints, such as 'io/price'",
                                          "'" + asked + "'") +
                   scenario::did_you_mean(asked, known));
  }
}

}  // namespace flywheel::study
