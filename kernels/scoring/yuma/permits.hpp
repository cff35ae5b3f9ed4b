#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::scoring::yuma {

template <class Team>
FLYWHEEL_HD std::uint64_t count_at_least(Team const& team, std::uint64_t const* values, std::uint32_t count,
                                         std::uint64_t least, std::uint64_t& cell) {
  if (team.lane == 0) cell = 0;
  team.sync();
  std::uint64_t part = 0;
  for (std::uint32_t i = team.lane; i < count; i += team.stride) part += values[i] >= least ? 1 : 0;
  team.add(cell, part);
  team.sync();
  std::uint64_t const found = cell;
  team.sync();
  return found;
}

/// The largest value below 2^bits that at least `k` of the values reach, bit by bit; 1 where fewer than k are positive.
template <class Team>
FLYWHEEL_HD std::uint64_t kth_largest(Team const& team, std::uint64_t const* values, std::uint32_t count,
                                      std::uint32_t k, std::uint32_t bits, std::uint64_t& cell) {
  std::uint64_t found = 0;
  for (std::uint64_t bit = std::uint64_t{1} << (bits - 1); bit > 0; bit /= 2) {
    if (count_at_least(team, values, count, found + bit, cell) >= k) found += bit;
  }
  return found == 0 ? 1 : found;
}

/// Marks the k largest positive values; of equal ones those with the larger index.
/// Shape   values, marks [count]. Domain  values < 2^bits, 0 < bits < 64; a share of stake needs 33.
/// Source  opentensor/subtensor, epoch/math.rs, is_topk_nonzero: all but the first count - k of a stable ascending
/// sort.
template <class Team>
FLYWHEEL_HD void mark_top_k(Team const& team, std::uint64_t const* values, std::uint32_t count, std::uint32_t k,
                            std::uint8_t* marks, std::uint64_t& cell, std::uint32_t bits = 33) {
  auto const least = kth_largest(team, values, count, k, bits, cell);
  auto const above = count_at_least(team, values, count, least + 1, cell);
  for (std::uint32_t i = team.lane; i < count; i += team.stride) marks[i] = k > 0 && values[i] > least ? 1 : 0;
  team.sync();
  if (team.lane != 0 || k == 0) return;
  std::uint64_t left = k - above;
  for (std::uint32_t i = count; i > 0 && left > 0; --i) {
    if (values[i - 1] != least) continue;
    marks[i - 1] = 1;
    --left;
  }
}

}  // namespace flywheel::scoring::yuma
