#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/parity/yuma/yuma_cases.hpp"

namespace flywheel::scoring::test {

/// Supplied by each program: the same on its backend, and why this machine cannot run it; empty where it can.
verify::bittensor::YumaTables epochs_on_backend(YumaParityCase const& which);
std::string unavailable_reason();

class YumaParity : public ::testing::TestWithParam<YumaParityCase> {};

TEST_P(YumaParity, GivesTheHostsEpochs) {
  if (auto const reason = unavailable_reason(); !reason.empty()) GTEST_SKIP() << reason;
  auto const want = expected_epochs(GetParam());
  auto const got = epochs_on_backend(GetParam());
  EXPECT_TRUE(std::all_of(got.status.begin(), got.status.end(), [](auto one) { return one == YumaStatus::done; }));
  EXPECT_TRUE(got.raw_stake == want.raw_stake && got.raw_active_stake == want.raw_active_stake);
  EXPECT_TRUE(got.raw_consensus == want.raw_consensus);
  EXPECT_TRUE(got.raw_trust == want.raw_trust && got.raw_incentive == want.raw_incentive);
  EXPECT_TRUE(got.raw_dividends == want.raw_dividends && got.raw_combined == want.raw_combined);
  EXPECT_TRUE(got.server == want.server && got.validator == want.validator && got.combined == want.combined);
  EXPECT_TRUE(got.permits == want.permits && got.active == want.active);
  EXPECT_TRUE(got.bond_first == want.bond_first && got.bond_count == want.bond_count);
  EXPECT_TRUE(got.bond_uid == want.bond_uid && got.bond_value == want.bond_value);
  EXPECT_GT(std::count_if(want.dividends.begin(), want.dividends.end(), [](auto paid) { return paid > 0; }), 10);
}

INSTANTIATE_TEST_SUITE_P(All, YumaParity, ::testing::ValuesIn(yuma_parity_cases),
                         [](auto const& which) { return which.param.name; });

}  // namespace flywheel::scoring::test
