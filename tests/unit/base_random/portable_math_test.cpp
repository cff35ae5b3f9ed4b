#include "kernels/base/portable_math.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "kernels/base/random.hpp"

/// Every function at 10^7 points, against the C library's extended precision (64-bit mantissa).
namespace flywheel {
namespace {

/// |got - want| in units of the last place of a double near want.
[[nodiscard]] double ulps(double got, long double want) {
  int exponent;
  std::frexp(want, &exponent);
  return static_cast<double>(std::fabs(got - want) / std::ldexp(1.0L, std::max(exponent, -1021) - 53));
}

enum class Spacing { even, by_bits };

/// Points of one stretch, evenly spaced, or evenly spaced in their representation: every binade equally often.
struct Stretch {
  double first;
  double last;  // of the same sign as first where the spacing is by bits, and farther from 0
  std::uint32_t count;
  Spacing spacing = Spacing::even;

  double point(std::uint32_t i) const {
    double const share = uniform_from_word(i * 0x9E3779B9u);  // Weyl's sequence: no two alike, no gaps
    if (spacing == Spacing::even) return first + (last - first) * share;
    auto const low = std::bit_cast<std::uint64_t>(std::fabs(first));
    auto const high = std::bit_cast<std::uint64_t>(std::fabs(last));
    double const size =
        std::bit_cast<double>(low + static_cast<std::uint64_t>(static_cast<double>(high - low) * share));
    return last < 0 ? -size : size;
  }
};

struct Worst {
  double error_ulps = 0;
  double at = 0;
  std::uint64_t points = 0;
};

/// The greatest error of `ours` over the stretches. Where `library` gives the same double it need not be looked at
/// closer: pass it only where its own documented error is below the bound (glibc: exp, log and pow, 0.52 ulp).
template <std::size_t stretches, class Ours, class Library, class Precise>
[[nodiscard]] Worst worst_error(Stretch const (&list)[stretches], Ours ours, Library library, Precise precise) {
  Worst worst;
  for (auto const& stretch : list) {
    for (std::uint32_t i = 0; i < stretch.count; ++i) {
      double const x = stretch.point(i);
      double const got = ours(x);
      if (got == library(x)) continue;
      double const error = ulps(got, precise(x));
      if (!(error <= worst.error_ulps)) {
        worst.error_ulps = error;
        worst.at = x;
      }
    }
    worst.points += stretch.count;
  }
  return worst;
}

constexpr std::uint32_t million = 1'000'000;
double never(double) {
  return std::numeric_limits<double>::quiet_NaN();
}

void expect_within(Worst const& worst, double bound_ulps) {
  EXPECT_GE(worst.points, 10u * million);
  EXPECT_LE(worst.error_ulps, bound_ulps) << "at x = " << worst.at;
  ::testing::Test::RecordProperty("worst_ulps", std::to_string(worst.error_ulps));
}

TEST(PortableExp, StaysWithinItsBound) {
  Stretch const list[] = {{-1, 1, 4 * million},
                          {-708, 709.78, 4 * million},
                          {1e-300, 1, million, Spacing::by_bits},
                          {-1e-300, -1, million, Spacing::by_bits}};
  expect_within(worst_error(
                    list, [](double x) { return flywheel::exp(x); }, [](double x) { return std::exp(x); },
                    [](long double x) { return std::exp(x); }),
                0.75);
}

TEST(PortableExp, StaysWithinItsBoundWhereTheResultIsDenormal) {
  Stretch const list[] = {{-745.13, -708.3, 10 * million}};
  expect_within(worst_error(
                    list, [](double x) { return flywheel::exp(x); }, [](double x) { return std::exp(x); },
                    [](long double x) { return std::exp(x); }),
                0.85);
}

TEST(PortableExpm1, StaysWithinItsBound) {
  Stretch const list[] = {{-1.1, 1.1, 4 * million},
                          {-45, 60, 2 * million},
                          {60, 709.78, million},
                          {0x1p-1074, 1, 1500 * 1000, Spacing::by_bits},
                          {-0x1p-1074, -1, 1500 * 1000, Spacing::by_bits}};
  expect_within(
      worst_error(
          list, [](double x) { return flywheel::expm1(x); }, never, [](long double x) { return std::expm1(x); }),
      1.5);
}

TEST(PortableLog, StaysWithinItsBound) {
  Stretch const list[] = {{0.5, 2, 5 * million},
                          {0.99, 1.01, million},
                          {1, 1e9, million},
                          {0x1p-1074, 0x1p-1022, million, Spacing::by_bits},
                          {0x1p-1022, 0x1.fffffp1023, 2 * million, Spacing::by_bits}};
  expect_within(worst_error(
                    list, [](double x) { return flywheel::log(x); }, [](double x) { return std::log(x); },
                    [](long double x) { return std::log(x); }),
                0.9);
}

TEST(PortableLog1p, StaysWithinItsBound) {
  Stretch const list[] = {{-0.5, 1, 5 * million},
                          {-1, -0.5, million},
                          {1, 1000, million},
                          {0x1p-1074, 0x1.fffffp1023, 2 * million, Spacing::by_bits},
                          {-0x1p-1074, -0x1.fffffp-1, million, Spacing::by_bits}};
  expect_within(
      worst_error(
          list, [](double x) { return flywheel::log1p(x); }, never, [](long double x) { return std::log1p(x); }),
      0.9);
}

constexpr long double two_pi = 6.283185307179586476925286766559L;

/// sin(2 pi x) for |x| <= 2^51, with x reduced exactly to an eighth of a turn.
long double precise_sin_turns(long double x) {
  long double const part = x - std::floor(x + 0.5L);
  long double const size = std::fabs(part);
  long double const folded = size > 0.25L ? 0.5L - size : size;
  long double const sine = folded > 0.125L ? std::cos(two_pi * (0.25L - folded)) : std::sin(two_pi * folded);
  return part < 0 ? -sine : sine;
}

long double precise_cos_turns(long double x) {
  long double const size = std::fabs(x - std::floor(x + 0.5L));
  return precise_sin_turns(0.25L - size);
}

TEST(PortableSinTurns, StaysWithinItsBound) {
  Stretch const list[] = {
      {-1, 1, 7 * million}, {-1e6, 1e6, million}, {0x1p-900, 0x1p50, 2 * million, Spacing::by_bits}};
  expect_within(worst_error(
                    list, [](double x) { return sin_turns(x); }, never, precise_sin_turns),
                1.1);
}

TEST(PortableCosTurns, StaysWithinItsBound) {
  Stretch const list[] = {
      {-1, 1, 7 * million}, {-1e6, 1e6, million}, {0x1p-900, 0x1p50, 2 * million, Spacing::by_bits}};
  expect_within(worst_error(
                    list, [](double x) { return cos_turns(x); }, never, precise_cos_turns),
                1.1);
}

/// x to the powers that send x^y over the whole range of doubles, one power a point.
TEST(PortablePow, StaysWithinItsBoundOverAllResults) {
  Stretch const list[] = {
      {0x1p-1074, 0x1.fffffp1023, 2 * million, Spacing::by_bits}, {0.5, 2, 4 * million}, {0.9999, 1.0001, 2 * million}};
  auto const power = [](double x) {
    auto const mixed = std::bit_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15;
    return (uniform_from_word(static_cast<std::uint32_t>(mixed >> 32)) * 1453.5 - 744.5) / std::log(x);
  };
  auto const ours = [&](double x) { return flywheel::pow(x, power(x)); };
  auto const library = [&](double x) { return std::pow(x, power(x)); };
  auto const precise = [&](long double x) {
    return std::pow(x, static_cast<long double>(power(static_cast<double>(x))));
  };
  auto worst = worst_error(list, ours, library, precise);
  worst.points += 2 * million;  // the test below
  expect_within(worst, 1.0);
}

TEST(PortablePow, StaysWithinItsBoundForOrdinaryPowers) {
  for (double const y : {-2.5, -1.0 / 3, 0.5, 0.75, 1.3, 2.0, 3.0, 17.0}) {
    Stretch const list[] = {{0, 100, 250'000}};
    auto const worst = worst_error(
        list, [=](double x) { return flywheel::pow(x, y); }, [=](double x) { return std::pow(x, y); },
        [=](long double x) { return std::pow(x, static_cast<long double>(y)); });
    EXPECT_LE(worst.error_ulps, 1.0) << "at x = " << worst.at << ", y = " << y;
  }
}

}  // namespace
}  // namespace flywheel
