#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::scoring {

/// A member's share before the left-over units are handed out.
struct FlooredShare {
  std::uint64_t base_units;
  std::uint64_t remainder;  // of pool x weight after division by the total weight
};

/// One pool shared pro rata: floors first, then one unit each to the largest remainders.
///     share(w) = floor(pool x w / total),   remainder(w) = pool x w mod total
/// Members of equal weight share a remainder, so a pool of many members has few classes.
/// Shape   scalar -> share. Units   base units; weights in any common unit. Domain  0 < total < 2^64. Errors  none.
/// Source  the largest-remainder method (Hamilton); io.net's rounding is not published, so this one is assumed.
struct LargestRemainder {
  std::uint64_t pool_base_units;
  std::uint64_t total_weight;

  FLYWHEEL_HD constexpr FlooredShare operator()(std::uint64_t weight) const {
    auto const share = divide(static_cast<UInt128>(pool_base_units) * weight, UInt128{total_weight});
    return {static_cast<std::uint64_t>(share.quotient), static_cast<std::uint64_t>(share.remainder)};
  }
};

/// Who receives the left-over units: every member whose remainder is above the cut, and the first `at_cut` members, by
/// index, whose remainder equals it. Classes of different weight may share a remainder.
struct RemainderCut {
  std::uint64_t remainder;
  std::uint64_t at_cut;
};

/// Members whose remainder is at least, respectively above, a bound.
struct MembersAbove {
  std::uint64_t at_least;
  std::uint64_t above;
};

/// Finds the cut by bisection over the bits of a remainder, so that no class is sorted or copied.
/// visit(f) calls f(remainder, members) for every class.
/// Domain  left_over <= sum of members, as the method ensures; 0 gives a cut that nobody reaches.
template <class VisitClasses>
FLYWHEEL_HD RemainderCut find_cut(std::uint64_t left_over, VisitClasses const& visit) {
  if (left_over == 0) return {~std::uint64_t{0}, 0};
  auto const members_above = [&visit](std::uint64_t bound) {
    MembersAbove found{0, 0};
    visit([&found, bound](std::uint64_t remainder, std::uint64_t members) {
      if (remainder >= bound) found.at_least += members;
      if (remainder > bound) found.above += members;
    });
    return found;
  };
  std::uint64_t highest = 0;
  visit([&highest](std::uint64_t remainder, std::uint64_t) { highest = remainder > highest ? remainder : highest; });
  std::uint64_t cut = 0;
  for (unsigned bit = 128 - leading_zeros(UInt128{highest}); bit > 0; --bit) {
    std::uint64_t const higher = cut | (std::uint64_t{1} << (bit - 1));
    if (members_above(higher).at_least >= left_over) cut = higher;
  }
  return {cut, left_over - members_above(cut).above};
}

}  // namespace flywheel::scoring
