#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;

/// Five validators, the last two of which lend 60 % of their stake; a tenth of what it earns is the child's. One epoch.
class ChildKeys : public ::testing::Test {
 protected:
  static constexpr double lent = 0.6, take = 6'553.0 / 65'535, tao_weight = 0.18;
  static constexpr std::size_t uids = 24;

  double stake_of(std::size_t subnet, std::size_t seat) const {
    auto const row = subnet * uids + 1 + seat;
    return static_cast<double>(pools_before_[row].value_base_units) + tao_weight * static_cast<double>(root_[row]);
  }

  /// The seat of a parent's child: seats turn with the subnet's number.
  static std::size_t child_of(std::size_t subnet, std::size_t parent) { return (parent + subnet) % 3; }

  std::vector<double> votes(std::size_t subnet) const {
    std::vector<double> stakes;
    for (std::size_t seat = 0; seat < 5; ++seat) stakes.push_back(stake_of(subnet, seat));
    for (std::size_t parent = 3; parent < 5; ++parent) {
      auto const part = lent * stake_of(subnet, parent);
      stakes[child_of(subnet, parent)] += part;
      stakes[parent] -= part;
    }
    return stakes;
  }

  std::vector<std::string> const overrides_ =
      quiet({"economies.tao.child_keys={parents: 2, lent: 60 %, take: 6553}", "economies.tao.validators.abstaining=0 %",
             "economies.tao.subnets.withholding_all=0", "economies.tao.subnets.withholding_part=0",
             "economies.tao.validators.noise=0 %", "time.sample=12 s"});
  std::vector<std::string> with(std::string const& run) const {
    auto all = overrides_;
    all.push_back(run);
    return all;
  }
  BittensorRun before_{with("time.run=12 s")};
  BittensorRun run_{with("time.run=12 min")};
  std::vector<exchange::SharePool> pools_before_ = before_.tables().neurons->read(before_.tables().pool);
  std::vector<std::uint64_t> root_ = run_.tables().neurons->read(run_.tables().root_tao);
};

TEST_F(ChildKeys, VoteWithTheStakeOfTheirParents) {
  EXPECT_THAT(run_.outcome().failures, Each(""));
  auto const weight = run_.tables().neurons->read(run_.tables().stake_weight);
  for (std::size_t subnet = 0; subnet < 5; ++subnet) {
    auto const stakes = votes(subnet);
    auto const whole = std::accumulate(stakes.begin(), stakes.end(), 0.0);
    for (std::size_t seat = 0; seat < 5; ++seat) {
      EXPECT_NEAR(weight[subnet * uids + 1 + seat], 65'535 * stakes[seat] / whole, 1.01) << subnet << " " << seat;
    }
  }
}

/// All see the same, so that dividends follow stake. A child keeps its own part of them and the take of the lent part;
/// the parent gets the rest, beside what it earns with what it kept.
TEST_F(ChildKeys, ShareDividendsWithTheirParentsLessTheTake) {
  auto const earned = run_.tables().neurons->read(run_.tables().validator_rao);
  for (std::size_t subnet = 0; subnet < 5; ++subnet) {
    std::vector<double> part;
    for (std::size_t seat = 0; seat < 5; ++seat) part.push_back(stake_of(subnet, seat));
    for (std::size_t parent = 3; parent < 5; ++parent) {
      auto const taken = take * lent * stake_of(subnet, parent);
      part[child_of(subnet, parent)] += taken;
      part[parent] -= taken;
    }
    auto const whole = std::accumulate(part.begin(), part.end(), 0.0);
    auto const* const of_subnet = earned.data() + subnet * uids + 1;
    auto const paid = static_cast<double>(std::accumulate(of_subnet, of_subnet + 5, std::uint64_t{0}));
    ASSERT_GT(paid, 0);
    for (std::size_t seat = 0; seat < 5; ++seat) {
      EXPECT_NEAR(static_cast<double>(of_subnet[seat]) / paid, part[seat] / whole, 1e-5) << subnet << " " << seat;
    }
  }
}

TEST(BittensorChildKeys, NeedSomebodyWhoIsNoParent) {
  try {
    BittensorRun const run{{"economies.tao.child_keys={parents: 5, lent: 60 %, take: 0}"}};
    FAIL() << "everybody was a parent";
  } catch (scenario::ScenarioFaults const& faults) {
    EXPECT_THAT(faults.what(), HasSubstr("economies.tao.child_keys.parents: expected fewer than validators.count"));
  }
}

}  // namespace
}  // namespace flywheel::study
