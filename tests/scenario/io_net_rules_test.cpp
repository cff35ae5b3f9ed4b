#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "tests/scenario/io_net_run.hpp"

namespace flywheel::study {
namespace {

using economy::io_net::Accounts;
using ::testing::Each;
using Words = std::vector<std::string>;

state::Amount flowed(IoNetRun const& run, state::FlowId flow) {
  return run.ledger().flowed(WorldId{0}, flow);
}

/// Another model of the token's price.
Words with_market(std::string const& model, Words more) {
  more.push_back("economies.io.token_market={" + model + "}");
  return more;
}

std::string price_shock(std::string const& at) {
  return "events=[{at: " + at + ", shock: {economies.io.token_market.price: -50 %}}]";
}

// --- the token's price ---

TEST(IoNetPrice, OfAConstantMarketIsHalvedByAShockAtTheNextTrade) {
  IoNetRun run{with_market("model: constant, price: 2 USD/IO", {"time.run=6 d", price_shock("+3 d")})};
  run.run();
  EXPECT_EQ(run.recorded("price"), (std::vector<double>{2, 2, 1, 1}));
  EXPECT_GT(flowed(run, run.io().accounts().token_flows.operators_sell), 0);
}

TEST(IoNetPrice, OfASeriesIsTheLastQuote) {
  TestFolder const folder;
  auto const file = folder.path("quotes.csv");
  std::ofstream{file} << "time,usd_per_token\n2024-06-20T00:00Z,4\n+3 d,3\n+5 d,2.5\n";
  IoNetRun run{with_market("model: series, longest_gap: 30 d, file: " + file, {"time.run=8 d", price_shock("+6.5 d")})};
  run.run();
  EXPECT_EQ(run.recorded("price"), (std::vector<double>{4, 4, 3, 2.5, 1.25}));
}

TEST(IoNetPrice, OfADiffusionWithoutVolatilityGrowsWithItsDrift) {
  IoNetRun run{
      with_market("model: diffusion, price: 2 USD/IO, drift: 0.5 /year, volatility: 0, jumps: 0 jumps/year, "
                  "jump_log_mean: 0, jump_log_sd: 0",
                  {"time.run=20 d", "events=[]"})};
  run.run();
  EXPECT_NEAR(run.network().price_usd, 2 * std::exp(0.5 * 20 / 365.0), 1e-9);
}

TEST(IoNetPrice, OfBeliefHasNoMarketAndEmissionGoesOn) {
  IoNetRun run{with_market("model: belief, price: 0.1 USD/IO", {"time.run=6 d", price_shock("+3 d")})};
  run.run();
  EXPECT_EQ(run.recorded("price"), (std::vector<double>{0.1, 0.1, 0.05, 0.05}));
  auto const& flows = run.io().accounts().token_flows;
  EXPECT_EQ(flowed(run, flows.operators_sell) + flowed(run, flows.stakes_bought), 0);
  EXPECT_GT(flowed(run, flows.emission), 0);
}

/// A season of points: each block mints the same, and nobody can trade them.
TEST(IoNetPrice, OfPointsIsABeliefAndBlocksMintTheSame) {
  Words const words{"time.run=6 d", "events=[]", "economies.io.providers.staked=100 %",
                    "economies.io.emission={model: fixed, per_block: 1000 IO, block: 1 h}"};
  IoNetRun run{with_market("model: belief, price: 0.1 USD/IO", words)};
  run.run();
  EXPECT_EQ(run.recorded("emitted_tokens"), (std::vector<double>{0, 48'000, 96'000, 144'000}));
}

/// Arbitrage leaves a pool within its fee of the reference: price in [reference (1 - fee), reference / (1 - fee)].
TEST(IoNetPrice, OfAPoolWithAReferenceFollowsItsShock) {
  IoNetRun run{{"time.run=6 d", "economies.io.token_market.traders=null",
                "economies.io.token_market.reference={model: constant, price: 3 USD/IO}", price_shock("+3 d")}};
  run.run();
  auto const price = run.recorded("price");
  EXPECT_NEAR(price[1], 3.0, 3.0 * 0.0031);
  EXPECT_NEAR(price[2], 1.5, 1.5 * 0.0031);
  EXPECT_EQ(run.recorded("reference_price"), (std::vector<double>{3, 3, 1.5, 1.5}));
}

TEST(IoNetPrice, OfAPoolIsTheRatioOfItsReserves) {
  IoNetRun run{{"time.run=10 d", "events=[]"}};
  run.run();
  auto const tokens = run.recorded("on_the_market_tokens");
  auto const dollars = run.recorded("market_depth_tokens");
  auto const price = run.recorded("price");
  for (std::size_t i = 0; i < price.size(); ++i) EXPECT_NEAR(price[i], dollars[i] / tokens[i], 1e-6 * price[i]);
}

TEST(IoNetPrice, ShockWithoutAReferenceMovesWhatTradersBelieve) {
  IoNetRun run{{"time.run=6 d", "economies.io.token_market.traders.revenue_weight=0 %", price_shock("+3 d")}};
  run.run();
  auto const belief = run.recorded("fundamental_price");
  EXPECT_EQ(belief[1], 3.0);
  EXPECT_EQ(belief[2], 1.5);
}

// --- supply and demand ---

TEST(IoNetShock, OfSupplyTakesDevicesDownAndTheyComeBack) {
  IoNetRun run{
      {"time.run=6 d", "time.sample=1 d", "events=[{at: +47.9 h, shock: {economies.io.providers.devices: -100 %}}]"}};
  run.run();
  auto const gpus = run.recorded("claimed_gpus");
  EXPECT_LT(gpus[2], 0.05 * gpus[1]);
  EXPECT_GT(gpus[4], 0.9 * gpus[1]);
}

/// After a shock of -100 % each customer places at most the order that was planned before it.
TEST(IoNetShock, OfDemandActsFromTheNextOrderOn) {
  Words const words{"time.run=10 d", "time.sample=5 d", "economies.io.customers.potential=0"};
  auto const orders_after = [&](std::string const& change) {
    auto all = words;
    all.push_back("events=[{at: +5 d, shock: {economies.io.customers.demand: " + change + "}}]");
    IoNetRun run{all};
    run.run();
    auto const orders = run.recorded("orders");
    return orders[2] - orders[1];
  };
  double const usual = orders_after("0 %");
  EXPECT_LE(orders_after("-100 %"), 60);
  // About 60 x 5 / 7 x 5 orders are usual; three times the rate gives far more than their spread (r = 1 an hour) hides.
  EXPECT_GT(orders_after("200 %"), 1.5 * usual);
}

TEST(IoNetPricing, LowersThePostedPriceOfWhatNobodyHires) {
  IoNetRun run{
      {"time.run=10 d", "events=[]", "economies.io.customers.initial=0", "economies.io.customers.potential=0"}};
  run.run();
  EXPECT_NEAR(run.io().classes_of(WorldId{0})[8].posted_micro_usd, 100'000 * std::pow(0.997, 10), 1e-3);  // RTX 3060
  EXPECT_EQ(run.recorded("orders").back(), 0);
}

TEST(IoNetArrivals, EndWhereNobodyIsLeftToEnter) {
  IoNetRun run{{"time.run=20 d", "events=[]", "economies.io.providers.potential=300",
                "economies.io.customers.potential=60", "economies.io.providers.exit.hazard=0 /month"}};
  run.run();
  EXPECT_THAT(run.recorded("operator_entries"), Each(300));
  EXPECT_LE(run.recorded("customers").back(), 60);
}

// --- stakes ---

TEST(IoNetStakes, AreNotBoughtWhereTheirReturnIsTooLow) {
  IoNetRun run{{"time.run=6 d", "events=[]", "economies.io.providers.stake_return=1e9 /year"}};
  run.run();
  auto const& flows = run.io().accounts().token_flows;
  // Only classes whose first device is yet to be nominated are tried; all have nominated ones after the first hours.
  EXPECT_EQ(flowed(run, flows.stakes_bought), 0);
  EXPECT_EQ(flowed(run, flows.staked), 0);
}

TEST(IoNetStakes, AreBoughtUpToADailyShareOfTheMarket) {
  IoNetRun run{{"time.run=8 d", "time.sample=1 d", "events=[]", "economies.io.providers.stake_purchases=1 %"}};
  run.run();
  auto const& accounts = run.io().accounts();
  auto const bought = flowed(run, accounts.token_flows.stakes_bought);
  EXPECT_GT(bought, 0);
  EXPECT_GE(bought, flowed(run, accounts.token_flows.staked));
  // Orders are priced as if there were no sellers: with them a purchase gets a little more than the share.
  double most = 0;
  for (auto const tokens : run.recorded("on_the_market_tokens")) most = std::max(most, tokens);
  EXPECT_LE(static_cast<double>(bought) / 1e8, 8 * 0.0105 * most);
}

// --- cheaters ---

TEST(IoNetCheaters, LeaveOnceDetectionMakesItUnprofitable) {
  Words const words{"time.run=24 d",
                    "economies.io.providers.staked=100 %",
                    "economies.io.proof_of_work.false_reject=0 %",
                    "economies.io.detection.spot_check=0 /month",
                    "economies.io.detection.metadata_hazard=0 /d",
                    "economies.io.detection.metadata_false=0 /year",
                    "economies.io.detection.authentication=no",
                    "economies.io.detection.response_time_threshold=100",
                    "economies.io.detection.reported=0 %"};
  auto quiet = words;
  quiet.push_back("events=[]");
  IoNetRun unseen{quiet};
  unseen.run();
  EXPECT_EQ(unseen.network().cheating_pays, 0b1111U);
  EXPECT_EQ(unseen.recorded("detections_true").back(), 0);
  EXPECT_GT(unseen.recorded("cheater_entries").back(), 18);

  auto watched = words;
  watched.push_back(
      "events=[{at: +4 d, set: {economies.io.detection.spot_check: 100 /month, "
      "economies.io.detection.metadata_hazard: 300 %/d, economies.io.detection.response_time_threshold: 1.2}}]");
  IoNetRun seen{watched};
  seen.run();
  EXPECT_EQ(seen.network().cheating_pays & 0b0111U, 0U);  // self-hire escapes every test
  EXPECT_NE(seen.network().cheating_pays & 0b1000U, 0U);
  EXPECT_GT(seen.recorded("detections_true").back(), 0);
  EXPECT_LT(seen.recorded("cheaters").back(), unseen.recorded("cheaters").back());
}

}  // namespace
}  // namespace flywheel::study
