#pragma once

#include <cstdint>

#include "sim/verify/bittensor/yuma_tables.hpp"

namespace flywheel::app::bench {

/// Subnets of equal size whose first neurons are validators with a permit, and weigh all neurons.
struct YumaSize {
  std::uint32_t subnets;
  std::uint32_t neurons;
  std::uint32_t validators;
};

/// Their columns: stakes spread over three orders of magnitude, every weight of its own, no bonds yet.
[[nodiscard]] verify::bittensor::YumaTables yuma_subnets(YumaSize const& size, scoring::YumaParameters rules);

}  // namespace flywheel::app::bench
