#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel {

/// The four words of one Philox block.
struct PhiloxBlock {
  std::uint32_t word[4];
};

/// Philox4x32-10: a bijection of a 128-bit counter under a 64-bit key whose outputs pass as random.
///     ten times: (L, R) = (hi(0xD2511F53 c0), ...), key += (0x9E3779B9, 0xBB67AE85)
/// Shape   four counter words and a key -> four words; no state, so any draw of any agent is one call away.
/// Units   none. Domain  every counter and key. Errors  none.
/// Source  Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; equal to Random123's
///         philox4x32_10 bit for bit. Written in plain arithmetic because a loop over it vectorises.
FLYWHEEL_HD constexpr PhiloxBlock philox(std::uint64_t key, std::uint32_t c0, std::uint32_t c1, std::uint32_t c2,
                                         std::uint32_t c3) {
  auto key0 = static_cast<std::uint32_t>(key);
  auto key1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < 10; ++round) {
    std::uint64_t const left = std::uint64_t{0xD2511F53} * c0;
    std::uint64_t const right = std::uint64_t{0xCD9E8D57} * c2;
    c0 = static_cast<std::uint32_t>(right >> 32) ^ c1 ^ key0;
    c1 = static_cast<std::uint32_t>(right);
    c2 = static_cast<std::uint32_t>(left >> 32) ^ c3 ^ key1;
    c3 = static_cast<std::uint32_t>(left);
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  return {{c0, c1, c2, c3}};
}

}  // namespace flywheel
