#pragma once

#include <cstdint>

#include "kernels/base/segments.hpp"
#include "kernels/population/subnet/task.hpp"
#include "kernels/population/subnet/validator_behaviour.hpp"
#include "kernels/population/subnet/weight_rule.hpp"

namespace flywheel::population {

/// What the validators of one subnet are to do. A column over subnets.
struct SubnetJudging {
  static constexpr std::uint32_t no_uid = 0xFFFFFFFF;

  Task task;
  BeliefRule belief;
  WeightRule rule;
  std::uint32_t burn_share = 0;  // of 65536, that honest rows give to the key that burns
  std::uint32_t burn_uid = no_uid;
};

/// The epoch that begins. A column over subnets.
struct JudgingRound {
  std::uint64_t world_seed;
  std::uint64_t block;
  std::uint32_t epoch;              // of the subnet: one more each call
  std::uint32_t reveal_epochs = 0;  // r: a decision counts r epochs later; 0 without commit-reveal
};

/// What is known of neurons. Slot e mod depth of a ring is that of epoch e.
struct JudgedNeurons {
  Segments rows;
  std::uint32_t slots;          // rows of all segments, as offsets[count]
  std::uint32_t depth;          // of both rings
  double const* skill;          // [depth x slots] ring, score
  double const* overfit;        // score
  double const* availability;   // share
  std::uint32_t const* entity;  // inside the world, never reused
  std::uint32_t const* bloc;    // ValidatorBehaviour::no_bloc: nobody's
  std::uint8_t const* is_miner;
  std::uint32_t const* entry_epoch;  // of the subnet
  std::uint64_t const* registration_block;
  std::uint16_t const* consensus;  // of the last epoch
  std::uint16_t* past_consensus;   // [depth x slots] ring, kept by the op
};

/// Validators' seats: the segments are those of the neurons. One seat a validator, however few miners see it.
struct ValidatorSeats {
  Segments rows;                // picked: the subnets whose epoch begins
  std::uint32_t const* uid;     // SubnetJudging::no_uid: empty
  std::uint32_t const* entity;  // inside the world, never reused
  ValidatorBehaviour const* behaviour;
  std::uint8_t const* may_set;      // permit and stake suffice; null: all
  double* belief_mean;              // [seats x capacity]
  double* belief_variance;          // 0: never looked at
  std::uint64_t* spent_base_units;  // on looks: added
  std::uint64_t* last_look_block;   // 0: never looked
  std::uint8_t const* takes_bribe;  // of the bribed: 0 judges as the honest do; null: all take it
};

/// What seats decided, epoch by epoch. Row (seat, slot) has its entries from (seat depth + slot) capacity on, uids
/// ascending.
struct DecidedRows {
  std::uint32_t capacity;  // at least the neurons of any subnet
  std::uint32_t depth;     // more than any lag and r, at least 2
  std::uint16_t* uid;      // [seats x depth x capacity]
  std::uint16_t* value;
  std::uint32_t* count;  // [seats x depth]
  std::uint64_t* block;  // [seats x depth] 0: nothing was sent

  FLYWHEEL_HD std::uint64_t row(std::uint32_t seat, std::uint32_t epoch) const {
    return std::uint64_t{seat} * depth + epoch % depth;
  }
  FLYWHEEL_HD std::uint64_t first(std::uint64_t row) const { return row * capacity; }
};

/// The rows as an epoch reads them: entries lie in DecidedRows. Columns over neurons.
struct PublishedRows {
  std::uint64_t* first;
  std::uint32_t* count;
  std::uint64_t* last_update_block;
  std::uint64_t* commit_block;  // earliest one not yet revealed, 2^64 - 1: none; null: not asked
};

}  // namespace flywheel::population
