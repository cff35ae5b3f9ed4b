#pragma once

#if defined(__CUDACC__)
#include <cuda_runtime.h>

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/cuda_check.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel {

inline constexpr std::uint32_t cuda_block_threads = 256;

/// How a launch covers the visited segments: grid.y strides over segments, grid.x over the tiles of one.
struct CudaGrid {
  std::uint32_t tiles_per_segment;
  std::uint32_t segments;
};

/// Enough blocks to fill any current GPU (132 multiprocessors x 8) however the rows are spread over segments.
inline CudaGrid cuda_grid(Segments const& segments) {
  std::uint32_t const visited = segments.visited();
  std::uint32_t const rows_wide = visited == 0 ? 1 : (1056 + visited - 1) / visited;
  return {rows_wide, visited < 65535 ? visited : 65535};
}

template <class Body>
__global__ void tile_kernel(Segments segments, Body body) {
  for (std::uint32_t visit = blockIdx.y; visit < segments.visited(); visit += gridDim.y) {
    std::uint32_t const segment = segments.segment_at(visit);
    body(DeviceTile{segment, segments.first(segment), segments.last(segment), blockIdx.x * blockDim.x + threadIdx.x,
                    gridDim.x * blockDim.x});
  }
}

template <class Partial, class Body>
__global__ void fold_kernel(Segments segments, Body body, Partial* partials) {
  __shared__ __align__(16) unsigned char shared_bytes[cuda_block_threads * sizeof(Partial)];
  auto* const shared = reinterpret_cast<Partial*>(shared_bytes);
  for (std::uint32_t visit = blockIdx.y; visit < segments.visited(); visit += gridDim.y) {
    std::uint32_t const segment = segments.segment_at(visit);
    Partial mine{};
    body(DeviceTile{segment, segments.first(segment), segments.last(segment), blockIdx.x * blockDim.x + threadIdx.x,
                    gridDim.x * blockDim.x},
         mine);
    shared[threadIdx.x] = mine;
    __syncthreads();
    for (std::uint32_t half = blockDim.x / 2; half > 0; half /= 2) {
      if (threadIdx.x < half) shared[threadIdx.x].merge(shared[threadIdx.x + half]);
      __syncthreads();
    }
    if (threadIdx.x == 0) partials[visit * gridDim.x + blockIdx.x] = shared[0];
    __syncthreads();
  }
}

template <class Partial>
__global__ void gather_kernel(Segments segments, Partial const* partials, std::uint32_t tiles, Partial* totals) {
  std::uint32_t const visit = blockIdx.x * blockDim.x + threadIdx.x;
  if (visit >= segments.visited()) return;
  Partial total{};
  for (std::uint32_t tile = 0; tile < tiles; ++tile) total.merge(partials[visit * tiles + tile]);
  totals[segments.segment_at(visit)] = total;
}

template <class Body>
__global__ void segment_kernel(Segments segments, Body body) {
  std::uint32_t const visit = blockIdx.x * blockDim.x + threadIdx.x;
  if (visit < segments.visited()) body(segments.segment_at(visit));
}

template <class Body>
__global__ void index_kernel(std::uint32_t count, Body body) {
  for (std::uint32_t i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += gridDim.x * blockDim.x) body(i);
}

inline cudaStream_t cuda_stream(CudaBackend const& on) {
  return static_cast<cudaStream_t>(on.stream);
}

template <class Body>
void for_each_tile(CudaBackend const& on, Segments const& segments, Body const& body) {
  auto const grid = cuda_grid(segments);
  if (grid.segments == 0) return;
  tile_kernel<<<dim3{grid.tiles_per_segment, grid.segments}, cuda_block_threads, 0, cuda_stream(on)>>>(segments, body);
  check_cuda(cudaGetLastError(), "for_each_tile");
}

/// Partials must be integers or fixed point: then the tree's order cannot show in the totals.
template <class Partial, class Body>
void fold_tiles(CudaBackend const& on, Segments const& segments, Body const& body, Partial* totals) {
  auto const grid = cuda_grid(segments);
  if (grid.segments == 0) return;
  Scratch<Partial, CudaBackend> const partials{on, std::size_t{segments.visited()} * grid.tiles_per_segment};
  fold_kernel<<<dim3{grid.tiles_per_segment, grid.segments}, cuda_block_threads, 0, cuda_stream(on)>>>(segments, body,
                                                                                                       partials.data());
  check_cuda(cudaGetLastError(), "fold_tiles");
  gather_kernel<<<(segments.visited() + 127) / 128, 128, 0, cuda_stream(on)>>>(segments, partials.data(),
                                                                               grid.tiles_per_segment, totals);
  check_cuda(cudaGetLastError(), "fold_tiles");
}

template <class Body>
void for_each_segment(CudaBackend const& on, Segments const& segments, Body const& body) {
  if (segments.visited() == 0) return;
  segment_kernel<<<(segments.visited() + 31) / 32, 32, 0, cuda_stream(on)>>>(segments, body);
  check_cuda(cudaGetLastError(), "for_each_segment");
}

template <class Body>
void for_each_index(CudaBackend const& on, std::uint32_t count, Body const& body) {
  if (count == 0) return;
  std::uint32_t const blocks = (count + cuda_block_threads - 1) / cuda_block_threads;
  index_kernel<<<blocks, cuda_block_threads, 0, cuda_stream(on)>>>(count, body);
  check_cuda(cudaGetLastError(), "for_each_index");
}

}  // namespace flywheel
#endif
