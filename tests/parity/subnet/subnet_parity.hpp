#pragma once

#include <gtest/gtest.h>

#include "kernels/base/launch.hpp"
#include "tests/parity/subnet/blocs_case.hpp"
#include "tests/parity/subnet/chain_case.hpp"
#include "tests/parity/subnet/epoch_case.hpp"

namespace flywheel::parity {

/// Arbitrary subnets; equal seeds give equal ones. A case runs its op on any backend.
template <class Case>
class SubnetParity : public ::testing::Test {
 protected:
  void SetUp() override {
    if (auto const why = UnderTest::missing(); !why.empty()) GTEST_SKIP() << why;
  }
};

using SubnetCases = ::testing::Types<ChainCase, EpochCase, CastVotesCase, PayBlocsCase>;

struct SubnetCaseName {
  template <class Case>
  static std::string GetName(int) {
    if (std::is_same_v<Case, CastVotesCase>) return "CastVotes";
    if (std::is_same_v<Case, PayBlocsCase>) return "PayBlocs";
    return std::is_same_v<Case, ChainCase> ? "AdvanceBlocks" : "DistributeEpoch";
  }
};
TYPED_TEST_SUITE(SubnetParity, SubnetCases, SubnetCaseName);

TYPED_TEST(SubnetParity, EqualsOneHostThread) {
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
