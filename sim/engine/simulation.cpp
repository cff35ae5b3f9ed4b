#include "sim/engine/simulation.hpp"

#include <fmt/format.h>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"

namespace flywheel::engine {

Simulation::Simulation(Device device, Period period, std::vector<World> worlds)
    : device_{device},
      period_{period},
      worlds_{std::move(worlds)},
      ledger_{static_cast<std::uint32_t>(worlds_.size())},
      recorder_{static_cast<std::uint32_t>(worlds_.size())},
      failures_(worlds_.size()) {
  auto& table = add_table("worlds", std::vector<std::uint32_t>(worlds_.size(), 1));
  seeds_ = table.add<std::uint64_t>("seed", state::Keep::derived);
  std::vector<std::uint64_t> seeds;
  for (auto const& world : worlds_) seeds.push_back(world.seed);
  table.write<std::uint64_t>(seeds_, seeds);
  table.set_used(std::vector<std::uint32_t>(worlds_.size(), 1));
}

state::Table& Simulation::add_table(std::string name, std::span<std::uint32_t const> capacity) {
  return *tables_.emplace_back(std::make_unique<state::Table>(std::move(name), device_, capacity));
}

state::Table& Simulation::add_host_table(std::string name, std::span<std::uint32_t const> capacity) {
  return *tables_.emplace_back(std::make_unique<state::Table>(std::move(name), HostBackend{}, capacity));
}

void Simulation::add(std::unique_ptr<Economy> economy) {
  economies_.push_back(std::move(economy));
  economies_.back()->declare(*this);
}

Economy* Simulation::find_economy(std::string_view name) const {
  for (auto const& economy : economies_) {
    if (economy->name() == name) return economy.get();
  }
  return nullptr;
}

void const* Simulation::keep_on_device(void const* from, std::size_t bytes) {
  void* const memory = launch(device_, [&](auto const& on) {
    void* const borrowed = borrow_bytes(on, bytes);
    copy_from_host(on, borrowed, from, bytes);
    return borrowed;
  });
  picks_.push_back({memory, bytes});
  return memory;
}

Segments Simulation::pick(state::Table const& table, std::span<std::uint32_t const> picked) {
  if (picked.size() == worlds_.size()) return table.segments();
  std::uint32_t const per_world = table.segments_count() / worlds();
  std::vector<std::uint32_t> chosen;
  chosen.reserve(picked.size() * per_world);
  for (auto const world : picked) {
    for (std::uint32_t segment = 0; segment < per_world; ++segment) chosen.push_back(world * per_world + segment);
  }
  return pick_segments(table, chosen);
}

Segments Simulation::pick_segments(state::Table const& table, std::span<std::uint32_t const> picked) {
  auto segments = table.segments();
  segments.picked = static_cast<std::uint32_t const*>(keep_on_device(picked.data(), picked.size_bytes()));
  segments.picked_count = static_cast<std::uint32_t>(picked.size());
  return segments;
}

void Simulation::forget_picks() {
  for (auto const& [memory, bytes] : picks_) {
    launch(device_, [block = memory, size = bytes](auto const& on) { give_back_bytes(on, block, size); });
  }
  picks_.clear();
}

void Simulation::fail(WorldId world, TimeMs now, std::string why) {
  if (failed(world)) return;
  failures_[world.value] =
      fmt::format("world {} stopped at {:.6f} d: {}", world.value, static_cast<double>(now) / 86'400'000.0, why);
  note({world, now, "failed: " + why});
}

}  // namespace flywheel::engine
