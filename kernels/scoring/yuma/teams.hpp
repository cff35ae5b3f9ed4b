#pragma once

#include <cstdint>

#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/scoring/yuma/host_team.hpp"

/// Teams and their launches, for .inl files.
namespace flywheel::scoring::yuma {

#if defined(__CUDACC__)
struct BlockTeam {
  using Wide = std::uint64_t;
  static constexpr std::uint32_t strip = 1;
  std::uint32_t lane;
  std::uint32_t stride;

  FLYWHEEL_HD void sync() const {
#if defined(__CUDA_ARCH__)
    __syncthreads();
#endif
  }
  FLYWHEEL_HD void add(std::uint64_t& cell, std::uint64_t amount) const {
    atomic_add(cell, amount);
  }
  FLYWHEEL_HD void raise(std::uint64_t& cell, std::uint64_t value) const {
#if defined(__CUDA_ARCH__)
    atomicMax(reinterpret_cast<unsigned long long*>(&cell), static_cast<unsigned long long>(value));
#else
    cell = value > cell ? value : cell;
#endif
  }
  FLYWHEEL_HD void add_lanes(std::uint64_t* cells, std::uint64_t amount) const {
    add(*cells, amount);
  }
};

/// The columns that a tile holds: threads of a block work on strips of their own, side by side in memory.
inline std::uint32_t tile_columns(CudaBackend const&, std::uint32_t padded_columns) {
  return padded_columns;
}

template <class Body>
__global__ void team_kernel(std::uint32_t visits, Body body) {
  BlockTeam const team{threadIdx.x, blockDim.x};
  for (std::uint32_t visit = blockIdx.x; visit < visits; visit += gridDim.x) {
    body(team, visit, blockIdx.x);
    team.sync();
  }
}

/// Calls body(team, visit, slot) for visit in [0, visits). Those of one slot follow one another.
template <class Body>
void for_each_team(CudaBackend const& on, std::uint32_t visits, std::uint32_t slots, Body const& body) {
  std::uint32_t const blocks = slots < visits ? slots : visits;
  if (blocks == 0) return;
  team_kernel<<<blocks, cuda_block_threads, 0, cuda_stream(on)>>>(visits, body);
  check_cuda(cudaGetLastError(), "for_each_team");
}
#else
/// The columns that a tile holds.
inline std::uint32_t tile_columns(HostBackend const&, std::uint32_t) {
  return HostTeam::strip;
}

/// Calls body(team, visit, slot) for visit in [0, visits). Those of one slot follow one another.
template <class Body>
void for_each_team(HostBackend const& on, std::uint32_t visits, std::uint32_t slots, Body const& body) {
  host_parallel(on, slots < visits ? slots : visits, [&](std::size_t slot) {
    for (auto visit = static_cast<std::uint32_t>(slot); visit < visits; visit += slots) {
      body(HostTeam{}, visit, static_cast<std::uint32_t>(slot));
    }
  });
}
#endif

}  // namespace flywheel::scoring::yuma
