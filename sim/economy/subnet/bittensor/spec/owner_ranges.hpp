#pragma once

#include "sim/economy/subnet/bittensor/spec/owners.hpp"

namespace flywheel::economy::bittensor {

/// On the chain 100; here a validator's rows of so many epochs are kept.
inline constexpr std::uint32_t most_reveal_epochs = 4;

/// Between what an owner may move a lever, and by how much at a time.
/// Source  subtensor, admin-utils: alpha values from 65535 / 40 on; bonds moving average up to 975,000 for owners.
population::LeverRange range_of(AdaptiveOwnersSpec const& spec, population::OwnerLever lever);

}  // namespace flywheel::economy::bittensor
