#pragma once

#include <gtest/gtest.h>

#include "kernels/base/launch.hpp"
#include "tests/parity/ops/provider_cases.hpp"
#include "tests/parity/ops/split_cases.hpp"
#include "tests/parity/ops/statistics_cases.hpp"
#include "tests/parity/ops/supply_cases.hpp"

namespace flywheel::parity {

/// Arbitrary rows of one family of ops; equal seeds give equal ones. A case runs its ops on any backend.
template <class Case>
class OpsParity : public ::testing::Test {
 protected:
  void SetUp() override {
    if (auto const why = UnderTest::missing(); !why.empty()) GTEST_SKIP() << why;
  }
};

using Cases =
    ::testing::Types<ProRataCase, SwapCase, RewardsCase, StatisticsCase, ProviderMarketCase, RenewalsCase, SupplyCase>;

struct CaseName {
  template <class Case>
  static std::string GetName(int) {
    if (std::is_same_v<Case, ProRataCase>) return "SplitProRata";
    if (std::is_same_v<Case, SwapCase>) return "SwapInOrder";
    if (std::is_same_v<Case, RewardsCase>) return "SplitRewards";
    if (std::is_same_v<Case, StatisticsCase>) return "Statistics";
    if (std::is_same_v<Case, ProviderMarketCase>) return "ProviderMarket";
    if (std::is_same_v<Case, RenewalsCase>) return "Renewals";
    return "Supply";
  }
};
TYPED_TEST_SUITE(OpsParity, Cases, CaseName);

TYPED_TEST(OpsParity, EqualsOneHostThread) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    Memory expected_memory;
    TypeParam const expected{seed, expected_memory};
    expected.run(HostBackend{});
    expected.keep_what_counts();
    Memory memory{UnderTest::allocate(), UnderTest::release()};
    TypeParam const found{seed, memory};
    ASSERT_FALSE(memory.equals(expected_memory));
    launch(UnderTest::device(), [&](auto const& on) { found.run(on); });
    UnderTest::finish();
    found.keep_what_counts();
    EXPECT_TRUE(memory.equals(expected_memory)) << "seed " << seed;
    EXPECT_TRUE(expected.is_telling()) << "seed " << seed;
  }
}

}  // namespace flywheel::parity
