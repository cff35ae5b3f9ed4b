#include "kernels/exchange/split_pro_rata.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::exchange {
namespace {

constexpr std::uint64_t untouched = 987'654'321;

struct Payments {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> used;
  std::vector<std::uint64_t> amount;
  std::vector<std::uint64_t> weight;

  std::uint32_t count() const { return static_cast<std::uint32_t>(amount.size()); }
  void add(std::uint64_t sum, std::vector<std::uint64_t> const& weights, std::uint32_t dead = 0) {
    amount.push_back(sum);
    weight.insert(weight.end(), weights.begin(), weights.end());
    weight.insert(weight.end(), dead, 3);
    used.push_back(static_cast<std::uint32_t>(weights.size()));
    offsets.push_back(static_cast<std::uint32_t>(weight.size()));
  }
};

struct Shares {
  std::vector<std::uint64_t> share;
  std::vector<std::uint64_t> unpaid;

  bool operator==(Shares const&) const = default;
};

[[nodiscard]] Shares split(Payments const& payments, std::vector<std::uint32_t> const& picked, int threads = 1) {
  Shares result{std::vector<std::uint64_t>(payments.weight.size(), untouched),
                std::vector<std::uint64_t>(payments.amount.size(), untouched)};
  Segments const rows{payments.offsets.data(), payments.used.data(), payments.count(), picked.data(),
                      static_cast<std::uint32_t>(picked.size())};
  split_pro_rata(HostBackend{threads}, {rows, payments.offsets.back(), payments.amount.data(), payments.weight.data(),
                                        result.share.data(), result.unpaid.data()});
  return result;
}

[[nodiscard]] std::vector<std::uint32_t> all_of(Payments const& payments) {
  std::vector<std::uint32_t> picked(payments.amount.size());
  std::iota(picked.begin(), picked.end(), 0u);
  return picked;
}

/// The rule as its sentence says it: hands out the units one by one to the largest remainder not yet served.
[[nodiscard]] Shares split_one_by_one(Payments const& payments, std::vector<std::uint32_t> const& picked) {
  Shares result{std::vector<std::uint64_t>(payments.weight.size(), untouched),
                std::vector<std::uint64_t>(payments.amount.size(), untouched)};
  for (auto const segment : picked) {
    auto const first = payments.offsets[segment];
    auto const last = first + payments.used[segment];
    UInt128 total = 0;
    for (auto row = first; row < last; ++row) total += payments.weight[row];
    auto left = payments.amount[segment];
    std::vector<UInt128> rest(payments.weight.size(), 0);
    for (auto row = first; row < last; ++row) {
      UInt128 const product = UInt128{payments.amount[segment]} * payments.weight[row];
      result.share[row] = total == 0 ? 0 : static_cast<std::uint64_t>(product / total);
      rest[row] = total == 0 ? 0 : product % total + 1;
      left -= result.share[row];
    }
    for (; total != 0 && left > 0; --left) {
      auto best = first;
      for (auto row = first; row < last; ++row) best = rest[row] > rest[best] ? row : best;
      result.share[best] += 1;
      rest[best] = 0;
    }
    result.unpaid[segment] = left;
  }
  return result;
}

Payments arbitrary_payments() {
  Payments payments;
  auto const count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    auto const top = *rc::gen::element<std::uint64_t>(1, 4, 1'000, 1'000'000'000'000'000);
    auto const rows = *rc::gen::inRange<std::size_t>(0, 40);
    auto const weights = *rc::gen::container<std::vector<std::uint64_t>>(rows, rc::gen::inRange<std::uint64_t>(0, top));
    payments.add(*rc::gen::inRange<std::uint64_t>(0, *rc::gen::element<std::uint64_t>(60, 1'000'000'000'000)), weights,
                 *rc::gen::inRange<std::uint32_t>(0, 4));
  }
  return payments;
}

TEST(SplitProRata, TheLargestRemainderGetsTheUnitThatIsLeft) {
  // Hamilton, 10 seats for 1, 2, 4 of 7: 1.43, 2.86, 5.71 give 1, 2, 5 and then a unit to 2.86 and to 5.71.
  Payments payments;
  payments.add(10, {1, 2, 4});
  EXPECT_EQ(split(payments, all_of(payments)).share, (std::vector<std::uint64_t>{1, 3, 6}));
}

TEST(SplitProRata, EqualRemaindersGoToTheLowerRow) {
  Payments payments;
  payments.add(5, {7, 7, 7});
  EXPECT_EQ(split(payments, all_of(payments)).share, (std::vector<std::uint64_t>{2, 2, 1}));
}

TEST(SplitProRata, AnAmountThatNobodyHasAWeightInStaysUnpaid) {
  Payments payments;
  payments.add(9, {0, 0});
  payments.add(8, {});
  auto const shares = split(payments, all_of(payments));
  EXPECT_EQ(shares.share, (std::vector<std::uint64_t>{0, 0}));
  EXPECT_EQ(shares.unpaid, (std::vector<std::uint64_t>{9, 8}));
}

RC_GTEST_PROP(SplitProRata, EqualsTheRuleAppliedUnitByUnit, ()) {
  auto const payments = arbitrary_payments();
  std::vector<std::uint32_t> picked;
  for (auto const segment : all_of(payments)) {
    if (*rc::gen::inRange(0, 4) > 0) picked.push_back(segment);
  }
  if (picked.empty()) picked.push_back(0);
  auto const expected = split_one_by_one(payments, picked);
  RC_ASSERT(split(payments, picked) == expected);
}

TEST(SplitProRata, ManyRowsAreConservedAndAlikeForOneAndManyThreads) {
  Payments payments;
  std::vector<std::uint64_t> weights(50'000);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = (i * 2'654'435'761u) % 1'000'003;
  payments.add(123'456'789'012'345, weights);
  payments.add(77, weights, 5);
  auto const alone = split(payments, all_of(payments));
  EXPECT_EQ(alone, split(payments, all_of(payments), 2));
  auto const middle = alone.share.begin() + 50'000;
  EXPECT_EQ(std::accumulate(alone.share.begin(), middle, std::uint64_t{0}), 123'456'789'012'345u);
  EXPECT_EQ(std::accumulate(middle, middle + 50'000, std::uint64_t{0}), 77u);
}

}  // namespace
}  // namespace flywheel::exchange
