#include "sim/economy/market/provider_market/spec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernels/base/ids.hpp"
#include "sim/economy/market/provider_market/economy.hpp"
#include "sim/economy/market/provider_market/kind.hpp"
#include "sim/scenario/scenario.hpp"

namespace flywheel::economy {
namespace {

using ::testing::HasSubstr;

/// What is wrong with the market of PM-1 B after some values of it are changed.
[[nodiscard]] std::string faults_with(std::vector<std::string> const& overrides) {
  scenario::Faults faults;
  auto const scenario =
      scenario::read_scenario(FLYWHEEL_SOURCE_DIR "/scenarios/study/pm1_per_job.yaml", {}, overrides, faults);
  faults.throw_if_any();
  auto const& [name, section] = scenario.economies.front();
  (void)provider_market_kind().make({name, {section}}, faults);
  return scenario::to_text(faults.sorted());
}

TEST(ProviderMarketSpec, OfTheReferenceWorkloadHasNoFault) {
  EXPECT_EQ(faults_with({}), "");
}

TEST(ProviderMarketSpec, RefusesBoundsTheWrongWayRound) {
  EXPECT_THAT(
      faults_with({"economies.market.providers.uptime_low=100 %", "economies.market.providers.uptime_high=90 %"}),
      HasSubstr("economies.market.providers.uptime_high: expected at least uptime_low"));
  EXPECT_THAT(faults_with({"economies.market.providers.capacity_low=11"}),
              HasSubstr("economies.market.providers.capacity_high: expected at least capacity_low"));
  EXPECT_THAT(faults_with({"economies.market.providers.cost_low=6.5 tokens/step"}),
              HasSubstr("economies.market.providers.cost_high: expected at least cost_low"));
}

TEST(ProviderMarketSpec, RefusesMoreDrawsThanRandomNumbersLastFor) {
  EXPECT_THAT(faults_with({"economies.market.providers.count=3000000000"}),
              HasSubstr("economies.market.jobs_per_provider: expected at most 2^33 draws a step"));
  EXPECT_EQ(faults_with({"economies.market.providers.count=900000000"}), "");
}

TEST(ProviderMarketSpec, RefusesAMatchingThatIsNotThere) {
  EXPECT_THAT(faults_with({"economies.market.matching.model=auction"}), HasSubstr("economies.market.matching.model"));
}

TEST(ProviderMarketSpec, StaysAsItWasWhereAValueCannotBeSet) {
  scenario::Faults faults;
  auto const scenario =
      scenario::read_scenario(FLYWHEEL_SOURCE_DIR "/scenarios/study/pm1_per_job.yaml", {}, {}, faults);
  auto const spec =
      scenario::read_spec<ProviderMarketSpec>(scenario.economies.front().second, "economies.market", faults);
  faults.throw_if_any();
  ProviderMarketEconomy market{"market", std::vector<scenario::Node>(1), {spec}};
  EXPECT_THROW(market.set(WorldId{0}, "jobs_per_provider", scenario::Node::make_scalar("1001")),
               scenario::ScenarioFaults);
  EXPECT_EQ(market.spec(WorldId{0}).jobs_per_provider, 3);
  market.set(WorldId{0}, "jobs_per_provider", scenario::Node::make_scalar("4"));
  EXPECT_EQ(market.spec(WorldId{0}).jobs_per_provider, 4);
}

}  // namespace
}  // namespace flywheel::economy
