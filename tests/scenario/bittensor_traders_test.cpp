#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/scenario/bittensor_run.hpp"
#include "tests/support/slow_build.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

std::string speculators(std::string const& of) {
  return "economies.tao.traders.speculators={" + of + "}";
}

int const trades = is_slow_build ? 12 : 20;

/// A trade every four hours, each followed by a sample; nobody trades but speculators.
BittensorRun traded(std::vector<std::string> more) {
  more.push_back("time.sample=4 h");
  more.push_back("time.run=" + std::to_string(4 * trades) + " h");
  return BittensorRun{quiet(std::move(more))};
}

/// A constant product moves ln P by 2 ln(1 + f) for a flow of f of the pool's TAO, either way: by twice the noise. What
/// the chain does to prices is the same without speculators.
TEST(Speculators, MoveThePriceByTwiceTheShareOfThePoolThatTheyTrade) {
  auto const run = traded({speculators("reversion: 0, momentum: 0, noise: 0.02, memory: 1")});
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const with = run.recorded<double>("price");
  auto const without = traded({}).recorded<double>("price");
  double sum = 0, squares = 0;
  int count = 0;
  for (std::size_t i = 2 * 5; i < with.size(); ++i) {  // on the first day there is nothing to compare with
    double const moved = std::log(with[i] / without[i]) - std::log(with[i - 5] / without[i - 5]);
    sum += moved;
    squares += moved * moved;
    ++count;
  }
  // 4.4 standard errors: wrong once in 90,000 seeds each
  EXPECT_NEAR(sum / count, 0.0, 4.4 * 0.04 / std::sqrt(count));
  EXPECT_NEAR(std::sqrt(squares / count), 0.04, 4.4 * 0.04 / std::sqrt(2.0 * count));
}

/// Prices that are pulled back stay nearer to where they began than those that wander.
TEST(Speculators, WhoRevertKeepThePriceNearWhatIsUsual) {
  auto const spread = [](std::string const& reversion) {
    auto const run = traded({speculators("reversion: " + reversion + ", momentum: 0, noise: 0.05, memory: 1000")});
    auto const& accounts = run.tao().accounts();
    for (auto const flow : {accounts.staked, accounts.unstaked}) EXPECT_GT(run.ledger().flowed(WorldId{0}, flow), 0);
    auto const price = run.recorded<double>("price");
    double squares = 0;
    for (std::size_t i = 0; i < price.size(); ++i) squares += std::pow(std::log(price[i] / price[i % 5]), 2);
    return squares;
  };
  auto const wandering = spread("0"), reverting = spread("0.25");
  EXPECT_LT(reverting, 0.7 * wandering);
}

TEST(Speculators, RememberOneTradeAtLeast) {
  try {
    traded({speculators("reversion: 0, momentum: 0, noise: 0.02, memory: 0")});
    FAIL() << "a memory of nothing";
  } catch (scenario::ScenarioFaults const& faults) {
    EXPECT_THAT(faults.what(),
                HasSubstr("economies.tao.traders.speculators.memory: expected a whole number of trades"));
  }
}

}  // namespace
}  // namespace flywheel::study
