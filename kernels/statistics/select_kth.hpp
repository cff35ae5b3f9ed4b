#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::statistics {

/// The k-th smallest of some values, k from 0, reordering them.
/// Domain  k < count. Cost  in proportion to count, save for orders made to defeat it.
/// Source  Hoare, "Algorithm 65: find", Communications of the ACM 4(7), 1961; the pivot is the middle one.
FLYWHEEL_HD constexpr std::uint64_t select_kth(std::uint64_t* values, std::uint32_t count, std::uint32_t k) {
  std::uint32_t low = 0;
  std::uint32_t high = count - 1;
  while (low < high) {
    std::uint64_t const pivot = values[low + (high - low) / 2];
    std::uint32_t left = low;
    std::uint32_t right = high;
    for (;;) {
      while (values[left] < pivot) ++left;
      while (pivot < values[right]) --right;
      if (left >= right) break;
      std::uint64_t const swapped = values[left];
      values[left] = values[right];
      values[right] = swapped;
      ++left;
      --right;
    }
    if (k <= right) {
      high = right;
    } else {
      low = right + 1;
    }
  }
  return values[k];
}

}  // namespace flywheel::statistics
