#pragma once

#include <cstdint>

#include "sim/verify/bittensor/yuma_tables.hpp"

namespace flywheel::scoring::test {

/// Random subnets that run several epochs, each from what the last one left.
struct YumaParityCase {
  char const* name;
  std::uint32_t subnets;
  std::uint32_t most_neurons;
  std::uint32_t most_validators;
  std::uint32_t slots;
};

inline YumaParityCase const yuma_parity_cases[] = {{"ManySmallSubnets", 300, 24, 12, 64},
                                                   {"SubnetsAsOnTheChain", 12, 256, 64, 12},
                                                   {"OneLargeSubnet", 1, 3'000, 40, 1}};
inline constexpr int yuma_parity_epochs = 3;

/// The subnets before their first epoch.
verify::bittensor::YumaTables yuma_parity_tables(YumaParityCase const& which);

/// What they come to by the host's op on one thread, compiled by the host compiler in both programs.
verify::bittensor::YumaTables expected_epochs(YumaParityCase const& which);

}  // namespace flywheel::scoring::test
