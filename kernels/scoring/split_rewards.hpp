#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"

namespace flywheel::scoring {

/// The key of a device that earns nothing this block.
inline constexpr std::uint8_t not_eligible = 255;

/// Devices grouped into domains (a device model of a world), domains into pools that share one amount. A device's key
/// packs what its weight depends on besides its model.
/// Shape   a pool draws on the domains `domain_of_slot[slot]` for the slots of its segment, in this order; a domain
///         lies in one pool at most. Device index: slots in order, then rows in order.
/// Units   base units; weights in any unit common to a pool.
/// Domain  keys <= 255; a key is below `keys` or not_eligible; the weights of a pool's eligible devices sum to less
///         than 2^64. `devices` visits all domains of the visited pools.
struct SplitRewards {
  Segments devices;                     // of domains
  Segments slots;                       // of pools; `picked` names the pools that pay
  std::uint32_t const* domain_of_slot;  // [slots]
  std::uint32_t keys;

  std::uint8_t const* key;                  // [devices]
  std::uint64_t const* weight;              // [domains x keys]
  std::uint64_t const* pool_base_units;     // [pools]
  std::uint64_t* accrued_base_units;        // [devices] in and out
  std::uint64_t* paid_base_units;           // [pools] out: added to the devices
  std::uint64_t* undistributed_base_units;  // [pools] out: all of a pool without eligible weight, else 0
};

/// Adds to every device its share of its pool: pro rata to weight by floor, then the left-over units one by one to the
/// largest remainders, ties to the lower device index. Ineligible devices and other pools keep what they have.
/// Source  io.net, "Block rewards: Overview" (reward = block pool x score / sum of scores); rounding assumed.
template <class Backend>
void split_rewards(Backend const& on, SplitRewards const& args);

}  // namespace flywheel::scoring
