#include "sim/study/world_plan.hpp"

#include "kernels/base/random.hpp"

namespace flywheel::study {

std::uint64_t seed_of_replicate(std::uint64_t seed, std::uint32_t replicate) {
  if (replicate == 0) return seed;
  return Draws{seed, replicate, 0, Stream{"study/replicate"}}.bits();
}

std::vector<WorldPlan> worlds_of(std::shared_ptr<scenario::Scenario const> const& scenario) {
  std::vector<WorldPlan> worlds;
  for (std::uint32_t replicate = 0; replicate < scenario->replicates; ++replicate) {
    worlds.push_back({scenario, seed_of_replicate(scenario->seed, replicate), replicate});
  }
  return worlds;
}

}  // namespace flywheel::study
