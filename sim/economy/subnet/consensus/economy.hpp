#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/domain/blocs/pay_blocs.hpp"
#include "sim/economy/subnet/consensus/grid.hpp"
#include "sim/economy/subnet/consensus/layout.hpp"
#include "sim/engine/economy.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"
#include "sim/state/table.hpp"

namespace flywheel::economy::consensus {

/// What a bloc has come to since the start; a host row, saved. Shares in 2^-32, added up over epochs.
struct BlocTotals {
  domain::BlocEpoch last;
  std::uint64_t stake, dividends, incentive;
};

/// The tables and accounts of a laboratory, as its process uses them.
struct ConsensusState {
  state::Table* worlds;  // host
  state::Column<std::uint64_t> epochs;
  state::Table* blocs;  // host, a segment a world
  state::Column<BlocTotals> totals;
  state::Table* neurons;  // a segment a subnet
  state::Column<std::uint64_t> balance, bond_first;
  state::Column<std::uint32_t> bond_count;
  state::Column<std::uint8_t> permit;
  state::Column<std::uint64_t> stake, tao, registration;
  state::Table* bonds;  // a segment a subnet: a place for each validator and miner, if a later epoch reads it
  state::Column<std::uint16_t> bond_uid, bond_value;
  bool keeps_bonds;
  state::TokenId token;
  state::AccountClassId holders;
  state::FlowId emission;
};

/// One world's subnets, with the rules as they stand.
struct ConsensusWorld {
  ConsensusSpec spec;
  std::vector<GridPoint> points;
  std::vector<Layout> layouts;  // as at the start: events change no numbers
};

/// What it records, in the order in which it declares it; of the subnets and blocs of `world`, or of none in
/// particular.
std::vector<state::Series> consensus_series(std::string const& group, ConsensusWorld const* world);

/// Subnets whose validators and miners follow a script: no pool, no chain.
class ConsensusEconomy final : public engine::Economy {
 public:
  ConsensusEconomy(std::string name, std::vector<ConsensusWorld> worlds);

  std::string_view name() const override { return name_; }
  void declare(engine::Simulation& simulation) override;
  void configure(engine::Simulation& simulation, WorldId world) override;
  void begin(engine::Simulation& simulation) override;
  void measure(engine::Simulation& simulation) override;
  std::vector<engine::Finding> findings(engine::Simulation const& simulation, WorldId world) const override;
  void set(WorldId world, std::string_view key, scenario::Node const& value) override;

  ConsensusWorld const& world(WorldId world) const { return worlds_[world.value]; }
  std::vector<ConsensusWorld> const& worlds() const { return worlds_; }
  ConsensusState const& state() const { return state_; }
  std::uint32_t subnets() const { return static_cast<std::uint32_t>(worlds_.front().points.size()); }
  std::uint32_t blocs() const { return static_cast<std::uint32_t>(worlds_.front().spec.subnet.blocs.size()); }
  BlocTotals& totals(WorldId world, std::uint32_t subnet, std::uint32_t bloc) const {
    return state_.totals.data()[(world.value * subnets() + subnet) * blocs() + bloc];
  }

 private:
  bool has_second_epoch(TimeMs run_ms) const;
  void declare_tables(engine::Simulation& simulation);
  void declare_money(engine::Simulation& simulation);

  std::string name_;
  std::vector<ConsensusWorld> worlds_;
  ConsensusState state_{};
  std::vector<state::SeriesId> series_;
};

}  // namespace flywheel::economy::consensus
