#include "kernels/scoring/yuma/permits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "kernels/scoring/yuma/host_team.hpp"
#include "tests/unit/yuma/subnet_steps.hpp"

namespace flywheel::scoring::test {
namespace {

std::vector<std::uint8_t> marked(std::vector<std::uint64_t> const& values, std::uint32_t k, std::uint32_t bits = 33) {
  std::vector<std::uint8_t> marks(values.size());
  std::uint64_t cell = 0;
  yuma::mark_top_k(yuma::HostTeam{}, values.data(), static_cast<std::uint32_t>(values.size()), k, marks.data(), cell,
                   bits);
  return marks;
}

/// The chain's words: sort ascending and stably, and take the permits of all but the last k.
std::vector<std::uint8_t> sorted(std::vector<std::uint64_t> const& values, std::uint32_t k) {
  std::vector<std::uint8_t> marks(values.size());
  std::transform(values.begin(), values.end(), marks.begin(), [](auto value) { return value > 0 ? 1 : 0; });
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto left, auto right) { return values[left] < values[right]; });
  for (std::size_t i = 0; i + k < values.size(); ++i) marks[order[i]] = 0;
  return marks;
}

TEST(YumaPermits, GoToTheLargerUidAmongEqualStakes) {
  EXPECT_EQ(marked({5, 5, 5, 5}, 2), (std::vector<std::uint8_t>{0, 0, 1, 1}));
  EXPECT_EQ(marked({7, 5, 5, 5, 0}, 2), (std::vector<std::uint8_t>{1, 0, 0, 1, 0}));
}

TEST(YumaPermits, AreThoseOfAStableSort) {
  std::mt19937_64 random{7};
  for (int trial = 0; trial < 20'000; ++trial) {
    std::uint64_t const bound = trial % 2 == 0 ? 5 : (std::uint64_t{1} << 32) + 1;
    std::vector<std::uint64_t> values(random() % 30);
    for (auto& value : values) value = random() % bound;
    auto const k = static_cast<std::uint32_t>(random() % 33);
    ASSERT_EQ(marked(values, k), sorted(values, k)) << "trial " << trial;
  }
}

TEST(YumaPermits, GoByAsManyBitsAsTheValuesHave) {
  std::uint64_t const large = std::uint64_t{1} << 62;
  EXPECT_EQ(marked({large, 2, large + 1, 0}, 1, 63), (std::vector<std::uint8_t>{0, 0, 1, 0}));
  EXPECT_EQ(marked({large, 2, large + 1, 0}, 3, 63), (std::vector<std::uint8_t>{1, 1, 1, 0}));
}

TEST(YumaPermits, CountOneEpochLater) {
  YumaParameters parameters;
  parameters.max_allowed_validators = 1;
  auto subnet = subnet_of(parameters, {1, 2, 0}, {{{2, 65535}}, {{2, 65535}}});
  auto const first = step(subnet);
  EXPECT_EQ(first.after.permits, (std::vector<std::uint8_t>{0, 1, 0}));
  EXPECT_GT(first.after.dividends[0], 0) << "it had a permit before";
  EXPECT_TRUE(first.bonds[0].empty()) << "bonds go with the permit";
  EXPECT_EQ(step(subnet).after.dividends[0], 0);
}

TEST(YumaPermits, StayWithTheOwner) {
  YumaParameters parameters;
  parameters.owner_uid = 2;
  parameters.stake_threshold_rao = 1'500'000'000'000;
  auto subnet = subnet_of(parameters, {1, 2, 0}, {{{2, 65535}}, {{2, 65535}}, {{2, 65535}}});
  auto const after = step(subnet).after;
  EXPECT_EQ(after.permits, (std::vector<std::uint8_t>{0, 1, 1})) << "the first is below the threshold";
  EXPECT_EQ(after.stake_weight[0], 0);
  EXPECT_EQ(after.validator_trust[2], 65535) << "the owner may weigh itself";
}

}  // namespace
}  // namespace flywheel::scoring::test
