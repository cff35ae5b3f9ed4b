#pragma once

#include <gtest/gtest.h>

#include "kernels/base/launch.hpp"
#include "tests/parity/subnet_agents/agents_case.hpp"
#include "tests/parity/subnet_agents/detection_case.hpp"

namespace flywheel::parity {

/// Arbitrary agents and rows; equal seeds give equal ones. A case runs its ops on any backend.
template <class Case>
class SubnetAgentsParity : public ::testing::Test {
 protected:
  void SetUp() override {
    if (auto const why = UnderTest::missing(); !why.empty()) GTEST_SKIP() << why;
  }
};

using SubnetAgentsCases = ::testing::Types<AgentsCase, DetectionCase>;

struct SubnetAgentsName {
  template <class Case>
  static std::string GetName(int) {
    return std::is_same_v<Case, AgentsCase> ? "Agents" : "Detection";
  }
};
TYPED_TEST_SUITE(SubnetAgentsParity, SubnetAgentsCases, SubnetAgentsName);

TYPED_TEST(SubnetAgentsParity, EqualsOneHostThread) {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    Memory expected_memory;
    TypeParam const expected{seed, expected_memory};
    expected.run(HostBackend{});
    Memory memory{UnderTest::allocate(), UnderTest::release()};
    TypeParam const found{seed, memory};
    ASSERT_FALSE(memory.equals(expected_memory));
    launch(UnderTest::device(), [&](auto const& on) { found.run(on); });
    UnderTest::finish();
    EXPECT_TRUE(memory.equals(expected_memory)) << "seed " << seed;
    EXPECT_TRUE(expected.is_telling()) << "seed " << seed;
  }
}

}  // namespace flywheel::parity
