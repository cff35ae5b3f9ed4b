#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Clears the uid of a neuron that goes: its stake departs with it, it works and judges no more, nothing that it
/// earned or bonded is its successor's. Who holds the uid next, and as what, is the caller's to say.
FLYWHEEL_HD inline void clear_neuron(SubnetWorld const& world, std::uint32_t subnet, std::uint32_t row) {
  auto const& neurons = world.neurons;
  auto const& judges = world.judges;
  world.life[subnet].departed_alpha += neurons.pool[row].value_base_units;
  neurons.pool[row] = {};
  neurons.owner_share[row] = neurons.nominator_share[row] = {};
  neurons.root_tao[row] = 0;
  neurons.weights_count[row] = neurons.bond_count[row] = 0;
  neurons.permit[row] = 0;
  neurons.server_rao[row] = neurons.validator_rao[row] = neurons.combined_rao[row] = 0;
  judges.is_miner[row] = 0;
  auto const uid = row - neurons.rows.first(subnet);
  for (auto seat = judges.seats.first(subnet); seat < judges.seats.last(subnet); ++seat) {
    if (judges.seat_uid[seat] == uid) judges.seat_uid[seat] = population::SubnetJudging::no_uid;
  }
}

}  // namespace flywheel::domain
