#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"
#include "sim/app/scenario_arguments.hpp"
#include "sim/economy/registry.hpp"

namespace flywheel::app {
namespace {

using scenario::Explanation;

std::vector<Explanation> explain(scenario::Scenario const& scenario) {
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

void print_table(std::vector<Explanation> const& rows) {
  for (auto const& row : rows) {
    fmt::print("{} = {}\n    {}{}\n    from {}{}\n", row.key, row.value, row.meaning,
               row.settable ? " (settable by events)" : "", row.origin.empty() ? "the program" : row.origin,
               row.note.empty() ? "" : ": " + row.note);
  }
}

void print_json(std::vector<Explanation> const& rows) {
  auto list = nlohmann::ordered_json::array();
  for (auto const& row : rows) {
    list.push_back({{"key", row.key},
                    {"value", row.value},
                    {"meaning", row.meaning},
                    {"unit", row.unit},
                    {"origin", row.origin},
                    {"note", row.note},
                    {"settable", row.settable}});
  }
  fmt::print("{}\n", list.dump(1));
}

}  // namespace

Action add_explain(CLI::App& app) {
  auto const arguments = std::make_shared<ScenarioArguments>();
  auto const json = std::make_shared<bool>(false);
  arguments->add_to(app);
  app.add_flag("--json", *json, "print JSON");
  return [arguments, json] {
    for (auto const& file : arguments->files) {
      auto const rows = explain(*arguments->read(file));
      *json ? print_json(rows) : print_table(rows);
    }
    return success;
  };
}

}  // namespace flywheel::app
