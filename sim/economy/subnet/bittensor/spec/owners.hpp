#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "kernels/population/subnet/owner_search.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::economy::bittensor {

struct Complaints;

/// Owners who leave everything as it is at the start.
struct FixedOwnersSpec {};

/// With what an owner compares the price of its alpha.
enum class OwnerBenchmark {
  none,    // with itself
  market,  // with the mean price of all subnets
};

/// Owners who try settings and keep what pays.
struct AdaptiveOwnersSpec {
  std::int64_t review_ms;
  std::vector<population::OwnerLever> levers;
  double error;
  double inertia;
  double holdings;
  OwnerBenchmark benchmark;
  double withheld_step;
  double step;
  std::uint32_t immunity_step_blocks;
  std::uint32_t between_tempos;
  std::uint32_t freeze_blocks;
};

using OwnersSpec = std::variant<FixedOwnersSpec, AdaptiveOwnersSpec>;

inline AdaptiveOwnersSpec const* adaptive(OwnersSpec const& owners) {
  return std::get_if<AdaptiveOwnersSpec>(&owners);
}

/// How many epochs later weights may come to count by what owners set.
std::uint32_t longest_reveal_epochs(OwnersSpec const& owners);

void declare_fields(scenario::Fields& fields, FixedOwnersSpec& spec);
void declare_fields(scenario::Fields& fields, AdaptiveOwnersSpec& spec);

/// What no field of owners can tell alone.
void check_owners(OwnersSpec const& owners, Complaints const& complain);

}  // namespace flywheel::economy::bittensor
