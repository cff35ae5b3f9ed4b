#pragma once

#include <cstdint>

#include "sim/scenario/spec.hpp"

namespace flywheel::economy::bittensor {

/// How subnets are founded and removed.
struct FoundingSpec {
  std::uint64_t least_lock_base_units;
  std::uint64_t reduction_blocks;
  std::uint64_t between_blocks;
  std::uint64_t immunity_blocks;
  std::uint64_t start_blocks;
  std::uint64_t enabling_blocks;
  std::uint64_t registration_base_units;
};

/// Who founds subnets.
struct FoundersSpec {
  std::int64_t every_ms;
  double candidates;
  double horizon_blocks;
  double optimism_log_sd;
  double appeal_log_sd;
  std::uint64_t last_lock_base_units;
  std::uint64_t last_age_blocks;
};

void declare_fields(scenario::Fields& fields, FoundingSpec& spec);
void declare_fields(scenario::Fields& fields, FoundersSpec& spec);

}  // namespace flywheel::economy::bittensor
