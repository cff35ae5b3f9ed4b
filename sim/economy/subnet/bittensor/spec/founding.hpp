#pragma once

#include <cstdint>

#include "kernels/exchange/staking/conviction_lock.hpp"
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
  bool has_conviction;
};

/// Who locks alpha, which gives a claim to the subnet.
struct LocksSpec {
  exchange::LockKind kind;
  double owners;
  double validators;
  std::uint64_t constant_blocks;
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
void declare_fields(scenario::Fields& fields, LocksSpec& spec);

}  // namespace flywheel::economy::bittensor
