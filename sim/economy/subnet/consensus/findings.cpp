#include <cmath>
#include <optional>
#include <utility>

#include "sim/economy/subnet/consensus/subnet_view.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::consensus {
namespace {

/// What a bloc is after, as the summary shows it.
struct Success {
  char const* meaning;
  double (*value)(SubnetView const& subnet, std::size_t bloc);
};

/// Nothing of miners alone: what others weigh them is not their doing.
std::optional<Success> success_of(BlocSpec const& bloc, domain::Bloc const& members) {
  if (!bloc.votes) return std::nullopt;
  if (members.miners > 0) {
    return Success{"its share of the last epoch's emission less its share of stake, over all points of the grid",
                   [](auto const& of, auto at) { return of.emission(at) - of.stake(at); }};
  }
  return Success{"its share of all dividends since the start over its share of stake, over all points of the grid",
                 [](auto const& of, auto at) { return of.dividends_over_stake(at); }};
}

std::pair<double, double> range_of(ConsensusEconomy const& economy, WorldId id, std::uint32_t bloc,
                                   double (*value)(SubnetView const& subnet, std::size_t bloc)) {
  statistics::Concentration const unknown{};
  double least = none, most = none;
  auto const& world = economy.world(id);
  for (std::uint32_t subnet = 0; subnet < economy.subnets(); ++subnet) {
    SubnetView const view{
        world.points[subnet].subnet, world.layouts[subnet], {&economy.totals(id, subnet, 0), economy.blocs()}, unknown};
    auto const found = value(view, bloc);
    least = std::fmin(least, found);
    most = std::fmax(most, found);
  }
  return {least, most};
}

}  // namespace

std::vector<engine::Finding> ConsensusEconomy::findings(engine::Simulation const& simulation, WorldId id) const {
  auto const minted = static_cast<double>(simulation.ledger().flowed(id, state_.emission));
  std::vector<engine::Finding> found{
      {"subnets", real(subnets()), "", "points of the grid"},
      {"epochs", real(state_.epochs.data()[id.value]), "", "of each subnet"},
      {"minted", minted / std::pow(10.0, token_decimals), token_symbol, "to validators and miners"},
  };
  for (std::uint32_t bloc = 0; bloc < blocs(); ++bloc) {
    auto const success = success_of(world(id).spec.subnet.blocs[bloc], world(id).layouts.front().blocs[bloc]);
    if (!success) continue;
    auto const [least, most] = range_of(*this, id, bloc, success->value);
    auto const& name = world(id).spec.subnet.blocs[bloc].name;
    found.push_back({name + " least", least, "", success->meaning});
    found.push_back({name + " most", most, "", success->meaning});
  }
  return found;
}

}  // namespace flywheel::economy::consensus
