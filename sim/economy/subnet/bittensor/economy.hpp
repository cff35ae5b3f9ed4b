#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/economy/specs_of_worlds.hpp"
#include "sim/economy/subnet/bittensor/accounts.hpp"
#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"
#include "sim/engine/economy.hpp"

namespace flywheel::economy::bittensor {

/// Bittensor: a chain mints TAO for subnets; on each, validators score miners and both are paid in its alpha, which a
/// pool prices.
class BittensorEconomy final : public engine::Economy {
 public:
  /// A section and a specification for each world.
  BittensorEconomy(std::string name, std::vector<scenario::Node> sections, std::vector<BittensorSpec> specs);

  std::string_view name() const override { return name_; }
  void declare(engine::Simulation& simulation) override;
  void configure(engine::Simulation& simulation, WorldId world) override;
  void begin(engine::Simulation& simulation) override;
  void restored(engine::Simulation& simulation) override;
  void measure(engine::Simulation& simulation) override;
  std::vector<engine::Finding> findings(engine::Simulation const& simulation, WorldId world) const override;
  void set(WorldId world, std::string_view key, scenario::Node const& value) override { specs_.set(world, key, value); }
  void adopt(WorldId world, scenario::Node const& rules) override;

  BittensorSpec const& spec(WorldId world) const { return specs_[world]; }
  Tables& tables() const { return *tables_; }
  Accounts const& accounts() const { return *accounts_; }

  bool has_root_vote(WorldId world) const { return !has_pools(spec(world).emission); }

  /// The last block that is done at a time: a block is made at the end of its time.
  std::uint64_t block_at(WorldId world, TimeMs now) const {
    return spec(world).start.block + static_cast<std::uint64_t>(now / spec(world).block_ms);
  }
  TimeMs time_of(WorldId world, std::uint64_t block) const {
    return static_cast<TimeMs>(block - spec(world).start.block) * spec(world).block_ms;
  }

 private:
  std::string name_;
  SpecsOfWorlds<BittensorSpec> specs_;
  std::unique_ptr<Tables> tables_;
  std::optional<Accounts> accounts_;
  std::vector<state::SeriesId> series_;
};

}  // namespace flywheel::economy::bittensor
