#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace flywheel {

/// How far a chi-square lies from its mean, in standard deviations of the matching normal variable.
/// Source  Wilson and Hilferty 1931: the cube root of chi^2 / df is nearly normal.
[[nodiscard]] inline double chi_square_deviation(std::vector<double> const& counts,
                                                 std::vector<double> const& expected) {
  double chi_square = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    chi_square += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
  }
  double const freedom = static_cast<double>(counts.size()) - 1;
  double const spread = 2 / (9 * freedom);
  return (std::cbrt(chi_square / freedom) - (1 - spread)) / std::sqrt(spread);
}

/// sqrt(n) times the greatest distance between the sample's distribution function and `cdf` (Kolmogorov 1933); above x
/// with chance about 2 exp(-2 x^2).
template <class Cdf>
[[nodiscard]] double kolmogorov_distance(std::vector<double> sample, Cdf const& cdf) {
  std::sort(sample.begin(), sample.end());
  auto const n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    double const p = cdf(sample[i]);
    distance = std::max({distance, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
  }
  return std::sqrt(n) * distance;
}

}  // namespace flywheel
