#include "sim/app/bench/gang_market.hpp"

#include <array>
#include <numeric>

namespace flywheel::app::bench {
namespace {

using namespace matching;

constexpr Stream device_stream{"bench/gang_device"};
constexpr Stream order_stream{"bench/gang_order"};

/// Devices are single cards, halves and whole servers; orders mostly for one GPU, as in the fitted traces.
constexpr std::array<std::uint8_t, 8> processors_of_device{1, 1, 1, 1, 4, 8, 8, 8};
constexpr std::array<std::uint32_t, 16> gpus_of_order{1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 4, 8, 8, 16, 64};

}  // namespace

GangMarket::GangMarket(std::uint32_t devices) : offsets_{0, devices}, runs_(1) {
  auto const groups = GpuListing::tree_groups(devices, 1);
  whole_.resize(groups);
  some_.resize(groups);
  for (auto* const column : {&id_, &ask_, &place_, &device_, &listed_ask_}) column->resize(devices);
  for (auto* const column : {&state_, &region_, &tier_, &processors_, &hired_}) column->resize(devices);
  for (std::uint32_t row = 0; row < devices; ++row) {
    Draws draws{1, row, 0, device_stream};
    id_[row] = row;
    ask_[row] = 500'000 + draws.word() % 2'000'000;
    region_[row] = static_cast<std::uint8_t>(draws.word() % most_regions);
    tier_[row] = static_cast<std::uint8_t>(1 + draws.word() % tiers);
    processors_[row] = processors_of_device[draws.word() % processors_of_device.size()];
    state_[row] = static_cast<std::uint8_t>(Offered::for_hire);
    gpus_ += processors_[row];
  }
  list_devices(HostBackend{}, columns());
}

std::uint64_t GangMarket::hired_gpus() const {
  return std::accumulate(hired_.begin(), hired_.end(), std::uint64_t{0});
}

GpuMarketColumns GangMarket::columns() {
  GpuListing const listing{
      offsets_.back(), 1, place_.data(), device_.data(), listed_ask_.data(), runs_.data(), whole_.data(), some_.data()};
  return {{offsets_.data(), nullptr, 1},
          id_.data(),
          ask_.data(),
          state_.data(),
          region_.data(),
          tier_.data(),
          processors_.data(),
          hired_.data(),
          listing};
}

/// Half of the orders take any region, the others one; tiers from the least up to the third.
GpuOrder GangMarket::next_order() {
  Draws draws{1, orders_++, 0, order_stream};
  std::uint32_t const gpus = gpus_of_order[draws.word() % gpus_of_order.size()];
  std::uint32_t const place = draws.word();
  std::uint32_t const any = (1U << most_regions) - 1;
  std::uint32_t const regions = place % 2 == 0 ? any : 1U << (place >> 1) % most_regions;
  return {.gpus = gpus, .regions = regions, .least_tier = 1 + draws.word() % 3, .max_price_micro_usd = UINT32_MAX};
}

void GangMarket::end_oldest_hire(GpuMarket const& market) {
  for (; parts_of_hire_.front() > 0; --parts_of_hire_.front()) {
    market.release(parts_.front().device, parts_.front().gpus);
    taken_gpus_ -= parts_.front().gpus;
    parts_.pop_front();
  }
  parts_of_hire_.pop_front();
}

std::uint64_t GangMarket::serve_orders(std::uint32_t orders) {
  auto const all = columns();
  GpuMarket const market{all, 0};
  std::array<Allocation, most_gpus_per_order> taken;
  std::uint64_t placed = 0;
  for (std::uint32_t order = 0; order < orders; ++order) {
    while (10 * taken_gpus_ >= 9 * gpus_) end_oldest_hire(market);
    auto const wanted = next_order();
    std::uint32_t const parts = market.serve(wanted, taken.data());
    if (parts == 0) continue;
    parts_.insert(parts_.end(), taken.begin(), taken.begin() + parts);
    parts_of_hire_.push_back(parts);
    placed += wanted.gpus;
    taken_gpus_ += wanted.gpus;
  }
  return placed;
}

}  // namespace flywheel::app::bench
