#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/matching/gpu_market/listing.hpp"
#include "kernels/matching/gpu_market/run_walk.hpp"

namespace flywheel::matching {

inline constexpr std::uint32_t most_gpus_per_order = 1024;

/// One device's part in a served order.
struct Allocation {
  std::uint32_t device;  // counted from the domain's first slot
  std::uint32_t gpus;
};

/// One domain's market for hire: orders for a gang of GPUs of one model, served one after another, all or nothing.
/// A device matches an order when it is for hire, its region is in the order's set, its tier is at least the least tier
/// and its ask at most the maximum price. With the matching devices in the order (descending tier, ascending ask,
/// ascending id), and n GPUs still needed:
///     pass 1   for each matching device that is wholly free: where it has at most n processors, take all of them
///     pass 2   for each matching device that is left with free GPUs: take min(free, n)
/// each until n = 0; where n > 0 at the end nothing is taken. So whole devices come before parts of devices, and a part
/// goes to the first device in order that has room, which fills devices one after another.
/// A device keeps its place in that order from one listing to the next, through failures and repairs; asks, tiers and
/// regions must not change in between. A device that has entered since is not on the market.
/// Cost    about 1 + log64 or log16 of the devices in memory accesses a device taken, however many better ones are
///         hired or lie in other regions; a refusal costs as much for each GPU that it did find.
/// Domain  list_devices has run for the domain since the devices' layout changed. One thread a domain.
/// Errors  none; an order for no GPU or more than most_gpus_per_order is refused.
/// Source  reference io.net 5, M-IO-4; how wholes and parts follow one another is assumed.
class GpuMarket {
 public:
  FLYWHEEL_HD GpuMarket(GpuMarketColumns const& columns, std::uint32_t domain)
      : columns_{columns},
        domain_{domain},
        first_{columns.devices.first(domain)},
        whole_{columns.listing.whole, columns.listing.whole_layout(), domain, first_, slots()},
        some_{columns.listing.some, columns.listing.some_layout(), domain, first_, slots()} {}

  /// Takes GPUs for an order. Returns how many devices they are of, written to taken in the order in which they were
  /// taken, each device once; 0 where the order is refused, and then nothing has changed.
  /// Shape   taken [most_gpus_per_order].
  FLYWHEEL_HD std::uint32_t serve(GpuOrder const& order, Allocation* taken) const {
    if (order.gpus == 0 || order.gpus > most_gpus_per_order) return 0;
    std::uint32_t needed = order.gpus;
    std::uint32_t const wholes = find_wholes(order, taken, needed);
    std::uint32_t const count = find_parts(order, taken, wholes, needed);
    if (needed > 0) return 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      hire(first_ + taken[i].device, taken[i].gpus);
      offer(taken[i].device);
    }
    return count;
  }

  /// Hired GPUs of a device are free again. They are offered where the device is for hire.
  FLYWHEEL_HD void release(std::uint32_t device, std::uint32_t gpus) const {
    std::uint32_t const row = first_ + device;
    columns_.hired_gpus[row] = static_cast<std::uint8_t>(columns_.hired_gpus[row] - gpus);
    if (columns_.state[row] == static_cast<std::uint8_t>(Offered::for_hire)) offer(device);
  }

  /// Offers the free GPUs of a device that has come (back) for hire.
  FLYWHEEL_HD void make_available(std::uint32_t device) const { offer(device); }

  /// Offers nothing of a device from now on, whatever is hired of it.
  FLYWHEEL_HD void take_away(std::uint32_t device) const {
    std::uint32_t const place = columns_.listing.place[first_ + device];
    if (place == no_place) return;
    whole_.set(place, LeastTree::nothing);
    some_.erase(place);
  }

 private:
  FLYWHEEL_HD std::uint32_t slots() const {
    return columns_.devices.offsets[domain_ + 1] - columns_.devices.offsets[domain_];
  }
  FLYWHEEL_HD std::uint32_t device_at(std::uint32_t place) const { return columns_.listing.device[first_ + place]; }
  FLYWHEEL_HD std::uint32_t free_gpus(std::uint32_t device) const {
    return columns_.processors[first_ + device] - columns_.hired_gpus[first_ + device];
  }

  FLYWHEEL_HD void hire(std::uint32_t row, std::uint32_t gpus) const {
    columns_.hired_gpus[row] = static_cast<std::uint8_t>(columns_.hired_gpus[row] + gpus);
  }

  FLYWHEEL_HD void offer(std::uint32_t device) const {
    std::uint32_t const place = columns_.listing.place[first_ + device];
    if (place == no_place) return;
    std::uint32_t const free = free_gpus(device);
    std::uint32_t const processors = columns_.processors[first_ + device];
    whole_.set(place, free == processors && free > 0 ? free : LeastTree::nothing);
    if (free > 0) {
      some_.insert(place);
    } else {
      some_.erase(place);
    }
  }

  /// Pass 1. A head that was found while more was needed may be too large by now.
  FLYWHEEL_HD std::uint32_t find_wholes(GpuOrder const& order, Allocation* taken, std::uint32_t& needed) const {
    std::uint32_t count = 0;
    RunWalk<WholeFinder> walk{{whole_, at_most_a_device(needed)}, columns_, domain_, order};
    while (needed > 0 && !walk.at_end()) {
      std::uint32_t const device = device_at(walk.place());
      std::uint32_t const processors = columns_.processors[first_ + device];
      if (processors > needed) {
        walk.search_again();
        continue;
      }
      taken[count++] = {device, processors};
      needed -= processors;
      walk.finder().limit = at_most_a_device(needed);
      if (needed > 0) walk.step();
    }
    return count;
  }

  /// Pass 2. Meets the devices of pass 1 again, in the same order, and leaves them out.
  FLYWHEEL_HD std::uint32_t find_parts(GpuOrder const& order, Allocation* taken, std::uint32_t wholes,
                                       std::uint32_t& needed) const {
    std::uint32_t count = wholes;
    if (needed == 0) return count;
    std::uint32_t met = 0;
    for (RunWalk<SomeFinder> walk{{some_}, columns_, domain_, order}; needed > 0 && !walk.at_end(); walk.step()) {
      std::uint32_t const device = device_at(walk.place());
      if (met < wholes && taken[met].device == device) {
        ++met;
        continue;
      }
      std::uint32_t const free = free_gpus(device);
      taken[count] = {device, free < needed ? free : needed};
      needed -= taken[count++].gpus;
    }
    return count;
  }

  FLYWHEEL_HD static std::uint32_t at_most_a_device(std::uint32_t needed) {
    return needed < most_processors ? needed : most_processors;
  }

  GpuMarketColumns const& columns_;
  std::uint32_t domain_;
  std::uint32_t first_;
  LeastTree whole_;
  BitTree some_;
};

/// Ranks the live devices of every picked domain and offers the free GPUs of those for hire. Must follow every change
/// of ids, asks, tiers, regions or processors, every entry, and every new layout of the devices. Shape   market.devices
/// says which domains; all of market.listing is written for them, nothing else. Cost    two sorts of the picked
/// domains' live devices and some passes over them. Domain  fewer than 2^24 slots a domain; ids unique in a domain;
/// processors at most most_processors. A device whose
///         tier or region is out of range is not listed.
template <class Backend>
void list_devices(Backend const& on, GpuMarketColumns const& market);

}  // namespace flywheel::matching
