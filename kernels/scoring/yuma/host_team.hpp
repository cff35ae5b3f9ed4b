#pragma once

#include <cstdint>

#include "kernels/scoring/yuma/lanes.hpp"

/// Who computes one subnet together: one thread of the host with vector registers, or a block of a GPU's threads. Work
/// is shared out by `lane` and `stride`; `sync` separates steps that read what others wrote.
#if !defined(__CUDACC__)
namespace flywheel::scoring::yuma {

struct HostTeam {
  using Wide = U64x4;
  static constexpr std::uint32_t strip = 8;  // columns that one thread takes at a time
  static constexpr std::uint32_t lane = 0;
  static constexpr std::uint32_t stride = 1;

  void sync() const {}
  void add(std::uint64_t& cell, std::uint64_t amount) const { cell += amount; }
  void raise(std::uint64_t& cell, std::uint64_t value) const { cell = value > cell ? value : cell; }
  /// Adds to the first of `padding` cells, lane by lane: their sum is what counts.
  void add_lanes(std::uint64_t* cells, Wide amounts) const { store(cells, load<Wide>(cells) + amounts); }
};

}  // namespace flywheel::scoring::yuma
#endif
