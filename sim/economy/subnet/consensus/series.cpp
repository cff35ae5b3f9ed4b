#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/statistics/concentration.hpp"
#include "kernels/statistics/sort_in_segments.hpp"
#include "sim/economy/subnet/consensus/subnet_view.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::consensus {
namespace {

constexpr double unit = 0x1p-32;
constexpr std::uint32_t top_tenth_ppm = 100'000;

struct OfSubnet {
  char const *name, *units, *meaning, *formula;
  double (*value)(SubnetView const& subnet);
};

struct OfBloc {
  char const *name, *units, *meaning, *formula;
  double (*value)(SubnetView const& subnet, std::size_t bloc);
};

OfSubnet const of_subnets[] = {
    {"kappa", "1", "majority that consensus needs", "kappa / 65535",
     [](auto const& of) { return of.spec.rules.kappa / 65535.0; }},
    {"bonds_penalty", "1", "how far bonds follow clipped weights", "bonds_penalty / 65535",
     [](auto const& of) { return of.spec.rules.bonds_penalty / 65535.0; }},
    {"bonds_moving_average", "1", "what an epoch keeps of old bonds", "bonds_moving_average / 10^6",
     [](auto const& of) { return of.spec.rules.bonds_moving_average_ppm / 1e6; }},
    {"bond_rule", "1", "how bonds move", "0 classic, 1 Yuma 3, 2 Yuma 3 with liquid alpha",
     [](auto const& of) { return static_cast<double>(of.spec.rules.bonds); }},
    {"validators_share", "1", "of the emission that is for validators", "set",
     [](auto const& of) { return of.spec.validators_share_ppm / 1e6; }},
    {"balance_gini", "1", "how unequally neurons have been paid: 0 equal, towards 1 one has all", "Gini of balances",
     [](auto const& of) { return of.balances.total == 0 ? none : of.balances.gini; }},
    {"balance_top_tenth", "1", "share of all pay that the best-paid tenth has", "sum of the top 10 % / sum",
     [](auto const& of) { return of.balances.total == 0 ? none : of.balances.top_share; }},
};

OfBloc const of_blocs[] = {
    {"stake", "1", "of the subnet's stake", "set", [](auto const& of, auto bloc) { return of.stake(bloc); }},
    {"own_miners", "1", "weight that it votes on its own miners", "set, of blocs that split their votes",
     [](auto const& of, auto bloc) {
       auto const* const split = of.template votes<SplitVotesSpec>(bloc);
       return split == nullptr ? none : split->own_miners_share;
     }},
    {"weight_deviation", "1", "relative standard deviation of a weight", "set, of blocs that split their votes",
     [](auto const& of, auto bloc) {
       auto const* const split = of.template votes<SplitVotesSpec>(bloc);
       return split == nullptr ? none : split->deviation_share;
     }},
    {"every", "epochs", "epochs after which it votes for the next miner", "set, of blocs that vote for the best miner",
     [](auto const& of, auto bloc) {
       auto const* const best = of.template votes<BestMinerVotesSpec>(bloc);
       return best == nullptr ? none : static_cast<double>(best->every_epochs);
     }},
    {"lag", "epochs", "age of the weights that it copies", "set, of copiers",
     [](auto const& of, auto bloc) {
       auto const* const copied = of.template votes<CopiedVotesSpec>(bloc);
       return copied == nullptr ? none : static_cast<double>(copied->lag_epochs);
     }},
    {"emission", "1", "share of the last epoch's emission", "its validators' and miners' pay / all pay",
     [](auto const& of, auto bloc) { return of.emission(bloc); }},
    {"retention", "1", "how much faster its share of emission is than its stake", "emission - stake",
     [](auto const& of, auto bloc) { return of.emission(bloc) - of.stake(bloc); }},
    {"incentive", "1", "share of the last epoch's incentive", "sum over its miners",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].last.incentive) * unit; }},
    {"dividends", "1", "share of the last epoch's dividends", "sum over its validators",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].last.dividends) * unit; }},
    {"dividend_per_stake", "1", "its share of the last epoch's dividends over its share of the stake",
     "dividends / stake",
     [](auto const& of, auto bloc) {
       return quotient(real(of.blocs[bloc].last.dividends), real(of.blocs[bloc].last.stake));
     }},
    {"consensus", "1", "mean consensus weight of its miners in the last epoch", "sum of C / miners",
     [](auto const& of, auto bloc) {
       return quotient(real(of.blocs[bloc].last.consensus) * unit, of.layout.blocs[bloc].miners);
     }},
    {"validator_trust", "1", "mean trust in its validators in the last epoch", "sum of clipped weights / validators",
     [](auto const& of, auto bloc) {
       return quotient(real(of.blocs[bloc].last.validator_trust) * unit, of.layout.blocs[bloc].validators);
     }},
    {"validators_paid", "base units", "paid to its validators in the last epoch", "sum",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].last.validators_paid); }},
    {"miners_paid", "base units", "paid to its miners in the last epoch", "sum",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].last.miners_paid); }},
    {"dividends_so_far", "epochs", "dividends of all epochs", "sum of shares over epochs",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].dividends) * unit; }},
    {"incentive_so_far", "epochs", "incentive of all epochs", "sum of shares over epochs",
     [](auto const& of, auto bloc) { return real(of.blocs[bloc].incentive) * unit; }},
    {"dividend_ratio", "1", "dividends per stake over those of all other blocs, since the start", "(D / S) / (D' / S')",
     [](auto const& of, auto bloc) { return of.dividend_ratio(bloc); }},
};

