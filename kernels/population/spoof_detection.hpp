#pragma once

#include <cstdint>

#include "kernels/base/portable_math.hpp"
#include "kernels/population/normal_share.hpp"

namespace flywheel::population {

/// A puzzle that a device must answer in time. Its time is log-normal round its model's median.
///     T = median exp(sigma Z),  accepted iff T <= theta x the claimed model's median
///     false reject = 1 - Phi(log(theta) / sigma);   accept of one r times slower = Phi((log(theta) - log(r)) / sigma)
///     n copies challenged together share the device: r = n
/// Shape   slowdown -> chance. Units   theta a multiple of the median; r a ratio of times.
/// Domain  sigma > 0, theta > 0, slowdown > 0. Errors  those of normal_share.
/// Source  reference behaviour 2; the log-normal form is assumed.
struct ResponseTimeTest {
  double log_standard_deviation;  // sigma
  double threshold;               // theta

  FLYWHEEL_HD double reject_chance(double slowdown) const {
    return normal_share((log(slowdown) - log(threshold)) / log_standard_deviation);
  }
  FLYWHEEL_HD double false_reject() const { return reject_chance(1.0); }
  FLYWHEEL_HD double false_accept(double slowdown) const {
    return normal_share((log(threshold) - log(slowdown)) / log_standard_deviation);
  }
};

/// The chance that k challenges of several devices at once coincide at least once.
///     1 - (1 - overlap)^tests
FLYWHEEL_HD inline double found_by_overlap(double overlap, double tests) {
  return overlap < 1.0 ? -expm1(tests * log1p(-overlap)) : (tests > 0.0 ? 1.0 : 0.0);
}

/// How many tests it takes on average until k in a row have failed, each failing with chance p.
///     1/p + 1/p^2 + ... + 1/p^k = (1 - p^k) / ((1 - p) p^k)
/// Domain  0 <= p <= 1; p = 0: infinite. Source  Feller, "An Introduction to Probability Theory", vol. 1, XIII.7.
FLYWHEEL_HD inline double mean_tests_until_run(double failure_chance, std::uint32_t run) {
  double tests = 0.0;
  double term = 1.0;
  for (std::uint32_t i = 0; i < run; ++i) {
    term = failure_chance > 0.0 ? term / failure_chance : portable::infinity();
    tests += term;
    if (tests > 0x1p200) return portable::infinity();
  }
  return tests;
}

/// At what rate devices are found out, by what they hide.
///     by the test     tests per hour / mean tests until `failures_until_ban` in a row have failed
///     honest          test at slowdown 1                      + metadata mistakes
///     inflated        test at the weaker card's slowdown      + metadata mistakes
///     copy            test at slowdown n where the challenges overlap, else 1;  + metadata hazard + mistakes
///     for the test    as honest                               + spot checks
///     self-hired      mistakes; as inflated where hired devices are tested too
/// The times are taken as exponential with the same mean: close where a run is rare, a little early where it is not.
/// Shape   -> hazard per hour. Units   per hour of a listed device. Domain  rates >= 0, overlap in [0, 1],
///         copies_per_device >= 1, failures_until_ban >= 1. Errors  those of normal_share.
/// Source  reference behaviour 2 and io.net 2.2, 7: hourly puzzles, authentication, hired devices exempt. Rates
/// assumed.
struct SpoofDetection {
  ResponseTimeTest test;
  double tests_per_hour;  // 0 where puzzles are not enforced
  std::uint32_t failures_until_ban;
  double slowdown_of_inflation;
  double copies_per_device;
  double challenge_overlap;
  double metadata_per_hour;        // true positives: shared serials and addresses of copies
  double metadata_false_per_hour;  // honest devices taken for copies
  double spot_checks_per_hour;
  bool hired_are_tested;

  FLYWHEEL_HD double honest() const { return by_test(test.false_reject()) + metadata_false_per_hour; }

  FLYWHEEL_HD double inflated() const {
    return by_test(test.reject_chance(slowdown_of_inflation)) + metadata_false_per_hour;
  }

  FLYWHEEL_HD double copy() const {
    double const together = challenge_overlap * test.reject_chance(copies_per_device);
    double const apart = (1.0 - challenge_overlap) * test.false_reject();
    return by_test(together + apart) + metadata_per_hour + metadata_false_per_hour;
  }

  FLYWHEEL_HD double for_test_only() const { return honest() + spot_checks_per_hour; }

  FLYWHEEL_HD double self_hired() const { return hired_are_tested ? inflated() : metadata_false_per_hour; }

 private:
  FLYWHEEL_HD double by_test(double reject_chance) const {
    return tests_per_hour / mean_tests_until_run(reject_chance, failures_until_ban);
  }
};

}  // namespace flywheel::population
