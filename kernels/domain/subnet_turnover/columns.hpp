#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/exchange/registration/lock_cost.hpp"
#include "kernels/exchange/registration/subnet_lifecycle.hpp"
#include "kernels/population/subnet/founder_decisions.hpp"

namespace flywheel::domain {

/// Where a subnet in a slot comes from.
struct SubnetOrigin {
  std::uint64_t registered_block;
  std::uint64_t first_emission_block;  // 0: its owner has not started it
  std::uint64_t lock_tao;
  std::uint8_t exists;
  std::uint8_t is_first;    // there from the start: what it withholds and whether it gets TAO is the specification's
  std::uint8_t is_enabled;  // gets TAO; else only its alpha is paid out
  std::uint16_t owner_uid;
};

/// How subnets are founded and removed in one world.
struct FoundingRules {
  exchange::LockCost lock;
  exchange::Dissolution dissolution;
  std::uint64_t between_blocks;    // any two foundings
  std::uint64_t immunity_blocks;   // a subnet cannot be removed for so long
  std::uint64_t start_blocks;      // before the owner may start it
  std::uint64_t enabling_blocks;   // before it gets TAO
  std::uint64_t registration_tao;  // price of its first neuron
  population::FounderDecisions founders;
  double appeal_log_sd;         // of a new subnet's appeal, against the median price
  std::uint32_t limit;          // subnets at a time
  std::uint32_t first_neurons;  // who register with it
  bool has_founders;
};

/// What lasts of foundings in one world.
struct FoundingState {
  std::uint64_t last_lock_tao;
  std::uint64_t last_block;  // of a founding; 0: never
  std::uint64_t candidates;
  std::uint64_t founded;
  std::uint64_t removed;
  std::uint64_t refused;  // who would have paid, where every subnet was immune
};

/// What a call did in one world.
struct FoundingOutcome {
  static constexpr std::uint32_t none = 0xffff'ffff;

  std::uint32_t slot;  // of the world, where a subnet was founded
  std::uint32_t first_hotkey;
  std::uint8_t changed;  // whether the rules of a subnet follow from another origin now
};

}  // namespace flywheel::domain
