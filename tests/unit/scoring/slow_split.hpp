#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

#include "kernels/base/wide_integer.hpp"

namespace flywheel::test {

/// One pool split as the rule reads: floors, then one unit at a time to the largest remainder, ties to the lower index.
/// Returns nothing for anybody where no weight is positive.
inline std::vector<std::uint64_t> slow_split(std::uint64_t pool, std::vector<std::uint64_t> const& weights) {
  auto const total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint64_t> shares(weights.size(), 0);
  if (total == 0) return shares;
  std::vector<UInt128> remainders;
  std::uint64_t left = pool;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    UInt128 const product = static_cast<UInt128>(pool) * weights[i];
    shares[i] = static_cast<std::uint64_t>(product / total);
    remainders.push_back(product % total);
    left -= shares[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; i < left; ++i) ++shares[order[i]];
  return shares;
}

}  // namespace flywheel::test
