#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/domain/blocs/pay_blocs.hpp"
#include "kernels/scoring/yuma_epoch.hpp"
#include "sim/economy/subnet/consensus/economy.hpp"

namespace flywheel::economy::consensus {

/// What a run of subnets, one row after another, is told of an epoch; those that are not due are not looked at.
/// Shape   [subnets], [blocs], or [subnets + 1] of what is counted from the run's first subnet on.
struct Agenda {
  std::uint32_t first_subnet;  // of all worlds' subnets
  std::vector<std::uint32_t> due;
  std::vector<std::uint32_t> first_neuron{0};
  std::vector<std::uint32_t> first_bloc{0};
  std::vector<domain::Bloc> blocs;
  std::vector<domain::Ballot> ballots;
  std::vector<scoring::YumaParameters> parameters;
  std::vector<scoring::YumaClock> clocks;
  std::vector<std::uint64_t> now_block;
  std::vector<domain::ValidatorsShare> shares;
  std::vector<std::uint64_t> seeds;
  std::vector<std::uint64_t> first_vote{0};
  scoring::YumaShape shape{0, 0};

  std::uint32_t subnets() const { return static_cast<std::uint32_t>(clocks.size()); }
};

/// The due worlds' subnets in runs whose votes fit into bounded memory, whatever the number of subnets and worlds.
std::vector<Agenda> agendas_of(ConsensusEconomy const& economy, engine::Simulation const& simulation,
                               std::span<std::uint32_t const> worlds);

}  // namespace flywheel::economy::consensus
