/// The medians that the op finds bit by bit are those of the chain's pivot algorithm.
#include "kernels/scoring/yuma/weighted_median.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

namespace flywheel::scoring::yuma {
namespace {

constexpr std::uint32_t columns = 8;
constexpr std::int64_t one = std::int64_t{1} << 32;

/// Eight columns of scores of the same validators, and their stakes.
struct Votes {
  std::vector<I32F32> stakes;
  std::vector<std::vector<I32F32>> scores;  // [columns][validators]
  std::size_t voting;                       // the first so many give scores; the others score 0
  I32F32 kappa;
};

std::int64_t sum(std::vector<I32F32> const& stakes) {
  return std::accumulate(stakes.begin(), stakes.end(), std::int64_t{0},
                         [](std::int64_t total, I32F32 stake) { return total + stake.bits; });
}

std::vector<I32F32> normalised(std::vector<std::int64_t> const& amounts) {
  auto const total = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
  std::vector<I32F32> shares;
  for (auto const amount : amounts) shares.push_back(safe_divide(I32F32{amount}, I32F32{total}));
  return shares;
}

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_{seed} {}
  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
  }

  /// Few validators or many, stakes equal or not, scores from a few values or all, weights that rows can have.
  Votes votes() {
    Votes votes;
    auto const validators = static_cast<std::size_t>(1 + below(below(4) == 0 ? 70 : 7));
    votes.voting =
        below(3) == 0 ? static_cast<std::size_t>(below(static_cast<std::int64_t>(validators) + 1)) : validators;
    std::int64_t const stakes = below(2) == 0 ? 1 + below(3) : 1'000'000;
    std::vector<std::int64_t> amounts(validators);
    for (auto& amount : amounts) amount = 1 + below(stakes);
    votes.stakes = normalised(amounts);
    std::int64_t const values = below(2) == 0 ? 1 + below(4) : 65'536;
    votes.scores.resize(columns);
    for (auto& column : votes.scores) {
      for (std::size_t i = 0; i < validators; ++i) column.push_back(i < votes.voting ? score(values) : I32F32::zero());
    }
    votes.kappa = kappa(votes);
    return votes;
  }

 private:
  I32F32 score(std::int64_t values) {
    std::int64_t const part = below(values);
    return below(20) == 0 ? I32F32::one() : I32F32{part * one / (part + 1 + below(200'000))};
  }

  /// As the chain stores it, or the exact stake of some of the validators, give or take one bit.
  I32F32 kappa(Votes const& votes) {
    if (below(2) == 0)
      return proportion_from_u16(static_cast<std::uint16_t>(below(4) == 0 ? 65'535 * below(2) : below(65'536)));
    std::int64_t part = 0;
    for (auto const stake : votes.stakes) part += below(2) * stake.bits;
    return {std::clamp<std::int64_t>(part + below(3) - 1, 0, one)};
  }

  std::mt19937_64 random_;
};

I32F32 by_pivots(Votes const& votes, std::size_t column) {
  auto const count = static_cast<std::uint32_t>(votes.stakes.size());
  std::vector<std::uint32_t> members(2 * count);
  std::iota(members.begin(), members.begin() + count, 0u);
  I32F32 const total{sum(votes.stakes)};
  PivotMedian const median{votes.stakes.data(), votes.scores[column].data(), saturating_subtract(total, votes.kappa)};
  return median(members.data(), count, I32F32::zero(), total);
}

std::vector<I32F32> bit_by_bit(Votes const& votes) {
  std::vector<std::int32_t> codes;
  std::vector<std::uint32_t> stakes;
  std::int64_t absent = 0;
  for (std::size_t i = 0; i < votes.stakes.size(); ++i) {
    if (i >= votes.voting) {
      absent += votes.stakes[i].bits;
      continue;
    }
    stakes.push_back(static_cast<std::uint32_t>(votes.stakes[i].bits));
    for (auto const& column : votes.scores) codes.push_back(score_code(static_cast<std::uint64_t>(column[i].bits)));
  }
  std::int64_t const minority = sum(votes.stakes) - votes.kappa.bits;
  MedianRule const rule{static_cast<std::uint32_t>(std::min(minority, one - 1)), static_cast<std::uint32_t>(absent)};
  auto const found =
      median_of_columns<U64x4>({codes.data(), columns, stakes.data(), static_cast<std::uint32_t>(stakes.size())}, rule);
  std::vector<I32F32> medians;
  for (std::uint32_t c = 0; c < columns; ++c) medians.push_back({static_cast<std::int64_t>(score_of_code(found[c]))});
  return medians;
}

// A million columns; one that differs fails. Where kappa is more than all stake the op takes the least score instead.
TEST(WeightedMedian, IsThatOfTheChainsPivots) {
  Draw draw{20260630};
  std::size_t compared = 0;
  for (int trial = 0; trial < 130'000; ++trial) {
    auto const votes = draw.votes();
    if (sum(votes.stakes) < votes.kappa.bits) continue;
    auto const medians = bit_by_bit(votes);
    for (std::size_t column = 0; column < columns; ++column, ++compared) {
      ASSERT_EQ(medians[column].bits, by_pivots(votes, column).bits) << "trial " << trial << " column " << column;
    }
  }
  EXPECT_GT(compared, 900'000U);
}

TEST(WeightedMedian, PassesOverNoNormalisedWeight) {
  EXPECT_EQ(score_of_code(score_code(0)), 0U);
  EXPECT_EQ(score_of_code(score_code(std::uint64_t{1} << 32)), std::uint64_t{1} << 32);
  constexpr std::uint64_t most_below_one = (std::uint64_t{65'535} << 32) / 65'536;
  EXPECT_EQ(score_of_code(score_code(most_below_one)), most_below_one);
  EXPECT_LT(score_code(most_below_one), score_code(std::uint64_t{1} << 32));
}

// Reference 5.3, from the chain's own tests. A majority of 0.51 in whole bits of the cut stakes: 0.51 less 2^-31.
TEST(WeightedMedian, GivesTheChainsExamples) {
  auto const median = [](std::vector<std::int64_t> const& amounts, std::vector<double> const& scores, double kappa) {
    Votes votes{normalised(amounts), {{}}, amounts.size(), I32F32::from_real(kappa - 0x1p-31)};
    for (auto const score : scores) votes.scores[0].push_back(I32F32::from_real(score));
    return by_pivots(votes, 0);
  };
  EXPECT_EQ(median({51, 49}, {0.5, 1.0}, 0.51), I32F32::from_real(0.5));
  EXPECT_EQ(median({49, 51}, {0.5, 1.0}, 0.51), I32F32::one());
  EXPECT_EQ(median({49, 1, 50}, {0.5, 0.7, 1.0}, 0.51), I32F32::from_real(0.7));
  EXPECT_EQ(median({}, {}, 0.51), I32F32::zero());
}

}  // namespace
}  // namespace flywheel::scoring::yuma
