#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/neuron_exit.hpp"
#include "kernels/domain/subnet_agents/police.hpp"

namespace flywheel::domain {
namespace {

struct GatherEvidence {
  Police args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t seat) const {
    auto const& judges = args.world.judges;
    bool const is_empty = judges.seat_uid[seat] == population::SubnetJudging::no_uid;
    auto const row = args.world.neurons.rows.first(subnet) + (is_empty ? 0 : judges.seat_uid[seat]);
    auto const joined = args.world.neurons.registration_block[row];
    if (is_empty || args.joined_block[seat] != joined) forget(seat, is_empty ? 0 : joined);
    auto const epoch = judges.round[subnet].epoch;
    auto const lag = args.lag_epochs[subnet];
    write(args.now, seat, epoch, !is_empty);
    write(args.fresh, seat, epoch, !is_empty && is_fresh(seat, epoch));
    write(args.then, seat, epoch < lag ? 0 : epoch - lag, !is_empty && epoch >= lag);
    auto const on_root = static_cast<UInt128>(args.world.neurons.root_tao[row]) * args.yuma[subnet].tao_weight >> 64;
    args.stake[seat] = is_empty ? 0 : args.world.neurons.alpha_stake[row] + static_cast<std::uint64_t>(on_root);
    args.dividends[seat] = is_empty ? 0 : args.world.neurons.validator_rao[row];
    args.is_seen[seat] = args.now.count[seat] > 0 ? 1 : 0;
    args.is_guilty[seat] = colludes(judges.behaviour[seat], judges.takes_bribe[seat] != 0) ? 1 : 0;
  }

 private:
  FLYWHEEL_HD static bool colludes(population::ValidatorBehaviour const& of, bool takes_bribe) {
    return of.is_copier() || of.kind == population::ValidatorKind::cartel || takes_bribe;
  }

  FLYWHEEL_HD void forget(std::uint32_t seat, std::uint64_t joined) const {
    args.joined_block[seat] = joined;
    args.similarity[seat] = args.strikes[seat] = 0;
    args.flags[seat] = 0;
  }

  FLYWHEEL_HD void write(SeatRows const& rows, std::uint32_t seat, std::uint32_t epoch, bool is_seen) const {
    auto const row = args.decided.row(seat, epoch);
    rows.first[seat] = args.decided.first(row);
    rows.count[seat] = is_seen && args.decided.block[row] > 0 ? args.decided.count[row] : 0;
  }

  FLYWHEEL_HD bool is_fresh(std::uint32_t seat, std::uint32_t epoch) const {
    if (epoch == 0) return true;
    auto const now = args.decided.row(seat, epoch);
    auto const last = args.decided.row(seat, epoch - 1);
    if (args.decided.count[now] != args.decided.count[last]) return true;
    auto const here = args.decided.first(now);
    auto const there = args.decided.first(last);
    for (std::uint32_t k = 0; k < args.decided.count[now]; ++k) {
      if (args.decided.uid[here + k] != args.decided.uid[there + k]) return true;
      if (args.decided.value[here + k] != args.decided.value[there + k]) return true;
    }
    return false;
  }
};

struct KeepSimilarity {
  Police args;
  std::uint32_t const* found;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t seat) const {
    if (args.fresh.count[seat] > 0) args.similarity[seat] = found[seat];
  }
};

struct CarryOut {
  Police args;
  statistics::ConfusionCounts const* counts;
  std::uint8_t const* is_expelled;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& judges = args.world.judges;
    args.verdicts[subnet].counts.merge(counts[subnet]);
    for (auto seat = judges.seats.first(subnet); seat < judges.seats.last(subnet); ++seat) {
      if (is_expelled[seat] == 0) continue;
      auto const row = args.world.neurons.rows.first(subnet) + judges.seat_uid[seat];
      clear_neuron(args.world, subnet, row);
      args.world.neurons.behaviour[row] = static_cast<std::uint8_t>(Behaviour::idle_miner);
      args.verdicts[subnet].expelled += 1;
    }
  }
};

struct CountStakes {
  Police args;
  CountedStakes stakes;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const& neurons = args.world.neurons;
    auto const& judges = args.world.judges;
    for (auto row = neurons.rows.first(subnet); row < neurons.rows.last(subnet); ++row) {
      stakes.alpha[row] = stakes.held_alpha[row];
      stakes.root[row] = stakes.held_root[row];
    }
    auto const& penalty = args.rules[subnet].penalty;
    for (auto seat = judges.seats.first(subnet); seat < judges.seats.last(subnet); ++seat) {
      if (judges.seat_uid[seat] == population::SubnetJudging::no_uid) continue;
      auto const row = neurons.rows.first(subnet) + judges.seat_uid[seat];
      stakes.alpha[row] = penalty.stake_weight(stakes.held_alpha[row], args.strikes[seat]);
      stakes.root[row] = penalty.stake_weight(stakes.held_root[row], args.strikes[seat]);
    }
  }
};

}  // namespace

template <class Backend>
void gather_evidence(Backend const& on, Police const& args) {
  OpWatch const watch{on, "gather_evidence"};
  for_each_row(on, args.world.judges.seats, GatherEvidence{args});
}

template <class Backend>
void keep_similarity(Backend const& on, Police const& args, std::uint32_t const* found) {
  OpWatch const watch{on, "keep_similarity"};
  for_each_row(on, args.world.judges.seats, KeepSimilarity{args, found});
}

template <class Backend>
void carry_out(Backend const& on, Police const& args, statistics::ConfusionCounts const* counts,
               std::uint8_t const* is_expelled) {
  OpWatch const watch{on, "carry_out"};
  for_each_segment(on, args.world.judges.seats, CarryOut{args, counts, is_expelled});
}

template <class Backend>
void count_stakes(Backend const& on, Police const& args, CountedStakes const& stakes) {
  OpWatch const watch{on, "count_stakes"};
  for_each_segment(on, args.world.judges.seats, CountStakes{args, stakes});
}

}  // namespace flywheel::domain
