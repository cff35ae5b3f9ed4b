#include "sim/economy/depin/io_net/engine_epoch.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/operators/engine_payout.hpp"
#include "kernels/exchange/split_pro_rata.hpp"
#include "sim/economy/depin/io_net/token_price.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::DueTotals;
using domain::HandOutTotals;

/// What the engine pays in a round, by world.
struct Payments {
  std::vector<std::uint64_t> tokens_base_units;
  std::vector<std::uint64_t> usd_micro;
};

/// Fills the vaults when a world's rule set first has an engine: what the schedule has not minted, and the treasury.
void fill_vaults(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world) {
  auto& network = economy.network(world);
  auto const& laws = economy.laws(world);
  auto const scheduled = laws.schedule ? laws.schedule->of_first_months(laws.schedule->months) : 0;
  network.vaults = {.reward_base_units = saturating_subtract(scheduled, network.minted_by_blocks_base_units),
                    .fee_usd_micro = static_cast<std::uint64_t>(ledger.book(world, economy.accounts().treasury)),
                    .target_scale_ppb = 1'000'000'000,
                    .shortfall_epochs = 0};
  network.engine_fees_at_last_epoch = network.ever.fees;
  network.engine_blocks_at_last_epoch = network.blocks;
  network.engine_runs = 1;
}

/// What the schedule that the engine replaces would have minted since the last epoch.
std::uint64_t planned_release(IoNetEconomy const& economy, WorldId world) {
  auto const& network = economy.network(world);
  auto const& schedule = economy.laws(world).schedule;
  std::uint64_t planned = 0;
  for (auto block = network.engine_blocks_at_last_epoch; schedule && block < network.blocks; ++block) {
    planned += (*schedule)(block);
  }
  return planned;
}

/// Runs the engine of one world on what its devices are due.
void run_engine(IoNetEconomy const& economy, WorldId world, std::uint64_t due_micro_usd, Payments& payments) {
  auto& network = economy.network(world);
  network.engine_due_micro_usd = due_micro_usd;
  network.engine = (*economy.laws(world).engine)(
      network.vaults, {.due_usd_micro = due_micro_usd,
                       .revenue_usd_micro = network.ever.fees - network.engine_fees_at_last_epoch,
                       .planned_release_base_units = planned_release(economy, world),
                       .price = price_ratio_of(network.price_usd, economy.spec(world))});
  network.burn_budget_micro_usd += network.engine.burn_usd_micro;
  network.engine_fees_at_last_epoch = network.ever.fees;
  network.engine_blocks_at_last_epoch = network.blocks;
  payments.tokens_base_units[world.value] = network.engine.from_reward_base_units;
  payments.usd_micro[world.value] = network.engine.from_fee_usd_micro;
  network.last_block_base_units = network.engine.from_reward_base_units;
  network.ever.emission_usd += static_cast<double>(network.engine.from_reward_base_units) /
                               static_cast<double>(base_units_per_token(economy.spec(world))) * network.price_usd;
}

void post(state::Ledger& ledger, Accounts const& accounts, WorldId world, HandOutTotals const& paid) {
  ledger.post(world, accounts.token_flows.engine_release, paid.tokens_base_units);
  ledger.post(world, accounts.usd_flows.engine_fee_part, paid.usd_micro);
  ledger.changed(world, accounts.accrued, paid.accrued_change);
  ledger.changed(world, accounts.earnings, paid.earned_change);
}

/// One round of the engines of several worlds: dues, vaults, payments.
class Round {
 public:
  Round(engine::Simulation& simulation, IoNetEconomy const& economy, std::vector<std::uint32_t> worlds)
      : simulation_{simulation}, economy_{economy}, worlds_{std::move(worlds)} {}

