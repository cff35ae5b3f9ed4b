#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "kernels/base/random.hpp"
#include "kernels/scoring/policies/judge_collusion.hpp"
#include "kernels/statistics/confusion_counts.hpp"
#include "kernels/statistics/robust_scores.hpp"
#include "kernels/statistics/row_similarity.hpp"
#include "kernels/statistics/select_kth.hpp"
#include "tests/unit/subnet_agents/row_matrix.hpp"

namespace flywheel::statistics {
namespace {

std::uint32_t likeness(Similarity measure, std::vector<std::uint16_t> const& left,
                       std::vector<std::uint16_t> const& right) {
  RowMatrix matrix;
  matrix.add(left);
  matrix.add(right);
  return similarity_of(measure, matrix.rows(), 0, matrix.rows(), 1);
}

TEST(Similarity, IsThatOfSharesAndDirections) {
  EXPECT_EQ(likeness(Similarity::cosine, {3, 4}, {4, 3}), 62'914U);   // 24/25 of 65536 = 62914.6
  EXPECT_EQ(likeness(Similarity::overlap, {3, 4}, {4, 3}), 56'173U);  // 6/7 of it = 56173.7
  EXPECT_EQ(likeness(Similarity::cosine, {0, 1, 2}, {0, 20'000, 40'000}), 65'536U);
  EXPECT_EQ(likeness(Similarity::overlap, {0, 1, 2}, {0, 20'000, 40'000}), 65'536U);
  EXPECT_EQ(likeness(Similarity::cosine, {1, 0, 1}, {0, 1, 0}), 0U);
  EXPECT_EQ(likeness(Similarity::overlap, {1, 0, 1}, {1, 1, 0}), 32'768U);
  EXPECT_EQ(likeness(Similarity::cosine, {0, 0}, {1, 1}), 0U);
  std::vector<std::uint16_t> const large(16'383, 65'535);
  EXPECT_EQ(likeness(Similarity::cosine, large, large), 65'536U);
  EXPECT_EQ(likeness(Similarity::overlap, large, large), 65'536U);
}

TEST(RowSimilarity, FindsTheClosestOtherRow) {
  RowMatrix now;
  RowMatrix then;
  now.add({5, 5, 0});
  now.add({9, 1, 0});
  now.add({0, 0, 0});
  now.add({9, 1, 0});  // of another segment
  then.add({9, 1, 0});
  then.add({5, 4, 1});
  then.add({1, 1, 1});
  then.add({9, 1, 0});
  std::vector<std::uint32_t> const offsets{0, 3, 4};
  std::vector<std::uint32_t> closest(4, 7);
  std::vector<std::uint32_t> similarity(4, 7);
  row_similarity(
      HostBackend{},
      {{offsets.data(), nullptr, 2}, now.rows(), then.rows(), Similarity::overlap, closest.data(), similarity.data()});
  auto const nobody = RowSimilarity::nobody;
  EXPECT_EQ(closest, (std::vector<std::uint32_t>{1, 0, nobody, nobody}));
  EXPECT_EQ(similarity, (std::vector<std::uint32_t>{58'982, 65'536, 0, 0}));  // 9/10 of 65536 = 58982.4
}

TEST(SelectKth, AgreesWithSorting) {
  std::mt19937_64 any{2};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint64_t> values(1 + any() % 40);
    for (auto& value : values) value = any() % (1 + any() % 50);
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    auto const k = static_cast<std::uint32_t>(any() % values.size());
    EXPECT_EQ(select_kth(values.data(), static_cast<std::uint32_t>(values.size()), k), sorted[k]);
  }
}

TEST(RobustScores, IgnoreTheOutlierThatTheyFind) {
  std::vector<std::uint32_t> const offsets{0, 6, 9, 10};
  std::vector<std::uint64_t> const amount{1, 4, 9, 100, 300, 5, 2, 2, 3, 1};
  std::vector<std::uint64_t> const base{1, 2, 3, 25, 3, 0, 1, 1, 1, 0};  // 1, 2, 3, 4, 100, none; 2, 2, 3; none
  std::vector<std::int32_t> score(10, 7);
  robust_scores(HostBackend{}, {{offsets.data(), nullptr, 3}, 10, amount.data(), base.data(), score.data()});
  // median 3; distances 2, 1, 0, 1, 97: their median 1
  EXPECT_EQ(score, (std::vector<std::int32_t>{-88'406, -44'203, 0, 44'203, 4'287'691, 0, 0, 0, 0x7FFFFFFF, 0}));
}

TEST(ConfusionCounts, CountVerdictsAgainstTruth) {
  std::vector<std::uint32_t> const offsets{0, 6, 7};
  std::vector<std::uint8_t> const flags{1, 4, 0, 0, 0, 2, 1};
  std::vector<std::uint8_t> const guilty{1, 0, 1, 0, 0, 1, 1};
  std::vector<std::uint8_t> const counted{1, 1, 1, 1, 1, 1, 0};
  ConfusionCounts counts[2];
  confusion_counts(HostBackend{}, {offsets.data(), nullptr, 2}, flags.data(), guilty.data(), counted.data(), counts);
  EXPECT_DOUBLE_EQ(counts[0].true_positive_rate(), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(counts[0].false_positive_rate(), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(counts[0].precision(), 2.0 / 3.0);
  EXPECT_EQ(counts[1].true_positives, 0U);
  EXPECT_EQ(counts[1].precision(), 0.0);
}

}  // namespace
}  // namespace flywheel::statistics

namespace flywheel::scoring {
namespace {

TEST(CollusionPolicy, FlagsWhatPassesALimit) {
  CollusionPolicy const policy{65'000, 0.5, 3 * 65'536};
  EXPECT_EQ(policy.flags({64'999, true, 0.49, 3 * 65'536}), 0);
  EXPECT_EQ(policy.flags({65'000, false, 0.9, 0}), CollusionPolicy::copying);
  EXPECT_EQ(policy.flags({0, true, 0.5, 0}), CollusionPolicy::cartel);
  EXPECT_EQ(policy.flags({0, false, 0.5, 3 * 65'536 + 1}), CollusionPolicy::dividends);
}

TEST(CollusionPenalty, FollowsStrikesThatFade) {
  CollusionPenalty const penalty{CollusionPolicy::copying | CollusionPolicy::cartel, 2, 250'000, 3};
  EXPECT_EQ(penalty.strikes_after(1, CollusionPolicy::cartel), 2U);
  EXPECT_EQ(penalty.strikes_after(1, CollusionPolicy::dividends), 0U);
  EXPECT_EQ(penalty.strikes_after(0, 0), 0U);
  EXPECT_EQ(penalty.stake_weight(1'003, 1), 1'003U);
  EXPECT_EQ(penalty.stake_weight(1'003, 2), 250U);
  EXPECT_FALSE(penalty.deregisters(2));
  EXPECT_TRUE(penalty.deregisters(3));
  EXPECT_FALSE(CollusionPenalty{}.deregisters(1'000));
}

TEST(CollusionPenalty, SeldomReachesTheInnocent) {
  // false alarms in a fifth of all judgements: two strikes stand a sixteenth of the time
  CollusionPenalty const penalty{};
  int const validators = 4'000;
  int reached = 0;
  for (std::uint32_t validator = 0; validator < validators; ++validator) {
    Draws draws{9, validator, 0, Stream{"test/false_alarms"}};
    std::uint32_t strikes = 0;
    for (int judgement = 0; judgement < 60; ++judgement) {
      strikes = penalty.strikes_after(strikes, draws.uniform() < 0.2 ? CollusionPolicy::copying : std::uint8_t{0});
    }
    reached += strikes >= 2 ? 1 : 0;
  }
  EXPECT_NEAR(reached, validators / 16.0, 4.4 * std::sqrt(validators * 15.0 / 256.0));  // wrong once in 90,000 seeds
}

TEST(JudgeCollusion, TellsThePenaltyRowByRow) {
  std::vector<std::uint32_t> const offsets{0, 3};
  CollusionRules const rules{{65'000, 0.5, 0x7FFFFFFF}, {0xFF, 2, 0, 3}};
  std::vector<std::uint32_t> const similarity{65'536, 10, 10};
  std::vector<std::uint8_t> const in_cluster{0, 1, 0};
  double const explained = 0.8;
  std::vector<std::uint64_t> const stake{10, 20, 30};
  std::vector<std::uint8_t> flags(3, 9);
  std::vector<std::uint32_t> strikes{1, 2, 0};
  std::vector<std::uint64_t> weight(3, 9);
  std::vector<std::uint8_t> expelled(3, 9);
  judge_collusion(HostBackend{}, {{offsets.data(), nullptr, 1},
                                  &rules,
                                  similarity.data(),
                                  in_cluster.data(),
                                  &explained,
                                  nullptr,
                                  stake.data(),
                                  flags.data(),
                                  strikes.data(),
                                  weight.data(),
                                  expelled.data()});
  EXPECT_EQ(flags, (std::vector<std::uint8_t>{1, 2, 0}));
  EXPECT_EQ(strikes, (std::vector<std::uint32_t>{2, 3, 0}));
  EXPECT_EQ(weight, (std::vector<std::uint64_t>{0, 0, 30}));
  EXPECT_EQ(expelled, (std::vector<std::uint8_t>{0, 1, 0}));
}

TEST(JudgeCollusion, LeavesThoseWhoAreNotSeenAsTheyAre) {
  std::vector<std::uint32_t> const offsets{0, 2};
  CollusionRules const rules{{65'000, 2.0, 0x7FFFFFFF}, {0xFF, 2, 0, 3}};
  std::vector<std::uint32_t> const similarity{65'536, 65'536};
  std::vector<std::uint64_t> const stake{10, 20};
  std::vector<std::uint8_t> const seen{0, 1};
  std::vector<std::uint8_t> flags(2, 9), expelled(2, 9);
  std::vector<std::uint32_t> strikes{5, 5};
  std::vector<std::uint64_t> weight(2, 9);
  judge_collusion(HostBackend{}, {.rows = {offsets.data(), nullptr, 1},
                                  .rules = &rules,
                                  .similarity = similarity.data(),
                                  .in_cluster = nullptr,
                                  .explained_share = nullptr,
                                  .dividend_score = nullptr,
                                  .stake = stake.data(),
                                  .flags = flags.data(),
                                  .strikes = strikes.data(),
                                  .stake_weight = weight.data(),
                                  .is_expelled = expelled.data(),
                                  .is_seen = seen.data()});
  EXPECT_EQ(flags, (std::vector<std::uint8_t>{0, 1}));
  EXPECT_EQ(strikes, (std::vector<std::uint32_t>{5, 6}));
  EXPECT_EQ(weight, (std::vector<std::uint64_t>{0, 0}));
  EXPECT_EQ(expelled, (std::vector<std::uint8_t>{0, 1}));
}

}  // namespace
}  // namespace flywheel::scoring
