#include "sim/economy/subnet/consensus/epoch.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/domain/blocs/cast_votes.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::consensus {
namespace {

/// What the subnets of the due worlds are told of the epoch; rows of other worlds are not looked at.
struct Agenda {
  std::vector<std::uint32_t> first_bloc{0};
  std::vector<domain::Bloc> blocs;
  std::vector<domain::Ballot> ballots;
  std::vector<scoring::YumaParameters> parameters;
  std::vector<scoring::YumaClock> clocks;
  std::vector<std::uint64_t> now_block;
  std::vector<domain::ValidatorsShare> shares;
  std::vector<std::uint64_t> first_entry;  // [subnets + 1]
  scoring::YumaShape shape{0, 0};
};

void add_subnet(Agenda& agenda, SubnetSpec const& subnet, Layout const& layout, std::uint64_t epoch,
                std::uint64_t tempo_blocks) {
  for (std::uint32_t bloc = 0; bloc < layout.blocs.size(); ++bloc) {
    agenda.blocs.push_back(layout.blocs[bloc]);
    agenda.ballots.push_back(ballot_of(subnet, layout, bloc, static_cast<std::uint32_t>(epoch)));
  }
  agenda.first_bloc.push_back(static_cast<std::uint32_t>(agenda.blocs.size()));
  agenda.parameters.push_back(parameters_of(subnet));
  agenda.parameters.back().tempo_blocks = static_cast<std::uint16_t>(std::min<std::uint64_t>(tempo_blocks, 65'535));
  agenda.now_block.push_back((epoch + 1) * tempo_blocks);
  agenda.clocks.push_back({agenda.now_block.back(), epoch * tempo_blocks, subnet.emission_base_units});
  agenda.shares.push_back({subnet.validators_share_ppm});
  agenda.shape.most_neurons = std::max(agenda.shape.most_neurons, layout.neurons());
  agenda.shape.most_rows = std::max(agenda.shape.most_rows, layout.validators);
}

Agenda agenda_of(ConsensusEconomy const& economy) {
  Agenda agenda;
  auto const& state = economy.state();
  for (std::uint32_t row = 0; row < economy.worlds().size(); ++row) {
    auto const& world = economy.worlds()[row];
    for (std::uint32_t subnet = 0; subnet < economy.subnets(); ++subnet) {
      add_subnet(agenda, world.points[subnet].subnet, world.layouts[subnet], state.epochs.data()[row],
                 world.spec.tempo_blocks);
    }
  }
  for (std::uint32_t subnet = 0; subnet <= agenda.clocks.size(); ++subnet) {
    agenda.first_entry.push_back(subnet < agenda.clocks.size() ? state.votes->first(subnet) : state.votes->slots());
  }
  return agenda;
}

/// What the consensus writes and nobody keeps.
template <class Backend>
struct Decisions {
  Decisions(Backend const& on, std::size_t rows, std::size_t subnets)
      : shares{on, rows}, u16{on, 5 * rows}, rao{on, 3 * rows}, raw{on, 8 * rows}, status{on, subnets}, neurons{rows} {}

  Scratch<std::uint8_t, Backend> shares;
  Scratch<std::uint16_t, Backend> u16;
  Scratch<std::uint64_t, Backend> rao;
  Scratch<I32F32, Backend> raw;
  Scratch<scoring::YumaStatus, Backend> status;
  std::size_t neurons;

  scoring::YumaColumns columns(std::uint8_t* permits) const {
    auto const of_65535 = [&](int i) { return u16.data() + i * neurons; };
    auto const paid = [&](int i) { return rao.data() + i * neurons; };
    return {permits,     shares.data(), of_65535(0), of_65535(1), of_65535(2),
            of_65535(3), of_65535(4),   paid(0),     paid(1),     paid(2)};
  }
  scoring::YumaRawColumns exact() const {
    auto const column = [&](int i) { return raw.data() + i * neurons; };
    return {column(0), column(1), column(2), column(3), column(4), column(5), column(6), column(7)};
  }
  domain::DecidedColumns decided() const {
    auto const of = exact();
    return {of.stake, of.consensus, of.validator_trust, of.incentive, of.dividends, rao.data(), rao.data() + neurons};
  }
};

/// Subnets under way at once: several for each thread of the host, so that none waits long for the last.
template <class Backend>
std::uint32_t slots_of(Backend const& on) {
  if constexpr (std::is_same_v<Backend, HostBackend>) {
    return on.threads > 1 ? 8 * static_cast<std::uint32_t>(on.threads) : 1;
  } else {
    return 256;
  }
}

/// Runs the epoch of the picked subnets on one backend. -> [blocs]
template <class Backend>
std::vector<domain::BlocEpoch> run_epochs(Backend const& on, engine::Simulation& simulation,
                                          ConsensusState const& state, Agenda const& agenda, Segments const& neurons) {
  auto const lend = [&](auto const& rows) {
    return simulation.lend(std::span<typename std::decay_t<decltype(rows)>::value_type const>{rows});
  };
  auto const subnets = static_cast<std::uint32_t>(agenda.clocks.size());
  domain::BlocsOfSubnets const of{neurons, lend(agenda.first_bloc), lend(agenda.blocs), subnets / simulation.worlds(),
                                  simulation.seeds()};
  auto const* const first_entry = lend(agenda.first_entry);
  Scratch<std::uint16_t, Backend> const weight_uid{on, state.votes->slots()};
  Scratch<std::uint16_t, Backend> const weight_value{on, state.votes->slots()};
  domain::cast_votes(on, {of,
                          lend(agenda.ballots),
                          {first_entry, lend(agenda.now_block), state.weight_first.data(), state.weight_count.data(),
                           state.last_update.data(), weight_uid.data(), weight_value.data()}});

  Decisions<Backend> const decisions{on, state.neurons->slots(), subnets};
  std::uint32_t const slots = std::min(slots_of(on), neurons.visited());
  Scratch<std::byte, Backend> const memory{on, scoring::yuma_scratch_bytes(on, agenda.shape, slots)};
  scoring::yuma_epoch(
      on,
      {neurons,
       lend(agenda.parameters),
       lend(agenda.clocks),
       {state.last_update.data(), state.registration.data(), state.stake.data(), state.tao.data(), nullptr},
       {state.weight_first.data(), state.weight_count.data(), weight_uid.data(), weight_value.data()},
       {first_entry, state.bond_first.data(), state.bond_count.data(), state.bond_uid.data(), state.bond_value.data()},
       decisions.columns(state.permit.data()),
       decisions.status.data(),
       {memory.data(), agenda.shape, slots},
       decisions.exact()});

  Scratch<domain::BlocEpoch, Backend> const epochs{on, agenda.blocs.size()};
  domain::pay_blocs(on, {of, lend(agenda.shares), decisions.decided(), state.balance.data(), epochs.data()});
  std::vector<domain::BlocEpoch> brought(agenda.blocs.size());
  copy_to_host(on, brought.data(), epochs.data(), brought.size() * sizeof(brought[0]));
  return brought;
}

}  // namespace

void ConsensusEpoch::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& state = economy_.state();
  auto const agenda = agenda_of(economy_);
  auto const neurons = simulation.pick(*state.neurons, due.worlds);
  auto const brought =
      launch(simulation.device(), [&](auto const& on) { return run_epochs(on, simulation, state, agenda, neurons); });
  std::uint32_t const blocs_of_world = economy_.subnets() * economy_.blocs();
  for (auto const world : due.worlds) {
    state.epochs.data()[world] += 1;
    std::uint64_t minted = 0;
    for (std::uint32_t i = world * blocs_of_world; i < (world + 1) * blocs_of_world; ++i) {
      auto& totals = state.totals.data()[i];
      totals.last = brought[i];
      totals.stake += brought[i].stake;
      totals.dividends += brought[i].dividends;
      totals.incentive += brought[i].incentive;
      minted += brought[i].validators_paid + brought[i].miners_paid;
    }
    simulation.ledger().post(WorldId{world}, state.emission, static_cast<state::Amount>(minted));
    simulation.ledger().changed(WorldId{world}, state.holders, static_cast<state::Amount>(minted));
  }
}

}  // namespace flywheel::economy::consensus
