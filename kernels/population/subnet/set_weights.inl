#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/population/subnet/decide_row.hpp"
#include "kernels/population/subnet/set_weights.hpp"

namespace flywheel::population {
namespace {

/// The consensus that stands is that of the epoch before.
struct RememberConsensus {
  JudgedNeurons neurons;
  JudgingRound const* round;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t row) const {
    std::uint32_t const epoch = round[subnet].epoch;
    if (epoch == 0) return;
    std::uint64_t const slot = (epoch - 1) % neurons.depth;
    neurons.past_consensus[slot * neurons.slots + row] = neurons.consensus[row];
  }
};

/// One seat of a subnet at its epoch.
struct Seat {
  SetWeights const& args;
  std::uint32_t subnet;
  std::uint32_t seat;

  FLYWHEEL_HD ValidatorBehaviour const& behaviour() const { return args.seats.behaviour[seat]; }
  FLYWHEEL_HD JudgingRound const& round() const { return args.round[subnet]; }
  FLYWHEEL_HD bool is_empty() const { return args.seats.uid[seat] == SubnetJudging::no_uid; }
  FLYWHEEL_HD std::uint32_t neuron() const { return args.neurons.rows.first(subnet) + args.seats.uid[seat]; }
  FLYWHEEL_HD std::uint64_t last_update() const { return args.published.last_update_block[neuron()]; }
  FLYWHEEL_HD bool is_new() const { return args.neurons.registration_block[neuron()] >= last_update(); }
  FLYWHEEL_HD bool sends() const {
    bool const may = args.seats.may_set == nullptr || args.seats.may_set[seat] != 0;
    return may && behaviour().kind != ValidatorKind::abstaining;
  }
  FLYWHEEL_HD bool decides() const { return sends() && (is_new() || behaviour().decides_in(round().epoch)); }

  FLYWHEEL_HD std::uint64_t row() const { return args.decided.row(seat, round().epoch); }

  FLYWHEEL_HD OpenRow open() const {
    std::uint64_t const first = args.decided.first(row());
    return {args.decided.uid + first, args.decided.value + first, 0};
  }

  FLYWHEEL_HD void close(OpenRow const& written) const {
    args.decided.count[row()] = written.count;
    args.decided.block[row()] = sends() ? round().block : 0;
  }

  /// Sends again what a row of the history says, but for uids that somebody took over since: few, so that what lies
  /// between them is copied whole.
  FLYWHEEL_HD void repeat(std::uint64_t source, std::uint64_t since_block) const {
    OpenRow written = open();
    std::uint64_t const first = args.decided.first(source);
    OpenRow const sent{args.decided.uid + first, args.decided.value + first, args.decided.count[source]};
    std::uint64_t const* const joined = args.neurons.registration_block + args.neurons.rows.first(subnet);
    std::uint32_t next = 0;
    for (std::uint32_t k = 0; k < sent.count; ++k) {
      if (joined[sent.uid[k]] < since_block) continue;
      written.append(sent, next, k);
      next = k + 1;
    }
    written.append(sent, next, sent.count);
    close(written);
  }

  /// Nothing that the seat's last holder decided is this one's.
  FLYWHEEL_HD void forget() const {
    for (std::uint32_t slot = 0; slot < args.decided.depth; ++slot) {
      args.decided.count[args.decided.row(seat, slot)] = 0;
      args.decided.block[args.decided.row(seat, slot)] = 0;
    }
    args.seats.last_look_block[seat] = 0;
  }
};

struct Decide {
  SetWeights args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t seat) const {
    Seat const at{args, subnet, seat};
    if (at.is_empty()) return;
    if (at.is_new()) at.forget();
    if (at.behaviour().kind == ValidatorKind::row_copier && at.decides()) return;
    if (!at.decides()) {
      auto const last = args.decided.row(seat, at.round().epoch + args.decided.depth - 1);
      return at.repeat(last, at.last_update());
    }
    OpenRow row = at.open();
    if (at.behaviour().kind == ValidatorKind::consensus_copier && at.round().epoch > 0) {
      copy_consensus(at, row);
    } else {
      look_and_write(at, row);
    }
    at.close(row);
  }

