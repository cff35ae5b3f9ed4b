#pragma once

#include <cstdint>
#include <numeric>
#include <ostream>
#include <vector>

#include "kernels/matching/gpu_market.hpp"

namespace flywheel::matching {

/// A device as a test writes it down.
struct DeviceRow {
  std::uint32_t id;
  std::uint32_t ask;
  std::uint8_t tier = 1;
  std::uint8_t region = 0;
  std::uint8_t processors = 1;
  std::uint8_t hired = 0;
  std::uint8_t state = static_cast<std::uint8_t>(Offered::for_hire);
};

/// The memory of a market of some domains, as a caller of the ops must supply it.
class MarketTables {
 public:
  explicit MarketTables(std::vector<std::uint32_t> const& slots)
      : offsets_(slots.size() + 1), used_(slots.size()), runs_(slots.size()) {
    std::partial_sum(slots.begin(), slots.end(), offsets_.begin() + 1);
    for (auto* const column : {&id, &ask, &place_, &device_, &listed_ask_}) column->resize(offsets_.back());
    for (auto* const column : {&state, &region, &tier, &processors, &hired}) column->resize(offsets_.back());
    auto const groups = GpuListing::tree_groups(offsets_.back(), static_cast<std::uint32_t>(slots.size()));
    whole_.resize(groups);
    some_.resize(groups);
  }

  /// A domain of one market, each device in a slot of its own.
  explicit MarketTables(std::vector<DeviceRow> const& rows)
      : MarketTables{std::vector<std::uint32_t>{static_cast<std::uint32_t>(rows.size())}} {
    for (auto const& row : rows) add(0, row);
    list();
  }

  /// Writes a device into the next slot of a domain and returns its place there.
  std::uint32_t add(std::uint32_t domain, DeviceRow const& row) {
    write(offsets_[domain] + used_[domain], row);
    return used_[domain]++;
  }
  void write(std::uint32_t slot, DeviceRow const& row) {
    id[slot] = row.id;
    ask[slot] = row.ask;
    tier[slot] = row.tier;
    region[slot] = row.region;
    processors[slot] = row.processors;
    hired[slot] = row.hired;
    state[slot] = row.state;
  }

  GpuMarketColumns columns(std::vector<std::uint32_t> const* picked = nullptr) {
    auto in_place = [](auto& column) { return column.data(); };
    auto market = columns_at(in_place);
    if (picked != nullptr) {
      market.devices.picked = picked->data();
      market.devices.picked_count = static_cast<std::uint32_t>(picked->size());
    }
    return market;
  }
  /// With every column where place(column) puts it, for an op on another backend.
  template <class Place>
  GpuMarketColumns columns_at(Place& place) {
    auto const domains = static_cast<std::uint32_t>(used_.size());
    Segments const devices{place(offsets_), place(used_), domains};
    GpuListing const listing{offsets_.back(),    domains,      place(place_), place(device_),
                             place(listed_ask_), place(runs_), place(whole_), place(some_)};
    return {devices,     place(id),         place(ask),   place(state), place(region),
            place(tier), place(processors), place(hired), listing};
  }

  void list(int threads = 1) { list_devices(HostBackend{threads}, columns()); }

  std::vector<Allocation> serve(std::uint32_t domain, GpuOrder const& order) {
    std::vector<Allocation> taken(most_gpus_per_order);
    auto const all = columns();
    taken.resize(GpuMarket{all, domain}.serve(order, taken.data()));
    return taken;
  }

  std::uint32_t first(std::uint32_t domain) const { return offsets_[domain]; }
  std::uint32_t slots(std::uint32_t domain) const { return offsets_[domain + 1] - offsets_[domain]; }
  std::uint32_t used(std::uint32_t domain) const { return used_[domain]; }
  std::vector<std::uint32_t> const& places() const { return place_; }

  std::vector<std::uint32_t> id, ask;
  std::vector<std::uint8_t> state, region, tier, processors, hired;

 private:
  std::vector<std::uint32_t> offsets_, used_, place_, device_, listed_ask_;
  std::vector<RunStarts> runs_;
  std::vector<ByteGroup> whole_;
  std::vector<std::uint64_t> some_;
};

inline bool operator==(Allocation const& left, Allocation const& right) {
  return left.device == right.device && left.gpus == right.gpus;
}
inline void PrintTo(Allocation const& allocation, std::ostream* out) {
  *out << allocation.gpus << " of device " << allocation.device;
}

inline constexpr std::uint32_t any_region = (1U << most_regions) - 1;
inline constexpr std::uint32_t any_price = UINT32_MAX;

}  // namespace flywheel::matching
