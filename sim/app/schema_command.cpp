#include <fmt/format.h>

#include "sim/app/command.hpp"
#include "sim/economy/registry.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/scenario.hpp"

namespace flywheel::app {
namespace {

/// Any of the kinds of economy: what `economies` may hold.
scenario::Node schema_of_any_economy() {
  auto choices = scenario::Node::make_sequence();
  for (auto const& kind : economy::economy_kinds()) choices.items.push_back(kind.schema());
  auto any = scenario::Node::make_mapping();
  any.add("anyOf", std::move(choices));
  return any;
}

}  // namespace

Action add_schema(CLI::App&) {
  return [] {
    fmt::print("{}\n", scenario::to_json(scenario::schema_of_scenario(schema_of_any_economy())));
    return success;
  };
}

}  // namespace flywheel::app
