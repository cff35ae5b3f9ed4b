#pragma once

#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/matching/gpu_market/listing.hpp"

/// For gpu_market.inl: the trees over the places of a new listing, level by level.
namespace flywheel::matching {

/// The groups of one level as rows, a segment for each domain's tree.
template <class Tree>
struct CountGroups {
  Segments devices;
  typename Tree::Layout layout;
  std::uint32_t level;
  std::uint32_t* first;
  std::uint32_t* groups;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    std::uint32_t const first_slot = devices.offsets[domain];
    std::uint32_t const slots = devices.offsets[domain + 1] - first_slot;
    std::uint32_t const bits = Tree::bits_per_level * (level + 1);
    first[domain] = static_cast<std::uint32_t>(layout.first_group(level, domain, first_slot));
    bool const exists = slots > 0 && level < Tree::Layout::levels(slots);
    groups[domain] = exists ? static_cast<std::uint32_t>((slots + (1ULL << bits) - 1) >> bits) : 0;
  }
};

/// What is free at the places of one domain.
struct OfferedPlaces {
  GpuMarketColumns const& market;
  std::uint32_t domain;

  FLYWHEEL_HD std::uint32_t free_gpus(std::uint32_t place) const {
    if (place >= market.listing.runs[domain].start[RunStarts::runs]) return 0;
    std::uint32_t const row = row_at(place);
    bool const for_hire = market.state[row] == static_cast<std::uint8_t>(Offered::for_hire);
    return for_hire ? market.processors[row] - market.hired_gpus[row] : 0;
  }
  FLYWHEEL_HD bool is_whole(std::uint32_t place) const { return market.hired_gpus[row_at(place)] == 0; }

 private:
  FLYWHEEL_HD std::uint32_t row_at(std::uint32_t place) const {
    std::uint32_t const first = market.devices.first(domain);
    return first + market.listing.device[first + place];
  }
};

struct FillWhole {
  using Tree = LeastTree;
  GpuMarketColumns market;

  FLYWHEEL_HD LeastTree tree(std::uint32_t domain) const {
    std::uint32_t const first = market.devices.offsets[domain];
    return {market.listing.whole, market.listing.whole_layout(), domain, first,
            market.devices.offsets[domain + 1] - first};
  }
  FLYWHEEL_HD void fill(LeastTree const& tree, std::uint32_t domain, std::uint32_t level, std::uint32_t group) const {
    OfferedPlaces const offered{market, domain};
    ByteGroup bytes{{~0ULL, ~0ULL}};
    for (std::uint32_t i = 0; i < 16 && 16 * group + i < tree.places_of_level(level); ++i) {
      std::uint32_t const place = 16 * group + i;
      if (level > 0) {
        bytes.set(i, tree.group(level - 1, place).least());
        continue;
      }
      std::uint32_t const free = offered.free_gpus(place);
      if (free > 0 && offered.is_whole(place)) bytes.set(i, free);
    }
    tree.group(level, group) = bytes;
  }
};

struct FillSome {
  using Tree = BitTree;
  GpuMarketColumns market;

  FLYWHEEL_HD BitTree tree(std::uint32_t domain) const {
    std::uint32_t const first = market.devices.offsets[domain];
    return {market.listing.some, market.listing.some_layout(), domain, first,
            market.devices.offsets[domain + 1] - first};
  }
  FLYWHEEL_HD void fill(BitTree const& tree, std::uint32_t domain, std::uint32_t level, std::uint32_t group) const {
    OfferedPlaces const offered{market, domain};
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64 && 64 * group + i < tree.places_of_level(level); ++i) {
      std::uint32_t const place = 64 * group + i;
      bool const any = level > 0 ? tree.word(level - 1, place) != 0 : offered.free_gpus(place) > 0;
      bits |= std::uint64_t{any} << i;
    }
    tree.word(level, group) = bits;
  }
};

template <class Fill>
struct FillGroup {
  Fill fill;
  std::uint32_t const* first;
  std::uint32_t level;

  FLYWHEEL_HD void operator()(std::uint32_t domain, std::uint32_t row) const {
    fill.fill(fill.tree(domain), domain, level, row - first[domain]);
  }
};

template <class Backend, class Fill>
void build_tree(Backend const& on, Segments const& devices, typename Fill::Tree::Layout const& layout,
                Fill const& fill) {
  using Tree = typename Fill::Tree;
  Scratch<std::uint32_t, Backend> const first{on, devices.count};
  Scratch<std::uint32_t, Backend> const groups{on, devices.count};
  for (std::uint32_t level = 0; level < Tree::most_levels; ++level) {
    for_each_index(on, devices.count, CountGroups<Tree>{devices, layout, level, first.data(), groups.data()});
    Segments const level_rows{first.data(), groups.data(), devices.count, devices.picked, devices.picked_count};
    for_each_row(on, level_rows, FillGroup<Fill>{fill, first.data(), level});
  }
}

}  // namespace flywheel::matching
