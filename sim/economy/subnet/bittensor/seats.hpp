#pragma once

#include <vector>

#include "kernels/domain/subnet_agents/columns.hpp"
#include "sim/economy/subnet/bittensor/spec.hpp"

namespace flywheel::economy::bittensor {

/// A validator's seat at the start: seat s holds uid s + 1 of its subnet. The last seats belong to blocs, in the order
/// in which a scenario names them; every other one abstains with a chance.
struct SeatPlan {
  population::ValidatorBehaviour behaviour;
  std::uint64_t alpha_base_units;
  std::uint64_t root_base_units;
  domain::BribeTerms terms;
};

/// The seats of one subnet. [validators]
std::vector<SeatPlan> plan_seats(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet);

/// The bloc that each of a subnet's first miners belongs to: the first belong to the first bloc that has some, and so
/// on. [miners at the start]
std::vector<std::uint32_t> plan_miners(BittensorSpec const& spec);

}  // namespace flywheel::economy::bittensor
