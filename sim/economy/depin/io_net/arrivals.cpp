#include "sim/economy/depin/io_net/arrivals.hpp"

#include "kernels/base/distributions.hpp"
#include "sim/economy/depin/io_net/cheating.hpp"
#include "sim/economy/depin/io_net/newcomers.hpp"

namespace flywheel::economy::io_net {
namespace {

constexpr Stream operators_stream{"io_net/operators_enter"};
constexpr Stream customers_stream{"io_net/customers_enter"};
constexpr Stream cheaters_stream{"io_net/cheaters_enter"};

/// One world on one day.
struct Day {
  engine::Simulation const& simulation;
  IoNetEconomy const& economy;
  WorldId world;
  std::uint32_t day;

  Draws draws(std::uint32_t entity, Stream stream) const { return {simulation.world(world).seed, entity, day, stream}; }
};

/// What running devices brings beyond its costs, over the whole network.
double network_margin(NetworkRow const& network) {
  auto const income = network.operators.hire_income + to_integer<std::uint64_t>(network.reward_usd_per_day * 1e6).value;
  return domain::operator_margin(income, network.operators.running_costs);
}

/// Those who left are again among those who might enter.
void add_operators(Day const& on, Newcomers& newcomers) {
  auto const& network = on.economy.network(on.world);
  auto const& entry = on.economy.laws(on.world).provider_entry;
  auto const honest = network.operators.active - network.operators.cheaters;
  auto draws = on.draws(0, operators_stream);
  auto const pace = entry.pace(network.log_reward_change, network_margin(network));
  newcomers.add_operators(
      on.world, entry.entrants(draws, honest, on.economy.spec(on.world).providers.potential, settlement_ms, pace), 0.0);
}

void add_customers(Day const& on, Newcomers& newcomers) {
  auto const& network = on.economy.network(on.world);
  std::uint64_t lost = 0;
  for (std::uint32_t i = 0; i < on.economy.classes(); ++i) {
    lost += on.economy.classes_of(on.world)[i].ever.customers_lost;
  }
  auto const& entry = on.economy.laws(on.world).customer_entry;
  auto draws = on.draws(0, customers_stream);
  newcomers.add_customers(on.world, entry.entrants(draws, network.customers_entered - lost,
                                                   on.economy.spec(on.world).customers.potential, settlement_ms, 1.0));
}

void add_cheaters(Day const& on, Newcomers& newcomers) {
  auto const& network = on.economy.network(on.world);
  auto const& cheaters = on.economy.spec(on.world).cheaters;
  for (std::uint32_t group = 0; group < cheaters.size(); ++group) {
    auto const entered = network.cheaters_entered[group];
    if ((network.cheating_pays >> group & 1) == 0 || entered >= cheaters[group].potential) continue;
    double const years = static_cast<double>(settlement_ms) / population::ms_per_year;
    auto draws = on.draws(group, cheaters_stream);
    Binomial const coming{cheaters[group].potential - entered, -expm1(-cheaters[group].arrivals_per_year * years)};
    newcomers.add_cheaters(on.world, group, coming(draws), 0.0);
  }
}

}  // namespace

void let_arrive(engine::Simulation& simulation, IoNetEconomy const& economy, engine::Due const& due) {
  Newcomers newcomers{simulation, economy};
  for (auto const row : due.worlds) {
    WorldId const world{row};
    economy.network(world).cheating_pays = groups_that_cheating_pays(economy, world);
    Day const on{simulation, economy, world, static_cast<std::uint32_t>(due.now(row) / settlement_ms)};
    add_operators(on, newcomers);
    add_cheaters(on, newcomers);
    add_customers(on, newcomers);
  }
  std::vector<TimeMs> const now{due.now_ms.begin(), due.now_ms.end()};
  newcomers.let_in(due.worlds, now, now);
}

}  // namespace flywheel::economy::io_net
