#include "sim/economy/depin/io_net/shocks.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/domain/operators/supply_shock.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"
#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/kinds/share.hpp"

namespace flywheel::economy::io_net {
namespace {

struct Shockable {
  char const* key;
  Shock::Of of;
  double least, most;
};

constexpr Shockable shockables[] = {{"token_market.price", Shock::Of::price, -0.999999, 1000.0},
                                    {"providers.devices", Shock::Of::supply, -1.0, 0.0},
                                    {"customers.demand", Shock::Of::demand, -1.0, 1000.0}};

void shock_devices(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, double share,
                   TimeMs now) {
  std::vector<std::uint32_t> const worlds{world.value};
  std::vector<TimeMs> const times(simulation.worlds(), now);
  auto rental = economy.tables().rental(simulation, worlds);
  rental.rules = simulation.lend<domain::RentalRules>(economy.laws().rental);
  domain::SupplyShock const args{rental, simulation.lend<TimeMs>(times), share};
  launch(simulation.device(), [&](auto const& on) { domain::shock_supply(on, args); });
  post_rentals(simulation, economy, worlds);
}

}  // namespace

Shock read_shock(std::string_view key, scenario::Node const& size, std::string const& path) {
  scenario::Faults faults;
  auto const where = path + "." + std::string{key};
  for (auto const& shockable : shockables) {
    if (key != shockable.key) continue;
    scenario::Share const kind{.least = shockable.least, .most = shockable.most};
    double change = 0;
    auto const reading = size.is_scalar() ? kind.read({size.text, size.mark}, change) : scenario::Reading::wrong();
    if (reading.fits) return {shockable.of, change};
    faults.add(size.mark, where,
               scenario::expected_but_got(kind.expected(), scenario::describe(size)) + reading.advice);
    faults.throw_if_any();
  }
  std::vector<std::string> known;
  for (auto const& shockable : shockables) known.push_back(shockable.key);
  faults.add(size.mark, where,
             "expected one of 'token_market.price', 'providers.devices', 'customers.demand', got '" + std::string{key} +
                 "'" + scenario::did_you_mean(std::string{key}, known));
  faults.throw_if_any();
  return {};
}

void apply_shock(engine::Simulation& simulation, IoNetEconomy const& economy, WorldId world, TimeMs now,
                 Shock const& shock) {
  auto& network = economy.network(world);
  if (shock.of == Shock::Of::price) {
    network.shock_factor *= 1.0 + shock.change;
    network.reference_usd *= 1.0 + shock.change;
  } else if (shock.of == Shock::Of::demand) {
    network.demand_factor *= 1.0 + shock.change;
    for (std::uint32_t i = 0; i < economy.classes(); ++i) {
      economy.classes_of(world)[i].price_factor *= 1.0 + shock.change;
    }
  } else {
    shock_devices(simulation, economy, world, -shock.change, now);
  }
}

}  // namespace flywheel::economy::io_net
