#include <algorithm>

#include "kernels/base/launch.hpp"
#include "kernels/statistics/quantiles.hpp"
#include "kernels/statistics/sort_in_segments.hpp"
#include "sim/economy/depin/io_net/economy.hpp"
#include "sim/economy/fold.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr std::uint32_t top_hundredth_ppm = 10'000;

/// How rewards since entry are spread over the operators of every world.
template <class Backend>
std::vector<RewardSpread> spread_of(Backend const& on, engine::Simulation& simulation, OperatorTable const& operators) {
  auto const rows = operators.rows->segments();
  auto const slots = operators.rows->slots();
  std::uint32_t const worlds = simulation.worlds();
  auto const count = static_cast<std::uint32_t>(reward_quantiles_ppm.size());
  Scratch<std::uint64_t, Backend> const sorted{on, slots};
  Scratch<statistics::Concentration, Backend> const concentrations{on, worlds};
  Scratch<std::uint64_t, Backend> const quantiles{on, std::size_t{worlds} * count};
  statistics::sort_in_segments(on, rows, slots, operators.ever_rewarded.data(), sorted.data());
  statistics::concentration(on, rows, sorted.data(), top_hundredth_ppm, concentrations.data());
  statistics::quantiles(on, rows, sorted.data(), simulation.lend<std::uint32_t>(reward_quantiles_ppm), count,
                        quantiles.data());
  std::vector<statistics::Concentration> measured(worlds);
  std::vector<std::uint64_t> values(std::size_t{worlds} * count);
  copy_to_host(on, measured.data(), concentrations.data(), measured.size() * sizeof(measured[0]));
  copy_to_host(on, values.data(), quantiles.data(), values.size() * sizeof(values[0]));
  std::vector<RewardSpread> spread(worlds);
  for (std::uint32_t world = 0; world < worlds; ++world) {
    spread[world].concentration = measured[world];
    std::copy_n(values.begin() + std::size_t{world} * count, count, spread[world].quantiles_base_units.begin());
  }
  return spread;
}

EverSums difference(EverSums const& now, EverSums const& before) {
  return {.emission_usd = now.emission_usd - before.emission_usd,
          .paid_by_customers = now.paid_by_customers - before.paid_by_customers,
          .fees = now.fees - before.fees,
          .running_cost_usd = now.running_cost_usd - before.running_cost_usd,
          .hire_income_usd = now.hire_income_usd - before.hire_income_usd};
}

}  // namespace

void IoNetEconomy::measure(engine::Simulation& simulation) {
  auto const spread =
      launch(simulation.device(), [&](auto const& on) { return spread_of(on, simulation, tables_->operators); });
  for (std::uint32_t row = 0; row < simulation.worlds(); ++row) {
    WorldId const world{row};
    auto& of_world = network(world);
    std::span const of_classes{classes_of(world), classes()};
    record({world, spec(world), of_world, of_classes, simulation.ledger(), *accounts_, spread[row],
            difference(of_world.ever, of_world.at_sample)},
           series_, simulation.recorder());
    of_world.at_sample = of_world.ever;
    for (auto& of_class : of_classes) of_class.at_sample = of_class.ever;
  }
}

}  // namespace flywheel::economy::io_net