 private:
  FLYWHEEL_HD void look_and_write(Seat const& at, OpenRow& row) const {
    auto const& neurons = args.neurons;
    std::uint32_t const first = neurons.rows.first(at.subnet);
    std::uint64_t const pairs = std::uint64_t{at.seat} * args.decided.capacity;
    DecideRow const decide{neurons,
                           at.behaviour(),
                           args.judging[at.subnet],
                           at.round(),
                           first,
                           neurons.rows.last(at.subnet) - first,
                           args.seats.uid[at.seat],
                           args.seats.last_look_block[at.seat],
                           args.seats.belief_mean + pairs,
                           args.seats.belief_variance + pairs,
                           args.seats.takes_bribe == nullptr || args.seats.takes_bribe[at.seat] != 0};
    if (decide.needs_looks()) {
      std::uint64_t const looks = decide.look(args.seats.entity[at.seat]);
      args.seats.spent_base_units[at.seat] += looks * decide.judging.task.cost_base_units();
      args.seats.last_look_block[at.seat] = at.round().block;
    }
    decide.write(row);
  }

  FLYWHEEL_HD void copy_consensus(Seat const& at, OpenRow& row) const {
    auto const& neurons = args.neurons;
    std::uint32_t const epoch = at.round().epoch;
    std::uint32_t const lag = at.behaviour().lag_epochs;
    std::uint32_t const then = epoch > lag ? epoch - lag : 0;
    std::uint64_t const slot = then % neurons.depth;
    std::uint32_t const first = neurons.rows.first(at.subnet);
    for (std::uint32_t neuron = first; neuron < neurons.rows.last(at.subnet); ++neuron) {
      std::uint16_t const weight = neurons.past_consensus[slot * neurons.slots + neuron];
      bool const was_there = neurons.entry_epoch[neuron] <= then + 1;
      if (weight > 0 && was_there && neuron != at.neuron()) row.add(neuron - first, weight);
    }
    row.store();
  }
};

/// After the others have decided.
struct CopyRows {
  SetWeights args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t seat) const {
    Seat const at{args, subnet, seat};
    if (at.is_empty() || at.behaviour().kind != ValidatorKind::row_copier || !at.decides()) return;
    std::uint32_t const lag = at.behaviour().lag_epochs;
    std::uint32_t const epoch = at.round().epoch;
    std::uint32_t const leader = args.seats.rows.first(subnet) + at.behaviour().leader;
    std::uint64_t const source = args.decided.row(leader, epoch > lag ? epoch - lag : 0);
    at.repeat(source, args.decided.block[source]);
  }
};

struct Publish {
  SetWeights args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t seat) const {
    Seat const at{args, subnet, seat};
    if (at.is_empty()) return;
    auto const& round = at.round();
    std::uint32_t const neuron = at.neuron();
    if (at.sends()) args.published.last_update_block[neuron] = round.block;
    bool const is_any = round.epoch >= round.reveal_epochs;
    std::uint64_t const row = args.decided.row(seat, is_any ? round.epoch - round.reveal_epochs : 0);
    args.published.first[neuron] = args.decided.first(row);
    args.published.count[neuron] = is_any ? args.decided.count[row] : 0;
    if (args.published.commit_block != nullptr) args.published.commit_block[neuron] = oldest_hidden(at);
  }

 private:
  FLYWHEEL_HD std::uint64_t oldest_hidden(Seat const& at) const {
    std::uint32_t const epoch = at.round().epoch;
    for (std::uint32_t back = at.round().reveal_epochs; back > 0; --back) {
      if (epoch + 1 < back) continue;
      std::uint64_t const block = args.decided.block[args.decided.row(at.seat, epoch + 1 - back)];
      if (block > 0) return block;
    }
    return ~std::uint64_t{0};
  }
};

}  // namespace

template <class Backend>
void set_weights(Backend const& on, SetWeights const& args) {
  OpWatch const watch{on, "set_weights"};
  auto const& seats = args.seats.rows;
  auto const& neurons = args.neurons.rows;
  Segments const due{neurons.offsets, neurons.used, neurons.count, seats.picked, seats.picked_count};
  for_each_row(on, due, RememberConsensus{args.neurons, args.round});
  for_each_row(on, seats, Decide{args});
  for_each_row(on, seats, CopyRows{args});
  for_each_row(on, seats, Publish{args});
}

}  // namespace flywheel::population
