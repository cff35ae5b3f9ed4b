#pragma once

#include <cstdint>

#include "kernels/base/fixed_point.hpp"
#include "kernels/scoring/yuma/lanes.hpp"

namespace flywheel::scoring::yuma {

/// The stake-weighted median by the chain's own algorithm: a pivot from the middle of the partition, then the part in
/// which the minority's edge lies.
/// Shape   stakes, scores [count]; members [2 x count] scratch, its first half all indices in order.
/// Domain  stakes normalised; minority = sum of stakes - majority.
/// Source  opentensor/subtensor, epoch/math.rs, weighted_median; vectors prim_weighted_median.
struct PivotMedian {
  I32F32 const* stakes;
  I32F32 const* scores;
  I32F32 minority;

  FLYWHEEL_HD constexpr I32F32 operator()(std::uint32_t* members, std::uint32_t count, I32F32 low, I32F32 high) const {
    while (count > 1) {
      I32F32 const pivot = scores[members[count / 2]];
      std::uint32_t lower = 0;
      std::uint32_t upper = 0;
      std::uint32_t* const above = members + count;  // upper members, until the lower ones are not needed
      I32F32 lower_stake = I32F32::zero();
      I32F32 upper_stake = I32F32::zero();
      for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t const member = members[i];
        if (scores[member] > pivot) {
          upper_stake = saturating_add(upper_stake, stakes[member]);
          above[upper++] = member;
        } else if (scores[member] < pivot) {
          lower_stake = saturating_add(lower_stake, stakes[member]);
          members[lower++] = member;
        }
      }
      I32F32 const below = saturating_add(low, lower_stake);
      I32F32 const reached = saturating_subtract(high, upper_stake);
      if (minority < below && lower > 0) {
        high = below;
        count = lower;
      } else if (reached <= minority && upper > 0) {
        for (std::uint32_t i = 0; i < upper; ++i) members[i] = above[i];
        low = reached;
        count = upper;
      } else {
        return pivot;
      }
    }
    return count == 0 ? I32F32::zero() : scores[members[0]];
  }
};

/// A score in [0, 1] as a signed number that keeps the order: 1 takes the place of 1 - 2^-32, which no normalised
/// weight has (the largest below 1 is 65535/65536).
FLYWHEEL_HD constexpr std::int32_t score_code(std::uint64_t score) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(score - (score >> 32)) ^ 0x8000'0000U);
}
FLYWHEEL_HD constexpr std::uint64_t score_of_code(std::int32_t code) {
  std::uint64_t const score = static_cast<std::uint32_t>(code) ^ 0x8000'0000U;
  return score + (score == 0xFFFF'FFFFU ? 1 : 0);
}

inline constexpr std::int32_t lowest_code = INT32_MIN;

/// What the medians of neighbouring columns share.
///     median = the largest v up to the highest score with (stake of scores below v) <= minority
/// That is the least score whose stake from below passes the minority, which is where every path of PivotMedian ends.
/// Sums are taken modulo 2^32: they leave out the highest score, so that they stay below the whole, 2^32.
/// Domain  minority >= 0; `absent` and all stakes sum to at most 2^32; stakes positive where a score counts.
struct MedianRule {
  std::uint32_t minority;  // 2^32 as 2^32 - 1
  std::uint32_t absent;    // stake that scores 0 everywhere
};

template <class T, class U>
FLYWHEEL_HD inline U as_mask(T truth) {
  if constexpr (sizeof(T) == sizeof(bool)) {
    return truth ? ~U{0} : U{0};
  } else {
    return std::bit_cast<U>(truth);
  }
}

/// The columns of scores that a median is taken of.
/// Shape   codes [rows x stride], lowest_code where a row takes no part; stakes [rows].
struct ScoreColumns {
  std::int32_t const* codes;
  std::size_t stride;
  std::uint32_t const* stakes;
  std::uint32_t rows;

  /// The highest code up to `last` of each column.
  template <class Code>
  FLYWHEEL_HD Code highest(Code last) const {
    Code found = broadcast<Code>(lowest_code);
    for (std::uint32_t row = 0; row < rows; ++row) {
      auto const code = load<Code>(codes + row * stride);
      found = (code > found) & (code <= last) ? code : found;
    }
    return found;
  }

  /// rule.absent and the stake whose score is below `bound`.
  template <class Unsigned, class Code>
  FLYWHEEL_HD Unsigned stake_below(Code bound, MedianRule const& rule) const {
    Unsigned even = broadcast<Unsigned>(rule.absent);
    Unsigned odd{};
    std::uint32_t row = 0;
    for (; row + 1 < rows; row += 2) {
      even += counted<Unsigned>(row, bound);
      odd += counted<Unsigned>(row + 1, bound);
    }
    if (row < rows) even += counted<Unsigned>(row, bound);
    return even + odd;
  }

 private:
  template <class Unsigned, class Code>
  FLYWHEEL_HD Unsigned counted(std::uint32_t row, Code bound) const {
    auto const is_below = load<Code>(codes + row * stride) < bound;
    return as_mask<decltype(is_below), Unsigned>(is_below) & stakes[row];
  }
};

/// True where all lanes are.
template <class Truth>
FLYWHEEL_HD inline bool all_of(Truth truth) {
  if constexpr (sizeof(Truth) == sizeof(bool)) {
    return truth;
  } else {
    std::int32_t lanes[sizeof(Truth) / sizeof(std::int32_t)];
    std::memcpy(lanes, &truth, sizeof(truth));
    std::int32_t all = -1;
    for (auto const lane : lanes) all &= lane;
    return all != 0;
  }
}

/// The codes of neighbouring columns' medians, bit by bit from above. Once few scores are left between the bounds, the
/// highest of them is tried: it usually is the median.
template <class Wide>
FLYWHEEL_HD inline typename Lanes<Wide>::Narrow median_of_columns(ScoreColumns const& of, MedianRule const& rule) {
  using Code = typename Lanes<Wide>::Narrow;
  using Unsigned = typename Lanes<Wide>::NarrowUnsigned;
  constexpr std::uint32_t first_guess = 11;
  constexpr std::uint32_t guess_again = 5;
  ScoreColumns const scores = of;
  Code const lowest = broadcast<Code>(lowest_code);
  Code const highest = scores.highest(broadcast<Code>(INT32_MAX));
  Unsigned const limit = broadcast<Unsigned>(rule.minority);
  std::uint32_t codes[Lanes<Wide>::narrow_count];
  store(codes, std::bit_cast<Unsigned>(highest) ^ 0x8000'0000U);
  std::uint32_t any = 0;
  for (auto const code : codes) any |= code;

  Code found = lowest;
  std::uint32_t until_guess = first_guess;
  for (std::uint32_t bit = std::bit_floor(any); bit > 0; bit /= 2) {
    Code const trial = std::bit_cast<Code>(std::bit_cast<Unsigned>(found) + bit);
    auto const below = scores.stake_below<Unsigned>(trial, rule);
    found = ((below <= limit) & (trial <= highest)) ? trial : found;
    if (--until_guess > 0) continue;
    until_guess = guess_again;
    Code const guess = scores.highest(std::bit_cast<Code>(std::bit_cast<Unsigned>(found) + (bit - 1)));
    if (all_of((scores.stake_below<Unsigned>(guess, rule) <= limit) | (guess == lowest))) return guess;
  }
  return found;
}

}  // namespace flywheel::scoring::yuma
