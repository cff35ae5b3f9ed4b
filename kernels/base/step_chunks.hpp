#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"
#include "kernels/base/random.hpp"
#include "kernels/base/segments.hpp"
#if !defined(__CUDACC__)
#include "kernels/base/step_words.hpp"
#endif

namespace flywheel {

/// How many rows a thread handles side by side: a host thread as many as fill its vector registers, a GPU thread one.
template <class Tile>
inline constexpr std::uint32_t chunk_rows = 1;
template <>
inline constexpr std::uint32_t chunk_rows<HostTile> = 128;

/// words[i] = the word that row first + i of a segment draws at a step, for i < count. A row's place in its segment is
/// its entity, so a segment must lie in one world.
FLYWHEEL_HD inline void draw_chunk(std::uint64_t seed, std::uint32_t entity, std::uint32_t count, std::uint32_t step,
                                   Stream stream, std::uint32_t* words) {
#if defined(__CUDACC__)
  for (std::uint32_t i = 0; i < count; ++i) words[i] = step_word(seed, entity + i, step, stream);
#else
  fill_step_words(seed, entity, count, step, stream, words);
#endif
}

/// Calls body(first, count) for runs of at most chunk_rows rows that together are the tile's rows of this thread.
template <class Tile, class Body>
FLYWHEEL_HD void for_each_chunk(Tile const& tile, Body const& body) {
  constexpr std::uint32_t rows = chunk_rows<Tile>;
  for (std::uint32_t first = tile.first + tile.lane * rows; first < tile.last; first += tile.stride * rows) {
    std::uint32_t const left = tile.last - first;
    body(first, left < rows ? left : rows);
  }
}

}  // namespace flywheel
