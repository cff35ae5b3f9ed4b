#pragma once

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel {

/// Rows of a tile on the host: small enough for a tile's columns to stay in the second-level cache.
inline constexpr std::uint32_t host_tile_rows = 4096;

/// Calls body(i) for i in [0, count), shared among the backend's threads.
template <class Body>
void host_parallel(HostBackend const& on, std::size_t count, Body const& body) {
  if (on.threads <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) body(i);
  } else {
    tbb::parallel_for(std::size_t{0}, count, body);
  }
}

/// The tiles of all visited segments, in segment and row order.
inline std::vector<HostTile> host_tiles(Segments const& segments) {
  std::vector<HostTile> tiles;
  for (std::uint32_t visit = 0; visit < segments.visited(); ++visit) {
    std::uint32_t const segment = segments.segment_at(visit);
    std::uint32_t const last = segments.last(segment);
    for (std::uint32_t first = segments.first(segment); first < last; first += std::min(host_tile_rows, last - first)) {
      tiles.push_back({segment, first, std::min(last - first, host_tile_rows) + first});
    }
  }
  return tiles;
}

/// Calls body(tile) for every tile of the visited segments. Bodies of different tiles must not write the same row.
template <class Body>
void for_each_tile(HostBackend const& on, Segments const& segments, Body const& body) {
  auto const tiles = host_tiles(segments);
  host_parallel(on, tiles.size(), [&](std::size_t i) { body(tiles[i]); });
}

/// Calls body(tile, partial) for every tile and folds the partials of a segment, in index order, into totals[segment].
/// A Partial starts as Partial{} and has merge(Partial const&). Segments that are not visited keep their totals.
template <class Partial, class Body>
void fold_tiles(HostBackend const& on, Segments const& segments, Body const& body, Partial* totals) {
  for (std::uint32_t visit = 0; visit < segments.visited(); ++visit) totals[segments.segment_at(visit)] = Partial{};
  auto const tiles = host_tiles(segments);
  std::vector<Partial> partials(tiles.size());
  host_parallel(on, tiles.size(), [&](std::size_t i) {
    Partial partial{};
    body(tiles[i], partial);
    partials[i] = partial;
  });
  for (std::size_t i = 0; i < tiles.size(); ++i) totals[tiles[i].segment].merge(partials[i]);
}

/// Calls body(segment) once for every visited segment, each inside one thread.
template <class Body>
void for_each_segment(HostBackend const& on, Segments const& segments, Body const& body) {
  host_parallel(on, segments.visited(),
                [&](std::size_t visit) { body(segments.segment_at(static_cast<std::uint32_t>(visit))); });
}

/// Calls body(i) once for i in [0, count).
template <class Body>
void for_each_index(HostBackend const& on, std::uint32_t count, Body const& body) {
  host_parallel(on, (count + host_tile_rows - 1) / host_tile_rows, [&](std::size_t block) {
    auto const first = static_cast<std::uint32_t>(block * host_tile_rows);
    for (std::uint32_t i = first; i < std::min(count, first + host_tile_rows); ++i) body(i);
  });
}

}  // namespace flywheel
