#include "tests/unit/engine/journal.hpp"

namespace flywheel::engine {
namespace {

std::string entry(std::string_view what, TimeMs now, std::uint32_t world) {
  return std::string{what} + "@" + std::to_string(now) + " world " + std::to_string(world);
}

}  // namespace

void Ticking::fire(Simulation&, Due const& due) const {
  for (auto const world : due.worlds) journal_.push_back(entry(name_, due.now(world), world));
}

void Advancing::advance(Simulation&, Due const& until) const {
  for (auto const world : until.worlds) journal_.push_back(entry("until", until.now(world), world));
}

void Watching::sampled(Simulation const& simulation, std::uint64_t sample) {
  journal_.push_back("sample@" + std::to_string(simulation.period().sample_at(sample)));
}

void Watching::noted(WorldId world, TimeMs now, std::string_view what) {
  journal_.push_back(entry(what, now, world.value));
}

std::unique_ptr<Simulation> empty_worlds(std::uint32_t worlds, TimeMs run_ms, TimeMs sample_ms) {
  std::vector<World> rows;
  for (std::uint32_t world = 0; world < worlds; ++world) rows.push_back({world + 1, world});
  return std::make_unique<Simulation>(HostBackend{}, Period{0, run_ms, sample_ms}, std::move(rows));
}

}  // namespace flywheel::engine
