#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "tests/unit/matching/market_tables.hpp"

namespace flywheel::matching {

/// The rule of GpuMarket as its description says it: sorts and scans all devices for every order.
class SlowMarket {
 public:
  struct Device {
    DeviceRow row;
    bool listed = false;
    bool offered = false;
  };

  std::vector<Device> devices;

  void list() {
    for (auto& device : devices) {
      device.listed = device.row.state != 0;
      device.offered = device.row.state == 1;
    }
  }

  std::vector<Allocation> serve(GpuOrder const& order) {
    std::vector<std::uint32_t> matching;
    for (std::uint32_t i = 0; i < devices.size(); ++i) {
      if (matches(devices[i], order)) matching.push_back(i);
    }
    auto const rank = [&](std::uint32_t i) {
      auto const& row = devices[i].row;
      return std::tuple{-static_cast<int>(row.tier), row.ask, row.id};
    };
    std::sort(matching.begin(), matching.end(), [&](auto left, auto right) { return rank(left) < rank(right); });

    std::vector<Allocation> taken;
    std::vector<bool> is_taken(devices.size());
    auto needed = order.gpus;
    for (auto const i : matching) {
      auto const& row = devices[i].row;
      if (row.hired > 0 || row.processors > needed || needed == 0) continue;
      taken.push_back({i, row.processors});
      needed -= row.processors;
      is_taken[i] = true;
    }
    for (auto const i : matching) {
      auto const free = static_cast<std::uint32_t>(devices[i].row.processors - devices[i].row.hired);
      if (is_taken[i] || free == 0 || needed == 0) continue;
      taken.push_back({i, std::min(free, needed)});
      needed -= std::min(free, needed);
    }
    if (needed > 0) return {};
    for (auto const& part : taken) {
      auto& hired = devices[part.device].row.hired;
      hired = static_cast<std::uint8_t>(hired + part.gpus);
    }
    return taken;
  }

 private:
  static bool matches(Device const& device, GpuOrder const& order) {
    auto const& row = device.row;
    return device.listed && device.offered && (order.regions >> row.region & 1) != 0 && row.tier >= order.least_tier &&
           row.ask <= order.max_price_micro_usd;
  }
};

}  // namespace flywheel::matching
