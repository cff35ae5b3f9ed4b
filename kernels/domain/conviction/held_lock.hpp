#pragma once

#include "kernels/exchange/staking/conviction_lock.hpp"

namespace flywheel::domain {

/// What the owner of a hotkey has locked of his stake on it.
struct HeldLock {
  exchange::ConvictionLock lock;
  std::uint32_t hotkey;  // whose it is: a uid that changed hands has none
};

}  // namespace flywheel::domain
