#include <gtest/gtest.h>

#include <vector>

#include "kernels/scoring/weight_setting/child_keys.hpp"
#include "kernels/scoring/weight_setting/commit_reveal.hpp"
#include "kernels/scoring/weight_setting/weight_conditions.hpp"

namespace flywheel::scoring {
namespace {

class WeightConditions : public ::testing::Test {
 protected:
  WeightRules rules{100, 4, 1'000, 2, false};
  WeightSetter setter{3, 1'000, 500, 600, 4, true, false};
  std::vector<std::uint16_t> uids{0, 2, 5};

  [[nodiscard]] WeightsError error() const {
    return weights_error(rules, setter, {uids.data(), static_cast<std::uint32_t>(uids.size()), 8});
  }
};

TEST_F(WeightConditions, AcceptAGoodRow) {
  EXPECT_EQ(error(), WeightsError::none);
}

TEST_F(WeightConditions, NameWhatFails) {
  setter.now_block = 599;
  EXPECT_EQ(error(), WeightsError::too_fast);
  rules.has_commit_reveal = true;  // then the commit has paid for it
  EXPECT_EQ(error(), WeightsError::none);
  EXPECT_FALSE(passes_rate_limit(rules, setter));
  setter.last_update_block = 0;
  EXPECT_TRUE(passes_rate_limit(rules, setter));
  setter.version_key = 3;
  EXPECT_EQ(error(), WeightsError::old_version_key);
  setter.stake_weight = 999;
  EXPECT_EQ(error(), WeightsError::not_enough_stake);
  uids.assign(9, 0);
  EXPECT_EQ(error(), WeightsError::too_many_uids);
}

TEST_F(WeightConditions, JudgeTheRowItself) {
  uids = {1, 2, 1};
  EXPECT_EQ(error(), WeightsError::duplicate_uids);
  uids = {1, 8};
  EXPECT_EQ(error(), WeightsError::unknown_uid);
  uids = {1};
  EXPECT_EQ(error(), WeightsError::too_few);
  uids = {3};  // a single weight on oneself
  EXPECT_EQ(error(), WeightsError::none);
  setter.has_permit = false;
  EXPECT_EQ(error(), WeightsError::none);
  uids = {1, 2};
  EXPECT_EQ(error(), WeightsError::no_permit);
  setter.is_owner = true;
  setter.stake_weight = 0;
  EXPECT_EQ(error(), WeightsError::none);
}

TEST(CommitRevealTest, OpensInOneEpochOnly) {
  CommitReveal const law{2};
  EXPECT_FALSE(law.can_reveal(7, 8));
  EXPECT_TRUE(law.can_reveal(7, 9));
  EXPECT_FALSE(law.can_reveal(7, 10));
  EXPECT_FALSE(law.is_expired(7, 9));
  EXPECT_TRUE(law.is_expired(7, 10));
  EXPECT_EQ(CommitReveal::epoch_of_block(7, true), 8u);
  EXPECT_EQ(law.copier_lag_epochs(), 4u);
}

TEST(ChildKeys, RefuseLoopsAndTooMuch) {
  ChildKeyRules const rules{};
  std::vector<ChildEdge> children{{1, 1ULL << 63}, {2, (1ULL << 63) - 1}};
  std::vector<std::uint32_t> const parents{5};
  auto const error = [&](std::uint64_t stake = 0) {
    return rules.error_of(0, children.data(), static_cast<std::uint32_t>(children.size()), parents.data(), 1, stake,
                          false);
  };
  EXPECT_EQ(error(), ChildKeysError::none);  // the whole stake, 2^64 - 1, may be lent
  children[1].proportion += 1;
  EXPECT_EQ(error(), ChildKeysError::proportions_overflow);
  children = {{0, 1}};
  EXPECT_EQ(error(), ChildKeysError::child_is_self);
  children = {{1, 1}, {1, 1}};
  EXPECT_EQ(error(), ChildKeysError::duplicate_child);
  children = {{5, 1}};
  EXPECT_EQ(error(), ChildKeysError::child_is_parent);
  children.assign(6, {1, 1});
  EXPECT_EQ(error(), ChildKeysError::too_many);
  ChildKeyRules poor = rules;
  poor.stake_threshold_base_units = 10;
  children = {{1, 1}};
  EXPECT_EQ(poor.error_of(0, children.data(), 1, parents.data(), 1, 9, false), ChildKeysError::not_enough_stake);
  EXPECT_EQ(poor.error_of(0, children.data(), 1, parents.data(), 1, 9, true), ChildKeysError::none);
  EXPECT_TRUE(ChildKeyRules::passes(150, 0, 150));
  EXPECT_FALSE(ChildKeyRules::passes(199, 50, 150));
}

}  // namespace
}  // namespace flywheel::scoring
