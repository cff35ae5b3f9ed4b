#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/parity/matching/market_cases.hpp"

namespace flywheel::matching {

/// Supplied by each program: the same on its backend, and why this machine cannot run it; empty where it can.
MarketResult market_on_backend(MarketCase const& which);
std::string unavailable_reason();

class MarketParity : public ::testing::TestWithParam<MarketCase> {};

TEST_P(MarketParity, GivesTheHostsListingAndAllocations) {
  if (auto const reason = unavailable_reason(); !reason.empty()) GTEST_SKIP() << reason;
  auto const expected = expected_market(GetParam());
  auto const found = market_on_backend(GetParam());
  EXPECT_TRUE(found.places == expected.places);
  EXPECT_TRUE(found.taken == expected.taken);
  EXPECT_TRUE(found.hired == expected.hired);
  EXPECT_GT(std::count(expected.taken.begin(), expected.taken.end(), 0), 0) << "some orders must be refused";
  EXPECT_GT(std::count_if(expected.hired.begin(), expected.hired.end(), [](auto gpus) { return gpus > 0; }), 1'000);
}

INSTANTIATE_TEST_SUITE_P(All, MarketParity, ::testing::ValuesIn(market_cases),
                         [](auto const& which) { return which.param.name; });

}  // namespace flywheel::matching
