#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"
#include "sim/app/scenario_arguments.hpp"
#include "sim/study/explain.hpp"

namespace flywheel::app {
namespace {

using scenario::Explanation;

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
  arguments->add_to(app)->expected(1);
  app.add_flag("--json", *json, "print JSON");
  return [arguments, json] {
    auto const rows = study::explain(*arguments->read(arguments->files.front()));
    *json ? print_json(rows) : print_table(rows);
    return success;
  };
}

}  // namespace flywheel::app
