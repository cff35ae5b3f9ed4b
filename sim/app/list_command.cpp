#include <fmt/format.h>

#include <algorithm>

#include "sim/app/command.hpp"
#include "sim/app/option_checks.hpp"
#include "sim/economy/registry.hpp"
#include "sim/study/scenario_files.hpp"
#include "sim/verify/verify.hpp"

namespace flywheel::app {
namespace {

void list_scenarios(bool protocols) {
  for (auto const& entry : study::list_scenarios(study::scenario_folders())) {
    bool const is_protocol = entry.name.starts_with("protocols/");
    if (is_protocol != protocols) continue;
    fmt::print("{:<28} {}\n", protocols ? entry.name.substr(10) : entry.name, entry.question);
  }
}

void list_metrics() {
  for (auto const& kind : economy::economy_kinds()) {
    fmt::print("{}: {}\n", kind.protocols, kind.meaning);
    for (auto const& metric : kind.metrics("<name>")) {
      fmt::print("  {}/{} [{}]\n      {}\n      = {}\n", metric.group, metric.name, metric.units, metric.long_name,
                 metric.formula);
    }
  }
}

void list_rules() {
  for (auto const& kind : verify::known_kinds()) fmt::print("{}\n", kind);
}

}  // namespace

Action add_list(CLI::App& app) {
  auto const what = std::make_shared<std::string>();
  app.add_option("what", *what, "scenarios, protocols, metrics or rules")
      ->required()
      ->type_name("NAME")
      ->check(one_of({"scenarios", "protocols", "metrics", "rules"}));
  return [what] {
    if (*what == "scenarios") list_scenarios(false);
    if (*what == "protocols") list_scenarios(true);
    if (*what == "metrics") list_metrics();
    if (*what == "rules") list_rules();
    return success;
  };
}

}  // namespace flywheel::app
