#pragma once

#include "kernels/emission/subnet/root_proportion.hpp"

namespace flywheel::emission {

/// What has gathered since the last epoch, in base units of alpha.
struct EpochPots {
  std::uint64_t server;
  std::uint64_t validator;
  std::uint64_t root;
  std::uint64_t owner;

  /// What the epoch divides: everything but the owner's cut.
  FLYWHEEL_HD constexpr std::uint64_t epoch_emission() const {
    return saturating_add(saturating_add(server, validator), root);
  }

  /// The validators' pot: the miners' half comes on top where no miner earned anything.
  FLYWHEEL_HD constexpr std::uint64_t validator_pot(std::uint64_t server_paid) const {
    return server_paid > 0 ? validator : saturating_add(validator, server);
  }
};

/// What a subnet does with incentive that falls to its owner's keys.
enum class OwnerIncentive : std::uint8_t {
  burn,     // the alpha stays issued, and nobody's
  recycle,  // it was never issued: the subnet's halving comes later
};

/// The share of a subnet's incentive that its owner withheld; it lowers the subnet's emission
/// (ShareRule::unburned_price). Source  subtensor, coinbase/run_coinbase.rs, distribute_dividends_and_incentives.
FLYWHEEL_HD constexpr U96F32 miner_burned(std::uint64_t withheld, std::uint64_t total_incentive) {
  return safe_divide(U96F32::from_integer(withheld), U96F32::from_integer(total_incentive));
}

}  // namespace flywheel::emission
