#pragma once

#include <cstdint>

#include "kernels/base/segments.hpp"
#include "kernels/matching/gpu_market/bit_tree.hpp"
#include "kernels/matching/gpu_market/least_tree.hpp"

namespace flywheel::matching {

inline constexpr std::uint32_t most_regions = 16;
inline constexpr std::uint32_t tiers = 4;
inline constexpr std::uint32_t most_processors = 254;

/// What the market must know of a device's state. A caller may have more states; the market takes them all for away.
enum class Offered : std::uint8_t {
  nowhere = 0,   // a free slot: has no place on the listing
  for_hire = 1,  // above: listed and away
};

/// A run holds the devices of one tier and one region, cheapest first; equal prices in the order of ids. Runs follow
/// one another from the highest tier down, in a tier from region 0 up.
struct RunStarts {
  static constexpr std::uint32_t runs = tiers * most_regions;
  std::uint32_t start[runs + 1];  // place of the run's first device; the last: how many devices are listed

  FLYWHEEL_HD static constexpr std::uint32_t run(std::uint32_t tier, std::uint32_t region) {
    return (tiers - tier) * most_regions + region;
  }
};

/// The listing: memory that list_devices fills from the devices' columns and GpuMarket keeps up to date. Nothing in it
/// need be saved: list_devices makes it again, after a resume or a new layout of the devices.
/// Shape   with `slots` of all domains together:
///     place, device, ask_micro_usd   [slots]           derived columns of the device table
///     runs                           [domains]         a derived column of the table of one slot a domain
///     whole, some                    [tree_groups()]   two derived columns of a table of their own, of one segment
/// Memory  12 bytes a slot, and 24 for each sixteen slots: 13.5 bytes a slot in all.
struct GpuListing {
  std::uint32_t slots;           // of all domains: devices.offsets[devices.count]
  std::uint32_t domains;         // devices.count
  std::uint32_t* place;          // of a device in its domain's listing, no_place where it has none
  std::uint32_t* device;         // at a place, counted from the domain's first slot
  std::uint32_t* ask_micro_usd;  // at a place, when it was listed
  RunStarts* runs;
  ByteGroup* whole;     // LeastTree over places: processors of wholly free devices
  std::uint64_t* some;  // BitTree over places: devices with any free GPU

  FLYWHEEL_HD LeastTree::Layout whole_layout() const { return {slots, domains}; }
  FLYWHEEL_HD BitTree::Layout some_layout() const { return {slots, domains}; }

  /// Rows of `whole` and of `some` that suffice for both.
  static std::uint32_t tree_groups(std::uint32_t slots, std::uint32_t domains) {
    auto const least = LeastTree::Layout{slots, domains}.groups();
    auto const bits = BitTree::Layout{slots, domains}.groups();
    return static_cast<std::uint32_t>(least > bits ? least : bits);
  }
};

/// The devices of all domains as the market sees them: a segment is a domain.
struct GpuMarketColumns {
  Segments devices;
  std::uint32_t const* id;  // unique in a domain
  std::uint32_t const* ask_micro_usd_per_gpu_hour;
  std::uint8_t const* state;   // Offered, or a caller's own state above
  std::uint8_t const* region;  // below most_regions
  std::uint8_t const* tier;    // 1 to `tiers`
  std::uint8_t const* processors;
  std::uint8_t* hired_gpus;  // at most processors; only the market changes it
  GpuListing listing;
};

}  // namespace flywheel::matching
