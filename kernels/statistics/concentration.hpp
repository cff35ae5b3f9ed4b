#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::statistics {

/// How unequally a total is held. All 0 where nothing is held.
struct Concentration {
  UInt128 total;
  double gini;             // 0 equal, (n - 1) / n one holder
  double herfindahl;       // 1/n equal, 1 one holder
  double top_share;        // of the total, held by the largest `top_ppm` of holders
  std::uint32_t nakamoto;  // least number of holders who together have more than half
  std::uint32_t holders;   // live rows, those of nothing included
};

/// Measures how unequally sorted amounts x_(1) <= ... <= x_(n) are held. Sums are exact integers; a ratio is one
/// division of doubles.
///     gini       = (2 sum_i i x_(i) - (n + 1) S) / (n S),   S = sum_i x_(i)
///     herfindahl = sum_i x_(i)^2 / S^2
///     nakamoto   = least k with x_(n) + ... + x_(n - k + 1) > S / 2
///     top_share  = (x_(n) + ... + x_(n - k + 1)) / S,   k = ceil(n top_ppm / 10^6)
/// Shape   sorted [rows] as sort_in_segments leaves it -> measured [segments].
/// Domain  any amounts; top_ppm up to 1,000,000.
/// Errors  of a ratio, relative 2^-50.
/// Source  Gini: Sen, "On Economic Inequality", 1973, ch. 2. Herfindahl: Hirschman, American Economic Review 54, 1964.
///         Nakamoto: Srinivasan and Lee, "Quantifying decentralization", 2017.
template <class Backend>
void concentration(Backend const& on, Segments const& segments, std::uint64_t const* sorted, std::uint32_t top_ppm,
                   Concentration* measured);

}  // namespace flywheel::statistics
