#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/slow_build.hpp"

namespace flywheel::queueing {

/// Means of independent replications, a domain or a world each, are compared with theory in standard errors of their
/// own, at 4.5 of them. With the seeds fixed these tests cannot flicker; with another seed one comparison would fail
/// with a chance of 1 in 100,000 (Student's t, 255 degrees of freedom; with 63, 1 in 30,000), one of the program's 200
/// of 1 in 500.
inline constexpr std::uint32_t replications = is_slow_build ? 64 : 256;
inline constexpr double most_standard_errors = 4.5;

/// How far the replications' mean lies from what is expected, in standard errors of that mean.
[[nodiscard]] inline double standard_errors_off(std::vector<double> const& found, double expected) {
  auto const count = static_cast<double>(found.size());
  double mean = 0;
  for (double const one : found) mean += one / count;
  double squares = 0;
  for (double const one : found) squares += (one - mean) * (one - mean);
  return (mean - expected) / std::sqrt(squares / (count - 1) / count);
}

/// of(replication) for all of them.
[[nodiscard]] inline std::vector<double> each(std::function<double(std::uint32_t)> const& of) {
  std::vector<double> found;
  for (std::uint32_t replication = 0; replication < replications; ++replication) found.push_back(of(replication));
  return found;
}

inline void expect_mean(std::vector<double> const& found, double expected, std::string const& what) {
  EXPECT_LT(std::abs(standard_errors_off(found, expected)), most_standard_errors) << what << ", expected " << expected;
}

}  // namespace flywheel::queueing
