#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/parity/gpu_rental/rental_cases.hpp"

namespace flywheel::domain {

/// Supplied by each program: the same on its backend, and why this machine cannot run it; empty where it can.
std::vector<std::uint64_t> rentals_on_backend(RentalCase const& which);
std::string unavailable_reason();

class RentalParity : public ::testing::TestWithParam<RentalCase> {};

TEST_P(RentalParity, GivesEveryBitOfTheHostsTables) {
  if (auto const reason = unavailable_reason(); !reason.empty()) GTEST_SKIP() << reason;
  auto const expected = expected_rentals(GetParam());
  auto const found = rentals_on_backend(GetParam());
  ASSERT_FALSE(expected.empty()) << "the case needs more room";
  ASSERT_EQ(found.size(), expected.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) different += found[i] != expected[i] ? 1 : 0;
  EXPECT_EQ(different, 0u) << "of " << expected.size() << " numbers";
}

INSTANTIATE_TEST_SUITE_P(All, RentalParity, ::testing::ValuesIn(rental_cases),
                         [](auto const& which) { return which.param.name; });

}  // namespace flywheel::domain
