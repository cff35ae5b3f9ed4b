#pragma once

#include <cstdint>
#include <vector>

#include "kernels/population/subnet/set_weights.hpp"
#include "tests/unit/operators/memory.hpp"

namespace flywheel::population {

/// Subnets of equal size for set_weights: uids 0 .. seats - 1 validate, the others mine. Miners' skill is 1, 2, 3, ...,
/// all are seen almost without noise, and weights are in proportion to skill.
class SmallSubnets {
 public:
  static constexpr std::uint32_t depth = 4;
  static constexpr std::uint64_t blocks_per_epoch = 360;

  SmallSubnets(domain::Memory& memory, std::uint32_t subnets, std::uint32_t seats, std::uint32_t miners)
      : seats_{seats}, neurons_{seats + miners} {
    auto& neurons = args.neurons;
    auto const slots = subnets * neurons_;
    neurons.rows = {offsets(memory, subnets, neurons_), nullptr, subnets};
    neurons.slots = slots;
    neurons.depth = depth;
    neurons.skill = skill = memory.input<double>(depth * slots);
    neurons.overfit = overfit = memory.input<double>(slots);
    neurons.availability = availability = memory.input<double>(slots);
    neurons.entity = entity = memory.input<std::uint32_t>(slots);
    neurons.bloc = bloc = memory.input<std::uint32_t>(slots);
    neurons.is_miner = is_miner = memory.input<std::uint8_t>(slots);
    neurons.entry_epoch = entry_epoch = memory.input<std::uint32_t>(slots);
    neurons.registration_block = registration_block = memory.input<std::uint64_t>(slots);
    neurons.consensus = consensus = memory.input<std::uint16_t>(slots);
    neurons.past_consensus = memory.column<std::uint16_t>(depth * slots);
    add_seats(memory, subnets);
    judging = memory.input<SubnetJudging>(subnets);
    round = memory.input<JudgingRound>(subnets);
    args.judging = judging;
    args.round = round;
    args.published = {memory.column<std::uint64_t>(slots), memory.column<std::uint32_t>(slots),
                      memory.column<std::uint64_t>(slots), memory.column<std::uint64_t>(slots)};
    for (std::uint32_t row = 0; row < slots; ++row) fill_neuron(row);
    for (std::uint32_t subnet = 0; subnet < subnets; ++subnet) {
      judging[subnet].task = {TaskKind::fresh_data, 4, 1, 1e-9};
      judging[subnet].task.sample_cost_base_units = 5;
      judging[subnet].belief = {{0.0, 1e6}, 0.0};
      judging[subnet].rule = {WeightShape::power, 1.0};
      round[subnet] = {77, blocks_per_epoch, 0, 0};
    }
  }

  /// Calls the op, then goes on to the next epoch.
  template <class Backend>
  void run(Backend const& on, std::uint32_t epochs = 1) const {
    for (std::uint32_t i = 0; i < epochs; ++i) {
      set_weights(on, args);
      go_on();
    }
  }

  void go_on() const {
    for (std::uint32_t subnet = 0; subnet < args.neurons.rows.count; ++subnet) {
      round[subnet].epoch += 1;
      round[subnet].block += blocks_per_epoch;
    }
  }

  /// The row that an epoch reads, dense over uids.
  [[nodiscard]] std::vector<std::uint32_t> published(std::uint32_t uid, std::uint32_t subnet = 0) const {
    std::vector<std::uint32_t> dense(neurons_, 0);
    std::uint32_t const row = subnet * neurons_ + uid;
    for (std::uint32_t k = 0; k < args.published.count[row]; ++k) {
      std::uint64_t const at = args.published.first[row] + k;
      dense[args.decided.uid[at]] = args.decided.value[at];
    }
    return dense;
  }

  void set_skill(std::uint32_t row, double value) const {
    for (std::uint32_t slot = 0; slot < depth; ++slot) skill[slot * args.neurons.slots + row] = value;
  }

  SetWeights args{};
  double *skill, *overfit, *availability;
  std::uint32_t *entity, *bloc, *entry_epoch;
  std::uint8_t* is_miner;
  std::uint64_t* registration_block;
  std::uint16_t* consensus;
  std::uint32_t* seat_uid;
  ValidatorBehaviour* behaviour;
  std::uint8_t* may_set;
  SubnetJudging* judging;
  JudgingRound* round;

 private:
  static std::uint32_t const* offsets(domain::Memory& memory, std::uint32_t subnets, std::uint32_t each) {
    auto* const first = memory.input<std::uint32_t>(subnets + 1);
    for (std::uint32_t i = 0; i <= subnets; ++i) first[i] = i * each;
    return first;
  }

  void add_seats(domain::Memory& memory, std::uint32_t subnets) {
    auto& seats = args.seats;
    auto const rows = subnets * seats_;
    seats.rows = {offsets(memory, subnets, seats_), nullptr, subnets};
    seats.uid = seat_uid = memory.input<std::uint32_t>(rows);
    auto* const seat_entity = memory.input<std::uint32_t>(rows);
    seats.entity = seat_entity;
    seats.behaviour = behaviour = memory.input<ValidatorBehaviour>(rows);
    seats.may_set = may_set = memory.input<std::uint8_t>(rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
      seat_uid[row] = row % seats_;
      seat_entity[row] = 1000 + row;
      behaviour[row] = {};
      may_set[row] = 1;
    }
    seats.belief_mean = memory.column<double>(rows * neurons_);
    seats.belief_variance = memory.column<double>(rows * neurons_);
    seats.spent_base_units = memory.column<std::uint64_t>(rows);
    seats.last_look_block = memory.column<std::uint64_t>(rows);
    auto const entries = std::size_t{rows} * depth * neurons_;
    args.decided = {neurons_,
                    depth,
                    memory.column<std::uint16_t>(entries),
                    memory.column<std::uint16_t>(entries),
                    memory.column<std::uint32_t>(std::size_t{rows} * depth),
                    memory.column<std::uint64_t>(std::size_t{rows} * depth)};
  }

  void fill_neuron(std::uint32_t row) const {
    std::uint32_t const uid = row % neurons_;
    entity[row] = row;
    availability[row] = 1.0;
    is_miner[row] = uid >= seats_ ? 1 : 0;
    set_skill(row, uid >= seats_ ? uid - seats_ + 1.0 : 0.0);
  }

  std::uint32_t seats_;
  std::uint32_t neurons_;
};

}  // namespace flywheel::population
