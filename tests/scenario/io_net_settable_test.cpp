#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <span>

#include "sim/economy/depin/io_net/kind.hpp"
#include "tests/scenario/io_net_run.hpp"
#include "tests/support/slow_build.hpp"

namespace flywheel::study {
namespace {

/// A parameter that an event may set, with a value far from that of the small scenario.
struct Settable {
  char const* key;
  char const* value;
};

constexpr Settable of_the_first_rules[] = {
    {"emission.first_year_rate", "4 %"},
    {"eligibility.uptime", "40 h"},
    {"proof_of_work.enforced", "no"},
    {"proof_of_work.exempt_when_hired", "no"},
    {"proof_of_work.false_reject", "20 %"},
    {"score.constant", "100000"},
    {"score.per_tier", "90000"},
    {"score.per_multiplier", "20"},
    {"score.when_hired", "900000"},
    {"processors.GeForce RTX 4090.multiplier", "5"},
    {"processors.GeForce RTX 4090.stake_multiplier", "9"},
    {"staking.minimum", "20 IO"},
    {"staking.cooldown", "1 h"},
    {"slashing.share_of_stake", "10 %"},
    {"slashing.share_of_accrued", "10 %"},
    {"slashing.appeal", "1 h"},
    {"slashing.overturned", "0 %"},
    {"fees.reservation", "3 %"},
    {"fees.payment_usdc", "5 %"},
    {"fees.payment_io", "5 %"},
    {"buyback.share_of_revenue", "90 %"},
    {"token_market.fee", "3 %"},
    {"token_market.settlement", "sequential"},
    {"token_market.traders.fundamental", "1.50 USD/IO"},
    {"token_market.traders.revenue_weight", "90 %"},
    {"token_market.traders.revenue_multiple", "900"},
    {"token_market.traders.required_return", "2 %/d"},
    {"token_market.traders.trend", "1.5"},
    {"token_market.traders.intensity_of_choice", "5"},
    {"token_market.traders.memory", "10 %"},
    {"token_market.traders.information_cost", "1 USD/d"},
    {"token_market.traders.risk", "0.8"},
    {"devices.RTX 4090.cost", "0.30 USD/h"},
    {"devices.RTX 4090.failures.gpu_rate", "40 /year"},
    {"devices.RTX 4090.failures.site_rate", "200 /year"},
    {"devices.RTX 4090.failures.repair_median", "60"},
    {"devices.RTX 4090.failures.repair_log_sd", "0.1"},
    {"devices.RTX 4090.failures.lemon_factor", "500"},
    {"providers.entry.innovation", "9 /year"},
    {"providers.entry.imitation", "9 /year"},
    {"providers.entry.reward_elasticity", "50"},
    {"providers.entry.profit_weight", "0"},
    {"providers.exit.hazard", "90 %/month"},
    {"providers.exit.margin_sensitivity", "0"},
    {"providers.exit.reference_margin", "20"},
    {"providers.exit.age_shape", "2"},
    {"providers.exit.age_scale", "1"},
    {"providers.exit.lock_in", "1 h"},
    {"providers.selling.profit_taking", "90 %"},
    {"providers.pricing.target_utilisation", "0.1 %"},
    {"providers.pricing.step", "5 %"},
    {"providers.stake_return", "1e9 /year"},
    {"providers.stake_purchases", "0.1 %"},
    {"customers.innovation", "20 /year"},
    {"customers.imitation", "90 /year"},
    {"customers.jobs.orders", "50 orders/w"},
    {"customers.demand.elasticity", "-9"},
    {"customers.demand.growth", "90 %/month"},
    {"customers.demand.reference_half_life", "1"},
    {"customers.willingness.median", "0.7"},
    {"customers.willingness.log_sd", "2"},
    {"customers.failures_tolerated", "0"},
    {"customers.leaving", "100 %"},
    {"customers.any_region", "5 %"},
    {"cheaters.3.arrivals", "100 /year"},
    {"cheaters.3.identity_cost", "1e6 USD/device"},
    {"detection.response_time_log_sd", "2"},
    {"detection.response_time_threshold", "1.1"},
    {"detection.challenge_overlap", "90 %"},
    {"detection.metadata_hazard", "90 %/d"},
    {"detection.metadata_false", "20 /year"},
    {"detection.spot_check", "20 /month"},
    {"detection.authentication", "no"},
    {"detection.authentication_power", "90 %"},
    {"detection.reported", "0 %"},
    {"detection.failures_until_ban", "1"},
};

constexpr Settable of_the_engine[] = {
    {"staking.co_staking.stake_share", "70 %"},
    {"staking.co_staking.owner_keeps", "5 %"},
    {"incentive_engine.target_share_of_ask", "90 %"},
    {"incentive_engine.utilisation_weight", "70 %"},
};

/// What is recorded when one parameter is set in each world, world 0 excepted. The run has no other changes of rules
/// than `before`, which is at the start.
std::vector<std::vector<double>> recorded_when_set(std::span<Settable const> parameters, std::string const& before) {
  std::vector<WorldPlan> worlds;
  auto const add = [&](std::string const& event) {
    worlds.push_back(io_net_worlds({"time.run=20 d", "time.sample=4 d", "economies.io.providers.initial=150",
                                    "economies.io.cheaters.0.initial=12", "economies.io.unlocks=[]",
                                    "events=[" + before + event + "]"})
                         .front());
  };
  add("");
  for (auto const& [key, value] : parameters) {
    add(fmt::format("{{at: +6 h, set: {{economies.io.{}: {}}}}}", key, value));
  }
  IoNetRun run{worlds, 2};
  EXPECT_THAT(run.run(engine::Audit::at_samples).failures, ::testing::Each(""));
  std::vector<std::vector<double>> recorded;
  for (std::uint32_t world = 0; world < worlds.size(); ++world) recorded.push_back(run.all_recorded(world));
  return recorded;
}

void expect_each_changes_what_is_recorded(std::span<Settable const> parameters, std::string const& before) {
  auto const recorded = recorded_when_set(parameters, before);
  for (std::size_t i = 0; i < parameters.size(); ++i) EXPECT_NE(recorded[1 + i], recorded[0]) << parameters[i].key;
}

/// A key with its list positions and entries' names as `*`.
std::string general(std::string const& key) {
  static std::regex const entry{R"((processors|devices|cheaters|unlocks)\.[^.]+\.)"};
  return std::regex_replace(key, entry, "$1.*.");
}

TEST(IoNetParameters, ThatAreSettableAreAllListedHere) {
  std::set<std::string> listed{"unlocks.*.sold", "emission.monthly_decline"};  // tested by itself, and by the vectors
  for (auto const& one : of_the_first_rules) listed.insert(general(one.key));
  auto const scenario = io_net_worlds({}).front().scenario;
  std::set<std::string> settable;
  for (auto const& row : economy::io_net::kind().explain(scenario->economies.front().second, "")) {
    if (row.settable) settable.insert(general(row.key.substr(row.key.front() == '.' ? 1 : 0)));
  }
  EXPECT_EQ(settable, listed);
}

TEST(IoNetParameters, EachChangeWhatIsRecorded) {
  std::span const all{of_the_first_rules};
  expect_each_changes_what_is_recorded(is_slow_build ? all.first(8) : all, "");
}

TEST(IoNetParameters, OfTheIncentiveEngineAndCoStakingEachChangeWhatIsRecorded) {
  expect_each_changes_what_is_recorded(of_the_engine, "{at: +1 h, adopt: {economies.io: io_net/2026-06}}, ");
}

TEST(IoNetParameters, SoldPartOfAnUnlockChangesWhatHoldersSell) {
  IoNetRun run{{"events=[{at: +6 h, set: {economies.io.unlocks.0.sold: 0 %}}]"}};
  run.run();
  EXPECT_EQ(run.ledger().flowed(WorldId{0}, run.io().accounts().token_flows.holders_sell), 0);
}

}  // namespace
}  // namespace flywheel::study
