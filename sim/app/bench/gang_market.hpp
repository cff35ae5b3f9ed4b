#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "kernels/base/random.hpp"
#include "kernels/matching/gpu_market.hpp"

namespace flywheel::app::bench {

/// A market for hire in one domain, nine tenths of its GPUs taken: orders come, the oldest hires end.
class GangMarket {
 public:
  explicit GangMarket(std::uint32_t devices);

  /// Serves so many orders more, ending old hires for room. Returns how many GPUs it placed.
  std::uint64_t serve_orders(std::uint32_t orders);

  /// GPUs of all devices, and those that are hired, as the devices' own column says.
  [[nodiscard]] std::uint64_t gpus() const { return gpus_; }
  [[nodiscard]] std::uint64_t hired_gpus() const;

 private:
  [[nodiscard]] matching::GpuMarketColumns columns();
  [[nodiscard]] matching::GpuOrder next_order();
  void end_oldest_hire(matching::GpuMarket const& market);

  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> id_, ask_, place_, device_, listed_ask_;     // [devices]
  std::vector<std::uint8_t> state_, region_, tier_, processors_, hired_;  // [devices]
  std::vector<matching::RunStarts> runs_;                                 // [1]
  std::vector<matching::ByteGroup> whole_;
  std::vector<std::uint64_t> some_;
  std::uint64_t gpus_ = 0;
  std::uint64_t taken_gpus_ = 0;
  std::uint32_t orders_ = 0;
  std::deque<matching::Allocation> parts_;  // of all hires, the oldest first
  std::deque<std::uint32_t> parts_of_hire_;
};

}  // namespace flywheel::app::bench
