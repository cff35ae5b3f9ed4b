#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/parity/base_random/random_cases.hpp"

namespace flywheel::parity {

/// Supplied by each program: the same results, computed on its backend.
std::vector<std::uint64_t> bits_on_backend(Case which, std::uint32_t count);

/// Why this machine cannot run the backend; empty where it can.
std::string unavailable_reason();

/// Calls result_bits for each row.
struct StoreBits {
  Case which;
  std::uint64_t* bits;

  FLYWHEEL_HD void operator()(std::uint32_t i) const { bits[i] = result_bits(which, i); }
};

class RandomParity : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomParity, GivesTheHostsBits) {
  if (auto const reason = unavailable_reason(); !reason.empty()) GTEST_SKIP() << reason;
  constexpr std::uint32_t count = 100'000;
  auto const which = static_cast<Case>(GetParam());
  std::vector<std::uint64_t> expected(count);
  expected_bits(which, count, expected.data());
  auto const got = bits_on_backend(which, count);
  ASSERT_EQ(got.size(), expected.size());
  std::uint32_t different = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (got[i] == expected[i]) continue;
    if (++different <= 3) ADD_FAILURE() << std::hex << "index " << i << ": " << got[i] << ", not " << expected[i];
  }
  EXPECT_EQ(different, 0u);
  EXPECT_GT(std::set<std::uint64_t>(expected.begin(), expected.end()).size(), 1u) << "the case must vary";
}

inline std::string case_name(::testing::TestParamInfo<std::uint32_t> const& info) {
  static char const* const names[] = {"StepWord",
                                      "Uniform",
                                      "SquareRoot",
                                      "Exp",
                                      "Expm1",
                                      "Log",
                                      "Log1p",
                                      "Pow",
                                      "SinTurns",
                                      "CosTurns",
                                      "NormalQuantile",
                                      "UniformInteger",
                                      "UniformReal",
                                      "Bernoulli",
                                      "Exponential",
                                      "Weibull",
                                      "Normal",
                                      "LogNormal",
                                      "TruncatedLogNormal",
                                      "Pareto",
                                      "BoundedPareto",
                                      "Gamma",
                                      "Poisson",
                                      "Binomial",
                                      "NegativeBinomial",
                                      "Categorical"};
  static_assert(sizeof(names) / sizeof(names[0]) == static_cast<std::size_t>(Case::count));
  return names[info.param];
}

INSTANTIATE_TEST_SUITE_P(All, RandomParity, ::testing::Range(0u, static_cast<std::uint32_t>(Case::count)), case_name);

}  // namespace flywheel::parity
