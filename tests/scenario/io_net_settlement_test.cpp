#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/output/digest.hpp"
#include "tests/scenario/io_net_run.hpp"

namespace flywheel::study {
namespace {

using economy::io_net::IoNetEconomy;
using output::digest_of_worlds;
using ::testing::Each;
using Words = std::vector<std::string>;

constexpr TimeMs day_ms = 86'400'000;

Words in_order(Words more = {}) {
  more.insert(more.end(), {"time.run=12 d", "economies.io.token_market.settlement=sequential"});
  return more;
}

/// Everything that a day's swaps start from and lead to.
struct Moment {
  std::vector<std::uint64_t> to_sell, payouts, cash, tokens;  // of operators, by row
  std::vector<state::Amount> sold, got, spent, bought;        // ever, of the parties without rows
  state::Amount pool_tokens, pool_usd;
};

/// Looks at world 0 once, after what happens in a phase of day 9.
class Watch final : public engine::Process {
 public:
  Watch(IoNetEconomy const& io, engine::Phase phase, Moment& seen) : io_{io}, phase_{phase}, seen_{seen} {}
  std::string_view name() const override { return "watch"; }
  engine::Phase phase() const override { return phase_; }
  TimeMs first_ms(engine::Simulation const&, WorldId) const override { return 9 * day_ms; }
  TimeMs next_ms(engine::Simulation const&, WorldId, TimeMs) const override { return never_ms; }
  void fire(engine::Simulation& simulation, engine::Due const&) const override {
    auto const& operators = io_.tables().operators;
    seen_.to_sell = operators.rows->read(operators.to_sell);
    seen_.payouts = operators.rows->read(operators.token_payouts);
    seen_.cash = operators.rows->read(operators.cash);
    seen_.tokens = operators.rows->read(operators.tokens);
    auto const& ledger = simulation.ledger();
    auto const& accounts = io_.accounts();
    auto const ever = [&](std::initializer_list<state::FlowId> flows) {
      std::vector<state::Amount> amounts;
      for (auto const flow : flows) amounts.push_back(ledger.flowed(WorldId{0}, flow));
      return amounts;
    };
    auto const& token = accounts.token_flows;
    auto const& usd = accounts.usd_flows;
    seen_.sold = ever({token.co_stakers_sell, token.holders_sell, token.traders_sell});
    seen_.got = ever({usd.co_stakers_sold, usd.holders_sold, usd.traders_sold});
    seen_.spent = ever({usd.stakes_bought, usd.buyback, usd.traders_bought});
    seen_.bought = ever({token.stakes_bought, token.buyback_burned, token.traders_buy});
    seen_.pool_tokens = ledger.book(WorldId{0}, accounts.market);
    seen_.pool_usd = ledger.book(WorldId{0}, accounts.market_usd);
  }

 private:
  IoNetEconomy const& io_;
  engine::Phase phase_;
  Moment& seen_;
};

/// A pool as its users know it: a fee of 0.3 % of what comes in, the product of the rest is kept, rounded for the pool.
struct SlowPool {
  state::Amount in, out;

  std::uint64_t swap(state::Amount amount) {
    auto const given = amount * 997'000 * out / (in * 1'000'000 + amount * 997'000);
    in += amount;
    out -= given;
    return static_cast<std::uint64_t>(given);
  }
};

TEST(IoNetSequentialPool, IsOneSwapAfterAnotherInTheOrderOfIds) {
  IoNetRun run{in_order({"events=[{at: +1 h, adopt: {economies.io: io_net/2025-02}}]",
                         "economies.io.unlocks=[{name: us, share: 1 %, first_month: 1, parts: 1, sold: 5 %}]",
                         "economies.io.providers.paid_in_token=40 %"})};
  Moment before, after;
  run.simulation().add(std::make_unique<Watch>(run.io(), engine::Phase::decide, before));
  run.simulation().add(std::make_unique<Watch>(run.io(), engine::Phase::trade, after));
  ASSERT_THAT(run.run().failures, Each(""));

  SlowPool pool{before.pool_tokens, before.pool_usd};
  std::size_t sellers = 0;
  std::size_t paid_in_token = 0;
  for (std::size_t row = 0; row < before.to_sell.size(); ++row) {
    ASSERT_EQ(after.cash[row] - before.cash[row], pool.swap(before.to_sell[row])) << "operator " << row;
    sellers += before.to_sell[row] > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(after.got[i] - before.got[i], pool.swap(after.sold[i] - before.sold[i])) << "seller " << i;
  }
  pool = {pool.out, pool.in};
  for (std::size_t row = 0; row < before.payouts.size(); ++row) {
    ASSERT_EQ(after.tokens[row] + before.to_sell[row] - before.tokens[row], pool.swap(before.payouts[row])) << row;
    paid_in_token += before.payouts[row] > 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(after.bought[i] - before.bought[i], pool.swap(after.spent[i] - before.spent[i])) << "buyer " << i;
  }
  EXPECT_EQ(after.pool_tokens, pool.out);
  EXPECT_EQ(after.pool_usd, pool.in);
  EXPECT_GT(sellers, 20U);
  EXPECT_GT(paid_in_token, 20U);
  EXPECT_GT(after.spent[0] + after.spent[1] + after.spent[2], before.spent[0] + before.spent[1] + before.spent[2]);
}

TEST(IoNetSequentialPool, ConservesMoneyThroughChangesOfRulesAndArbitrage) {
  IoNetRun run{{"economies.io.token_market.settlement=sequential",
                "economies.io.token_market.reference={model: constant, price: 3 USD/IO}"}};
  EXPECT_THAT(run.run(engine::Audit::at_settlements).failures, Each(""));
}

TEST(IoNetSequentialPool, HasTheSameBitsForThreadsAndBesideANettedPoolAndDiffersFromIt) {
  auto const sequential = io_net_worlds(in_order({"events=[]"})).front();
  auto const netted = io_net_worlds({"time.run=12 d", "events=[]"}).front();
  IoNetRun alone{{sequential}, 1};
  IoNetRun together{{netted, sequential, netted}, 2};
  EXPECT_THAT(alone.run().failures, Each(""));
  EXPECT_THAT(together.run().failures, Each(""));
  auto const digests = digest_of_worlds(together.path());
  EXPECT_EQ(digests[1], digest_of_worlds(alone.path()).front());
  EXPECT_EQ(digests[0], digests[2]);
  EXPECT_NE(digests[0], digests[1]);
}

TEST(IoNetSequentialPool, MayBeginDuringARun) {
  IoNetRun run{{"time.run=12 d", "events=[{at: +5 d, set: {economies.io.token_market.settlement: sequential}}]"}};
  EXPECT_THAT(run.run().failures, Each(""));
}

}  // namespace
}  // namespace flywheel::study
