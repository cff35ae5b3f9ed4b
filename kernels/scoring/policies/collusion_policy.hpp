#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::scoring {

/// What is measured of a validator, by ops of kernels/statistics.
struct CollusionEvidence {
  std::uint32_t similarity;     // to the closest row it could have copied, 2^-16
  bool is_in_cluster;           // of those who vote apart
  double explained_share;       // of its subnet's variance, by that direction
  std::int32_t dividend_score;  // robust, 2^-16 standard deviations
};

/// Where suspicion begins.
///     copying    similarity >= limit
///     cartel     in the cluster, where that direction explains at least the limit
///     dividends  score > limit
/// Shape   evidence -> bits. Units   2^-16; shares. Domain  a similarity limit above 65536, an explained limit above 1
/// or a score limit of 2^31 - 1 asks for none. Errors  none.
/// Source  no network publishes such a rule: thresholds are assumed, and judged by their true and false positives.
struct CollusionPolicy {
  static constexpr std::uint8_t copying = 1;
  static constexpr std::uint8_t cartel = 2;
  static constexpr std::uint8_t dividends = 4;

  std::uint32_t similarity_limit;
  double explained_limit;
  std::int32_t score_limit;

  FLYWHEEL_HD constexpr std::uint8_t flags(CollusionEvidence const& of) const {
    bool const is_copy = of.similarity >= similarity_limit;
    bool const is_apart = of.is_in_cluster && of.explained_share >= explained_limit;
    bool const is_overpaid = of.dividend_score > score_limit;
    return static_cast<std::uint8_t>((is_copy ? copying : 0) | (is_apart ? cartel : 0) | (is_overpaid ? dividends : 0));
  }
};

}  // namespace flywheel::scoring
