#pragma once

#include <cstdint>

#include "kernels/matching/gpu_market/listing.hpp"

namespace flywheel::matching {

/// What a customer asks for.
struct GpuOrder {
  std::uint32_t gpus;     // of one gang, 1 to most_gpus_per_order
  std::uint32_t regions;  // bit r: region r will do
  std::uint32_t least_tier;
  std::uint32_t max_price_micro_usd;  // per GPU-hour
};

/// Finds wholly free devices of at most so many processors.
struct WholeFinder {
  LeastTree tree;
  std::uint32_t limit;

  FLYWHEEL_HD std::uint32_t next(std::uint32_t from) const { return tree.next(from, limit); }
};

/// Finds devices with any free GPU.
struct SomeFinder {
  BitTree tree;

  FLYWHEEL_HD std::uint32_t next(std::uint32_t from) const { return tree.next(from); }
};

/// Walks through the places that match an order, in the order (descending tier, ascending ask, ascending id): merges a
/// tier's runs by their heads. A price limit is a prefix of every run, for runs are sorted by price, so a run ends
/// where its head asks too much; a region is a run of its own, so that no device of other regions is ever looked at.
/// Cost    one search to enter a tier and one for each run of it that holds a device; then one search and a look at the
///         heads for each step.
template <class Finder>
class RunWalk {
 public:
  FLYWHEEL_HD RunWalk(Finder finder, GpuMarketColumns const& columns, std::uint32_t domain, GpuOrder const& order)
      : finder_{finder},
        runs_{columns.listing.runs[domain]},
        device_{columns.listing.device + columns.devices.first(domain)},
        ask_{columns.listing.ask_micro_usd + columns.devices.first(domain)},
        id_{columns.id + columns.devices.first(domain)},
        order_{order},
        tier_{tiers + 1},
        found_{finder_.next(0)},
        best_region_{most_regions},
        head_{} {
    next_tier();
  }

  FLYWHEEL_HD bool at_end() const { return best_region_ == most_regions; }
  FLYWHEEL_HD std::uint32_t place() const { return head_[best_region_]; }

  /// Goes on to the next place.
  FLYWHEEL_HD void step() { search_from(place() + 1); }
  /// Looks again from this place on, after the finder has become more demanding.
  FLYWHEEL_HD void search_again() { search_from(place()); }

  FLYWHEEL_HD Finder& finder() { return finder_; }

 private:
  FLYWHEEL_HD std::uint32_t start(std::uint32_t region) const { return runs_.start[RunStarts::run(tier_, region)]; }
  FLYWHEEL_HD std::uint32_t end(std::uint32_t region) const { return runs_.start[RunStarts::run(tier_, region) + 1]; }

  FLYWHEEL_HD std::uint32_t accepted(std::uint32_t region, std::uint32_t found) const {
    return found < end(region) && ask_[found] <= order_.max_price_micro_usd ? found : no_place;
  }

  FLYWHEEL_HD void search_from(std::uint32_t place) {
    head_[best_region_] = accepted(best_region_, finder_.next(place));
    choose();
    if (at_end()) next_tier();
  }

  FLYWHEEL_HD void next_tier() {
    while (at_end() && tier_ > 1 && tier_ - 1 >= order_.least_tier) {
      --tier_;
      enter_tier();
      choose();
    }
  }

  /// found_ is the first place at or behind some earlier run's start, so it says of many runs that they are empty
  /// without a search of their own.
  FLYWHEEL_HD void enter_tier() {
    for (std::uint32_t region = 0; region < most_regions; ++region) {
      head_[region] = no_place;
      if ((order_.regions >> region & 1) == 0 || found_ >= end(region)) continue;
      if (found_ < start(region)) found_ = finder_.next(start(region));
      head_[region] = accepted(region, found_);
    }
  }

  /// The head that comes first, or none.
  FLYWHEEL_HD void choose() {
    best_region_ = most_regions;
    for (std::uint32_t region = 0; region < most_regions; ++region) {
      if (head_[region] == no_place) continue;
      if (best_region_ == most_regions || before(head_[region], head_[best_region_])) best_region_ = region;
    }
  }

  FLYWHEEL_HD bool before(std::uint32_t left, std::uint32_t right) const {
    if (ask_[left] != ask_[right]) return ask_[left] < ask_[right];
    return id_[device_[left]] < id_[device_[right]];
  }

  Finder finder_;
  RunStarts const& runs_;
  std::uint32_t const* device_;
  std::uint32_t const* ask_;
  std::uint32_t const* id_;
  GpuOrder order_;
  std::uint32_t tier_;
  std::uint32_t found_;
  std::uint32_t best_region_;
  std::uint32_t head_[most_regions];
};

}  // namespace flywheel::matching