std::vector<statistics::Concentration> concentration_of(engine::Simulation& simulation, ConsensusState const& state) {
  auto const subnets = state.neurons->segments_count();
  std::vector<statistics::Concentration> measured(subnets);
  launch(simulation.device(), [&](auto const& on) {
    using Backend = std::decay_t<decltype(on)>;
    Scratch<std::uint64_t, Backend> const sorted{on, state.neurons->slots()};
    Scratch<statistics::Concentration, Backend> const found{on, subnets};
    auto const rows = state.neurons->segments();
    statistics::sort_in_segments(on, rows, state.neurons->slots(), state.balance.data(), sorted.data());
    statistics::concentration(on, rows, sorted.data(), top_tenth_ppm, found.data());
    copy_to_host(on, measured.data(), found.data(), subnets * sizeof(measured[0]));
  });
  return measured;
}

}  // namespace

std::vector<state::Series> consensus_series(std::string const& group, ConsensusWorld const* world) {
  state::Dimension subnet{"subnet", 1, {}};
  state::Dimension bloc{"bloc", 1, {}};
  if (world != nullptr) {
    for (auto const& point : world->points) subnet.labels.push_back(point.label.empty() ? "subnet" : point.label);
    for (auto const& one : world->spec.subnet.blocs) bloc.labels.push_back(one.name);
    subnet.size = subnet.labels.size();
    bloc.size = bloc.labels.size();
  }
  std::vector<state::Series> all;
  for (auto const& one : of_subnets) {
    all.push_back({.group = group,
                   .name = one.name,
                   .units = one.units,
                   .long_name = one.meaning,
                   .formula = one.formula,
                   .dimensions = {subnet}});
  }
  for (auto const& one : of_blocs) {
    all.push_back({.group = group,
                   .name = one.name,
                   .units = one.units,
                   .long_name = one.meaning,
                   .formula = one.formula,
                   .dimensions = {subnet, bloc}});
  }
  return all;
}

void ConsensusEconomy::measure(engine::Simulation& simulation) {
  auto const balances = concentration_of(simulation, state_);
  for (std::uint32_t row = 0; row < simulation.worlds(); ++row) {
    WorldId const id{row};
    for (std::uint32_t subnet = 0; subnet < subnets(); ++subnet) {
      SubnetView const view{world(id).points[subnet].subnet,
                            world(id).layouts[subnet],
                            {&totals(id, subnet, 0), blocs()},
                            balances[row * subnets() + subnet]};
      std::size_t next = 0;
      for (auto const& one : of_subnets) simulation.recorder().real(series_[next++], id)[subnet] = one.value(view);
      for (auto const& one : of_blocs) {
        auto const values = simulation.recorder().real(series_[next++], id);
        for (std::uint32_t bloc = 0; bloc < blocs(); ++bloc) values[subnet * blocs() + bloc] = one.value(view, bloc);
      }
    }
  }
}

}  // namespace flywheel::economy::consensus
