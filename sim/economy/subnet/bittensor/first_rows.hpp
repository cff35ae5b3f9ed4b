#pragma once

#include <vector>

#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"

namespace flywheel::economy::bittensor {

/// The neurons of one subnet at the start, by uid.
struct FirstNeurons {
  std::vector<std::uint8_t> behaviour, is_owner, permit, is_miner;
  std::vector<std::uint32_t> hotkey, entity, bloc;
  std::vector<double> skill, availability;
  std::vector<population::MinerConduct> conduct;
  std::vector<std::uint64_t> cost_tao, last_update_block, registration_block, root_tao;
  std::vector<exchange::SharePool> pool;
  std::vector<exchange::SafeFloat> owner_share, nominator_share;
  std::vector<std::uint32_t> seat_uid, seat_entity;  // [validators]
};

/// Owner, validators and miners of a subnet, in this order; all outstanding alpha is staked on validators.
FirstNeurons first_neurons(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet);

/// Owner and validators of a subnet that is founded in a block, the validators without alpha.
FirstNeurons founding_neurons(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet,
                              std::uint32_t first_hotkey, std::uint64_t block);

/// Writes the neurons of a subnet, by its segment.
void write_neurons(Tables& tables, std::uint32_t segment, FirstNeurons const& rows);

/// The price at which a subnet of a rank (from 0) starts, TAO per alpha.
double first_price(BittensorSpec const& spec, std::uint32_t rank);

/// TAO of its pool.
std::uint64_t first_pool_tao(BittensorSpec const& spec, std::uint32_t rank);

}  // namespace flywheel::economy::bittensor
