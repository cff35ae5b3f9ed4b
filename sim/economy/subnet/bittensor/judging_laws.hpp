#pragma once

#include <span>

#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"

namespace flywheel::economy::bittensor {

/// How a subnet's work is judged: by the task of its group, else as fresh data. Groups take subnets in the order of a
/// draw of each, "bittensor/tasks", so that they differ in price by chance alone.
population::SubnetJudging judging_of(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet);

/// Writes what validators are to do into the rows of one world. Only subnets of the start withhold. origins [slots]
void write_judging(AgentTables& tables, WorldId world, BittensorSpec const& spec, std::uint64_t seed,
                   std::span<domain::SubnetOrigin const> origins);

}  // namespace flywheel::economy::bittensor
