#pragma once

#include <cstdint>

#include "sim/verify/bittensor/epoch_case.hpp"

namespace flywheel::scoring::test {

/// A subnet that makes use of everything: permits without stake, stake without permit, sleepers, newcomers, an owner,
/// open commitments, listed zeros, bonds of some who have no permit any more, and rules at their ends and between.
[[nodiscard]] verify::bittensor::EpochCase random_subnet(std::uint32_t seed, std::size_t neurons,
                                                         std::size_t validators);

}  // namespace flywheel::scoring::test