  template <class Backend>
  void run(Backend const& on) {
    auto& tables = economy_.tables();
    auto const slots = tables.devices.rows->slots();
    Scratch<std::uint64_t, Backend> const due{on, slots};
    auto const dues = fold<DueTotals>(simulation_, tables.domains(), [&](auto const&, DueTotals* totals) {
      domain::measure_due(on, measure(due.data()), totals);
    });
    auto const payments = pay(dues);
    Scratch<std::uint64_t, Backend> const tokens{on, slots};
    Scratch<std::uint64_t, Backend> const dollars{on, slots};
    split(on, payments.tokens_base_units, due.data(), tokens.data());
    split(on, payments.usd_micro, due.data(), dollars.data());
    auto const paid = fold<HandOutTotals>(simulation_, tables.domains(), [&](auto const&, HandOutTotals* totals) {
      domain::hand_out(on, {devices(), tables.stakes(), tokens.data(), dollars.data()}, totals);
    });
    for (auto const world : worlds_) {
      for (std::uint32_t i = 0; i < economy_.classes(); ++i) {
        post(simulation_.ledger(), economy_.accounts(), WorldId{world},
             paid[std::size_t{world} * economy_.classes() + i]);
      }
    }
  }

 private:
  domain::RentalDevices devices() const {
    return economy_.tables().device_columns(simulation_.pick(*economy_.tables().devices.rows, worlds_));
  }

  domain::MeasureDue measure(std::uint64_t* due_micro_usd) const {
    std::vector<std::uint32_t> scales;
    for (std::uint32_t world = 0; world < simulation_.worlds(); ++world) {
      scales.push_back(economy_.network(WorldId{world}).vaults.target_scale_ppb);
    }
    return {.devices = devices(),
            .stakes = economy_.tables().stakes(),
            .target_micro_usd_per_processor_hour =
                simulation_.lend<std::uint64_t>(economy_.laws().engine_target_micro_usd_per_processor_hour),
            .target_scale_ppb = simulation_.lend<std::uint32_t>(scales),
            .due_micro_usd = due_micro_usd,
            .domains_per_world = economy_.classes()};
  }

  Payments pay(std::vector<DueTotals> const& dues) const {
    std::vector<std::uint64_t> const none(simulation_.worlds(), 0);
    Payments payments{none, none};
    for (auto const world : worlds_) {
      std::uint64_t due = 0;
      for (std::uint32_t i = 0; i < economy_.classes(); ++i) {
        due += dues[std::size_t{world} * economy_.classes() + i].due_micro_usd;
      }
      run_engine(economy_, WorldId{world}, due, payments);
    }
    return payments;
  }

  /// Divides each world's amount over all of its device slots by what they are due.
  template <class Backend>
  void split(Backend const& on, std::vector<std::uint64_t> const& amounts, std::uint64_t const* due,
             std::uint64_t* shares) const {
    auto const& rows = *economy_.tables().devices.rows;
    std::vector<std::uint32_t> offsets;
    for (std::uint32_t world = 0; world < simulation_.worlds(); ++world) {
      offsets.push_back(rows.first(world * economy_.classes()));
    }
    offsets.push_back(rows.slots());
    Scratch<std::uint64_t, Backend> const unpaid{on, simulation_.worlds()};
    Segments const of_worlds{simulation_.lend<std::uint32_t>(offsets), nullptr, simulation_.worlds(),
                             simulation_.lend<std::uint32_t>(worlds_), static_cast<std::uint32_t>(worlds_.size())};
    exchange::split_pro_rata(
        on, {of_worlds, rows.slots(), simulation_.lend<std::uint64_t>(amounts), due, shares, unpaid.data()});
  }

  engine::Simulation& simulation_;
  IoNetEconomy const& economy_;
  std::vector<std::uint32_t> worlds_;
};

}  // namespace

void EngineEpoch::fire(engine::Simulation& simulation, engine::Due const& due) const {
  std::vector<std::uint32_t> paying;
  for (auto const row : due.worlds) {
    WorldId const world{row};
    if (!economy_.laws(world).engine) continue;
    if (economy_.network(world).engine_runs == 0) fill_vaults(simulation.ledger(), economy_, world);
    paying.push_back(row);
  }
  if (paying.empty()) return;
  Round round{simulation, economy_, std::move(paying)};
  launch(simulation.device(), [&](auto const& on) { round.run(on); });
}

}  // namespace flywheel::economy::io_net
