#include "sim/economy/subnet/consensus/agenda.hpp"

#include <algorithm>

#include "sim/engine/simulation.hpp"

namespace flywheel::economy::consensus {
namespace {

/// Votes of a run of subnets: two bytes for the miner, two for the weight.
constexpr std::uint64_t most_votes = std::uint64_t{1} << 23;

/// Lays out runs of subnets until all that are due have been added, in ascending order.
class Runs {
 public:
  Runs(ConsensusEconomy const& economy, engine::Simulation const& simulation)
      : economy_{economy}, simulation_{simulation} {}

  void add_due(std::uint32_t subnet) {
    if (agendas_.empty() || !reach(agendas_.back(), subnet)) {
      agendas_.emplace_back().first_subnet = subnet;
      append(agendas_.back(), subnet);
    }
    agendas_.back().due.push_back(subnet - agendas_.back().first_subnet);
  }

  std::vector<Agenda> take() { return std::move(agendas_); }

 private:
  Layout const& layout_of(std::uint32_t subnet) const {
    return economy_.worlds()[subnet / economy_.subnets()].layouts[subnet % economy_.subnets()];
  }

  /// Extends a run to a subnet, those that are not due in between. Returns whether their votes fit.
  bool reach(Agenda& agenda, std::uint32_t subnet) const {
    auto votes = agenda.first_vote.back();
    auto const next = agenda.first_subnet + agenda.subnets();
    for (auto row = next; row <= subnet && votes <= most_votes; ++row) votes += layout_of(row).votes();
    if (votes > most_votes) return false;
    for (auto row = next; row <= subnet; ++row) append(agenda, row);
    return true;
  }

  void append(Agenda& agenda, std::uint32_t row) const {
    WorldId const id{row / economy_.subnets()};
    auto const& subnet = economy_.world(id).points[row % economy_.subnets()].subnet;
    auto const& layout = layout_of(row);
    auto const epoch = economy_.state().epochs.data()[id.value];
    std::uint64_t const tempo = economy_.world(id).spec.tempo_blocks;
    for (std::uint32_t bloc = 0; bloc < layout.blocs.size(); ++bloc) {
      agenda.blocs.push_back(layout.blocs[bloc]);
      agenda.ballots.push_back(ballot_of(subnet, layout, bloc, static_cast<std::uint32_t>(epoch)));
    }
    agenda.first_bloc.push_back(static_cast<std::uint32_t>(agenda.blocs.size()));
    agenda.first_neuron.push_back(agenda.first_neuron.back() + layout.neurons());
    agenda.first_vote.push_back(agenda.first_vote.back() + layout.votes());
    agenda.parameters.push_back(parameters_of(subnet));
    agenda.parameters.back().tempo_blocks = static_cast<std::uint16_t>(std::min<std::uint64_t>(tempo, 65'535));
    agenda.now_block.push_back((epoch + 1) * tempo);
    agenda.clocks.push_back({agenda.now_block.back(), epoch * tempo, subnet.emission_base_units});
    agenda.shares.push_back({subnet.validators_share_ppm});
    agenda.seeds.push_back(simulation_.world(id).seed);
    agenda.shape.most_neurons = std::max(agenda.shape.most_neurons, layout.neurons());
    agenda.shape.most_rows = std::max(agenda.shape.most_rows, layout.validators);
  }

  ConsensusEconomy const& economy_;
  engine::Simulation const& simulation_;
  std::vector<Agenda> agendas_;
};

}  // namespace

std::vector<Agenda> agendas_of(ConsensusEconomy const& economy, engine::Simulation const& simulation,
                               std::span<std::uint32_t const> worlds) {
  Runs runs{economy, simulation};
  for (auto const world : worlds) {
    for (std::uint32_t subnet = 0; subnet < economy.subnets(); ++subnet) {
      runs.add_due(world * economy.subnets() + subnet);
    }
  }
  return runs.take();
}

}  // namespace flywheel::economy::consensus
