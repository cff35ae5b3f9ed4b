#include "sim/economy/subnet/consensus/epoch.hpp"

#include <algorithm>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/domain/blocs/cast_votes.hpp"
#include "sim/economy/subnet/consensus/agenda.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy::consensus {
namespace {

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

/// Rows of votes of an epoch, which nobody keeps.
template <class Backend>
struct Votes {
  Votes(Backend const& on, std::size_t neurons, std::size_t votes)
      : first{on, neurons}, last_update{on, neurons}, count{on, neurons}, uid{on, votes}, value{on, votes} {}

  Scratch<std::uint64_t, Backend> first, last_update;
  Scratch<std::uint32_t, Backend> count;
  Scratch<std::uint16_t, Backend> uid, value;
};

/// The epoch of a run of subnets.
struct EpochOfRun {
  engine::Simulation& simulation;
  ConsensusState const& state;
  Agenda const& agenda;

  /// -> [blocs]
  template <class Backend>
  std::vector<domain::BlocEpoch> operator()(Backend const& on) const {
    auto const neurons = agenda.first_neuron.back();
    auto const row = state.neurons->first(agenda.first_subnet);
    domain::BlocsOfSubnets const of{due_subnets(), lend(agenda.first_bloc), lend(agenda.blocs), 1, lend(agenda.seeds)};
    auto const* const first_vote = lend(agenda.first_vote);
    Votes<Backend> const votes{on, neurons, agenda.first_vote.back()};
    domain::cast_votes(on, {of,
                            lend(agenda.ballots),
                            {first_vote, lend(agenda.now_block), votes.first.data(), votes.count.data(),
                             votes.last_update.data(), votes.uid.data(), votes.value.data()}});

    Decisions<Backend> const decisions{on, neurons, agenda.subnets()};
    // Bonds that no later epoch reads have no place in a table.
    auto const unkept = state.keeps_bonds ? 0 : agenda.first_vote.back();
    Scratch<std::uint16_t, Backend> const bond_uid{on, unkept};
    Scratch<std::uint16_t, Backend> const bond_value{on, unkept};
    std::uint32_t const slots = std::min(slots_of(on), of.neurons.visited());
    Scratch<std::byte, Backend> const memory{on, scoring::yuma_scratch_bytes(on, agenda.shape, slots)};
    scoring::yuma_epoch(on,
                        {of.neurons,
                         lend(agenda.parameters),
                         lend(agenda.clocks),
                         {votes.last_update.data(), state.registration.data() + row, state.stake.data() + row,
                          state.tao.data() + row, nullptr},
                         {votes.first.data(), votes.count.data(), votes.uid.data(), votes.value.data()},
                         {state.keeps_bonds ? lend(first_bond()) : first_vote, state.bond_first.data() + row,
                          state.bond_count.data() + row, state.keeps_bonds ? state.bond_uid.data() : bond_uid.data(),
                          state.keeps_bonds ? state.bond_value.data() : bond_value.data()},
                         decisions.columns(state.permit.data() + row),
                         decisions.status.data(),
                         {memory.data(), agenda.shape, slots},
                         decisions.exact()});

    Scratch<domain::BlocEpoch, Backend> const epochs{on, agenda.blocs.size()};
    domain::pay_blocs(on, {of, lend(agenda.shares), decisions.decided(), state.balance.data() + row, epochs.data()});
    std::vector<domain::BlocEpoch> brought(agenda.blocs.size());
    copy_to_host(on, brought.data(), epochs.data(), brought.size() * sizeof(brought[0]));
    return brought;
  }

 private:
  template <class T>
  T const* lend(std::vector<T> const& rows) const {
    return simulation.lend(std::span<T const>{rows});
  }

  Segments due_subnets() const {
    return {lend(agenda.first_neuron), nullptr, agenda.subnets(), lend(agenda.due),
            static_cast<std::uint32_t>(agenda.due.size())};
  }

  /// Where each subnet's bonds begin in the table that keeps them.
  std::vector<std::uint64_t> first_bond() const {
    auto first = agenda.first_vote;
    for (auto& bond : first) bond += state.bonds->first(agenda.first_subnet);
    return first;
  }
};

/// Adds what an epoch brought the blocs of a run, and what it minted, to each world's.
void book(ConsensusEconomy const& economy, Agenda const& agenda, std::vector<domain::BlocEpoch> const& brought,
          std::vector<std::uint64_t>& minted) {
  for (auto const subnet : agenda.due) {
    WorldId const world{(agenda.first_subnet + subnet) / economy.subnets()};
    for (std::uint32_t bloc = 0; bloc < economy.blocs(); ++bloc) {
      auto const& epoch = brought[agenda.first_bloc[subnet] + bloc];
      auto& totals = economy.totals(world, (agenda.first_subnet + subnet) % economy.subnets(), bloc);
      totals.last = epoch;
      totals.stake += epoch.stake;
      totals.dividends += epoch.dividends;
      totals.incentive += epoch.incentive;
      minted[world.value] += epoch.validators_paid + epoch.miners_paid;
    }
  }
}

}  // namespace

void ConsensusEpoch::fire(engine::Simulation& simulation, engine::Due const& due) const {
  auto const& state = economy_.state();
  std::vector<std::uint64_t> minted(simulation.worlds());
  for (auto const& agenda : agendas_of(economy_, simulation, due.worlds)) {
    book(economy_, agenda, launch(simulation.device(), EpochOfRun{simulation, state, agenda}), minted);
  }
  for (auto const world : due.worlds) {
    state.epochs.data()[world] += 1;
    auto const amount = static_cast<state::Amount>(minted[world]);
    simulation.ledger().post(WorldId{world}, state.emission, amount);
    simulation.ledger().changed(WorldId{world}, state.holders, amount);
  }
}

}  // namespace flywheel::economy::consensus
