#include "tests/scenario/cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace flywheel::study {
namespace {

std::string const folder = FLYWHEEL_SOURCE_DIR "/scenarios";

/// Two changes of rules, the first before the first sample, the second between two steps and so between two samples.
constexpr auto two_events =
    "events=[{at: +30 min, set: {economies.market.jobs_per_provider: 2.5}}, "
    "{at: +17.5 h, set: {economies.market.fee: 2 %, economies.market.providers.exit: 1 %}}]";

std::vector<std::string> another_market(int i) {
  return {fmt::format("seed={}", 1000 + i % 5), fmt::format("economies.market.jobs_per_provider={}", 2.0 + 0.03 * i),
          fmt::format("economies.market.providers.count={}", 500 + 37 * i),
          fmt::format("economies.market.step={} min", 20 + i % 7),
          fmt::format("events=[{{at: +{} min, set: {{economies.market.fee: 1 %}}}}]", 7 * i)};
}

}  // namespace

std::vector<Case> const& cases() {
  static std::vector<Case> const all{
      {"ProRata",
       "study/pm1_pro_rata.yaml",
       {"time.run=40 h", "time.sample=3 h", "economies.market.providers.count=9000", two_events},
       another_market},
      {"PerJob",
       "study/pm1_per_job.yaml",
       {"time.run=40 h", "time.sample=3 h", "economies.market.providers.count=9000", two_events},
       another_market},
  };
  return all;
}

std::shared_ptr<scenario::Scenario const> read_case(Case const& one, std::vector<std::string> const& more) {
  auto overrides = one.overrides;
  overrides.insert(overrides.end(), more.begin(), more.end());
  scenario::Faults faults;
  auto scenario = std::make_shared<scenario::Scenario>(
      scenario::read_scenario(folder + "/" + one.file, {folder}, overrides, faults));
  if (!faults.empty()) ADD_FAILURE() << scenario::to_text(faults.sorted());
  return scenario;
}

}  // namespace flywheel::study
