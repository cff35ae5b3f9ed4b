#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;

/// Half the mean difference between any two, over the mean: the Gini coefficient by its definition.
double mean_difference_gini(std::vector<double> const& amounts) {
  double differences = 0;
  for (auto const one : amounts) {
    for (auto const other : amounts) differences += std::abs(one - other);
  }
  auto const count = static_cast<double>(amounts.size());
  return differences / (2 * count * std::accumulate(amounts.begin(), amounts.end(), 0.0));
}

double top_hundredth(std::vector<double> amounts) {
  std::sort(amounts.begin(), amounts.end(), std::greater<>{});
  auto const count = static_cast<std::ptrdiff_t>(std::ceil(static_cast<double>(amounts.size()) / 100));
  auto const total = std::accumulate(amounts.begin(), amounts.end(), 0.0);
  return std::accumulate(amounts.begin(), amounts.begin() + count, 0.0) / total;
}

/// A run's last epochs by wallet, from its tables and its last recorded prices.
class Wallets : public ::testing::Test {
 protected:
  Wallets() {
    auto const& tables = run_.tables();
    auto const& agents = *tables.agents;
    auto const is_miner = tables.neurons->read(agents.is_miner);
    auto const entity = tables.neurons->read(agents.entity);
    auto const incentive = tables.neurons->read(tables.server_rao);
    auto const dividends = tables.neurons->read(tables.validator_rao);
    auto const owners = tables.subnets->read(tables.payments);
    auto const price = run_.recorded<double>("price");
    std::vector<double> validators(5);
    for (std::size_t subnet = 0; subnet < 5; ++subnet) {
      auto const tao = price[price.size() - 5 + subnet];
      std::map<std::uint32_t, double> operators;
      for (std::size_t row = subnet * 24; row < (subnet + 1) * 24; ++row) {
        if (is_miner[row] != 0) operators[entity[row]] += static_cast<double>(incentive[row]);
        if (is_miner[row] != 0) ++keys_;
      }
      // Nobody took a validator's place within these hours: uids 1 to 5.
      for (std::size_t seat = 0; seat < 5; ++seat) {
        validators[seat] += static_cast<double>(dividends[subnet * 24 + 1 + seat]) * tao;
      }
      if (owners[subnet].owner > 0) wallets_.push_back(static_cast<double>(owners[subnet].owner) * tao);
      for (auto const& [who, alpha] : operators) {
        wallets_.push_back(alpha * tao);
        operators_[subnet].push_back(alpha);
      }
    }
    wallets_.insert(wallets_.end(), validators.begin(), validators.end());
  }

  BittensorRun run_{{"economies.tao.miners.operators={share: 50 %, most_keys: 3, upkeep: 0.01 TAO/epoch}",
                     "time.run=6 h", "economies.tao.registration.immunity=65535"}};
  std::vector<double> operators_[5];
  std::vector<double> wallets_;
  std::size_t keys_ = 0;
};

TEST_F(Wallets, HoldAllKeysOfAnOperatorAndAllSubnetsOfAValidator) {
  EXPECT_THAT(run_.outcome().failures, Each(""));
  EXPECT_EQ(run_.recorded<std::int64_t>("wallets").back(), static_cast<std::int64_t>(wallets_.size()));
  EXPECT_LT(wallets_.size(), keys_ + 5 + 5);  // some operators have several keys
  EXPECT_NEAR(run_.recorded<double>("wallet_gini").back(), mean_difference_gini(wallets_), 1e-7);
  EXPECT_NEAR(run_.recorded<double>("wallet_top").back(), top_hundredth(wallets_), 1e-7);
  auto const gini = run_.recorded<double>("operator_gini");
  int told = 0;
  for (std::size_t subnet = 0; subnet < 5; ++subnet) {
    auto const recorded = gini[gini.size() - 5 + subnet];
    if (std::isnan(recorded)) continue;
    EXPECT_NEAR(recorded, mean_difference_gini(operators_[subnet]), 1e-9) << subnet;
    told += 1;
  }
  EXPECT_GE(told, 3);
}

}  // namespace
}  // namespace flywheel::study
