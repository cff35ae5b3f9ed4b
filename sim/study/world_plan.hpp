#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace flywheel::study {

/// What one world of a batch runs, and the key of its random draws.
struct WorldPlan {
  std::shared_ptr<scenario::Scenario const> scenario;
  std::uint64_t seed;
  std::uint32_t replicate;
};

/// The seed of a replicate: the scenario's own for replicate 0, else 64 bits drawn from it. It depends on nothing else,
/// so that replicate r meets the same random numbers at every point of a sweep.
std::uint64_t seed_of_replicate(std::uint64_t seed, std::uint32_t replicate);

/// The worlds of one scenario: one a replicate.
std::vector<WorldPlan> worlds_of(std::shared_ptr<scenario::Scenario const> const& scenario);

}  // namespace flywheel::study
