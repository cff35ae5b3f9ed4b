#include "sim/study/provenance.hpp"

#include <fmt/format.h>

#include "sim/hdf5/sha256.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/study/explain.hpp"

namespace flywheel::study {
namespace {

/// Every scenario's text once, in the order of the worlds.
std::string text_of(std::vector<WorldPlan> const& worlds) {
  std::string text;
  scenario::Scenario const* last = nullptr;
  for (auto const& world : worlds) {
    if (world.scenario.get() == last) continue;
    if (last != nullptr) text += "---\n";
    last = world.scenario.get();
    text += scenario::to_text(last->root);
  }
  return text;
}

void add_rule_sets(scenario::Scenario const& scenario, std::vector<output::RuleSet>& rule_sets) {
  for (auto const& [name, section] : scenario.economies) {
    auto const* const protocol = section.find("protocol");
    if (protocol != nullptr) rule_sets.push_back({name, protocol->text, protocol->mark.file()});
  }
}

}  // namespace

output::Provenance provenance_of(std::vector<WorldPlan> const& worlds, std::string scenario_name,
                                 Program const& program, Device const& device) {
  auto const& first = *worlds.front().scenario;
  output::Provenance provenance;
  provenance.title = first.title;
  provenance.program_version = program.version;
  provenance.commit = program.commit;
  provenance.scenario_name = std::move(scenario_name);
  provenance.scenario_text = text_of(worlds);
  provenance.scenario_sha256 = hdf5::sha256_of(provenance.scenario_text);
  provenance.device = describe(device);
  provenance.start_unix_ms = first.time.start_unix_ms;
  add_rule_sets(first, provenance.rule_sets);
  provenance.assumptions = scenario::assumptions_of(first, explain(first));
  for (auto const& world : worlds)
    provenance.worlds.push_back({world.seed, world.replicate, fmt::format("replicate {}", world.replicate)});
  return provenance;
}

}  // namespace flywheel::study
