#include <cstdint>
#include <stdexcept>
#include <type_traits>

#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/counts_by_key.hpp"

namespace flywheel::statistics {
namespace {

struct ClearCounts {
  std::uint32_t keys;
  std::uint64_t* counts;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    for (std::uint32_t key = 0; key < keys; ++key) counts[std::uint64_t{segment} * keys + key] = 0;
  }
};

struct CountRows {
  SmallKeys keys;
  std::uint64_t* counts;

  FLYWHEEL_HD std::uint32_t key_count() const { return keys.outer_keys * keys.inner_keys; }

  /// A host thread counts a tile by itself first; GPU threads add to the segment's counts at once.
  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile) const {
    std::uint64_t* const of_segment = counts + std::uint64_t{tile.segment} * key_count();
    if constexpr (std::is_same_v<Tile, HostTile>) {
      std::uint32_t own[most_counted_keys];
      for (std::uint32_t key = 0; key < key_count(); ++key) own[key] = 0;
      for_each_key(tile, [&](std::uint32_t key) { own[key] += 1; });
      for (std::uint32_t key = 0; key < key_count(); ++key) {
        if (own[key] > 0) atomic_add(of_segment[key], std::uint64_t{own[key]});
      }
    } else {
      for_each_key(tile, [&](std::uint32_t key) { atomic_add(of_segment[key], std::uint64_t{1}); });
    }
  }

  template <class Tile, class Body>
  FLYWHEEL_HD void for_each_key(Tile const& tile, Body const& body) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      std::uint32_t const outer = keys.outer[row];
      std::uint32_t const inner = keys.inner == nullptr ? 0 : keys.inner[row];
      if (outer < keys.outer_keys && inner < keys.inner_keys) body(outer * keys.inner_keys + inner);
    }
  }
};

}  // namespace

template <class Backend>
void counts_by_key(Backend const& on, Segments const& segments, SmallKeys const& keys, std::uint64_t* counts) {
  OpWatch const watch{on, "counts_by_key"};
  if (std::uint64_t{keys.outer_keys} * keys.inner_keys > most_counted_keys) {
    throw std::invalid_argument{"counts_by_key: too many keys"};
  }
  for_each_segment(on, segments, ClearCounts{keys.outer_keys * keys.inner_keys, counts});
  for_each_tile(on, segments, CountRows{keys, counts});
}

}  // namespace flywheel::statistics
