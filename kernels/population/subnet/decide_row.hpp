#pragma once

#include "kernels/base/random.hpp"
#include "kernels/population/subnet/max_upscale.hpp"
#include "kernels/population/subnet/row_mix.hpp"
#include "kernels/population/subnet/weight_columns.hpp"

namespace flywheel::population {

/// The row that is being written: at most `capacity` entries.
struct OpenRow {
  std::uint16_t* uid;
  std::uint16_t* value;
  std::uint32_t count;

  FLYWHEEL_HD void add(std::uint32_t miner, std::uint16_t weight) {
    uid[count] = static_cast<std::uint16_t>(miner);
    value[count] = weight;
    ++count;
  }

  FLYWHEEL_HD std::uint16_t largest() const {
    std::uint16_t most = 0;
    for (std::uint32_t k = 0; k < count; ++k) most = value[k] > most ? value[k] : most;
    return most;
  }

  /// Stretches the row as the chain does and drops its zeros. One that reaches 65535 stays as it is.
  FLYWHEEL_HD void store() {
    MaxUpscale const stretched{largest()};
    bool const is_stretched = stretched.largest == 65535;
    std::uint32_t kept = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      if (value[k] == 0) continue;
      uid[kept] = uid[k];
      value[kept++] = is_stretched ? value[k] : stretched(value[k]);
    }
    count = kept;
  }
};

/// The noise of a validator's looks in one epoch: four miners share a Philox block.
class NoiseWords {
 public:
  FLYWHEEL_HD NoiseWords(std::uint64_t seed, std::uint32_t epoch) : seed_{seed}, epoch_{epoch} {}

  FLYWHEEL_HD std::uint32_t operator()(std::uint32_t uid) {
    if (uid >> 2 != group_) {
      group_ = uid >> 2;
      block_ = step_words4(seed_, group_, epoch_, Stream{"subnet/evaluation"});
    }
    return block_.word[uid & 3];
  }

 private:
  std::uint64_t seed_;
  std::uint32_t epoch_;
  std::uint32_t group_ = 0xFFFFFFFF;
  PhiloxBlock block_{};
};

/// One validator at its subnet's epoch, looking and deciding. For one thread.
struct DecideRow {
  JudgedNeurons const& neurons;
  ValidatorBehaviour const& behaviour;
  SubnetJudging const& judging;
  JudgingRound const& round;
  std::uint32_t first;  // neuron row of uid 0
  std::uint32_t count;  // neurons
  std::uint32_t own_uid;
  std::uint64_t last_look_block;  // whoever came since is a stranger
  double* mean;                   // of uid 0
  double* variance;
  bool lifts_bribers;  // of one who is bribed

  /// Whether what it thinks of miners shows: not where the chosen get all of its row.
  FLYWHEEL_HD bool needs_looks() const {
    if (mixed_share() < 65536) return true;
    for (std::uint32_t uid = 0; uid < count; ++uid) {
      if (is_chosen(uid)) return false;
    }
    return true;
  }

  /// Looks at the miners whose turn it is. Returns how many.
  FLYWHEEL_HD std::uint32_t look(std::uint32_t validator_entity) const {
    Evaluator const by{round.world_seed, evaluator_seed(round.world_seed, validator_entity), round.epoch};
    NoiseWords noise{by.own_seed, round.epoch};
    std::uint32_t looks = 0;
    for (std::uint32_t uid = 0; uid < count; ++uid) {
      std::uint32_t const row = first + uid;
      if (neurons.registration_block[row] >= last_look_block) variance[uid] = 0.0;
      if (!can_look(uid, row)) continue;
      auto const seen = judging.task.observe(work(uid, row), by, noise(uid));
      auto const belief = judging.belief({mean[uid], variance[uid]}, seen);
      mean[uid] = belief.mean;
      variance[uid] = belief.variance;
      ++looks;
    }
    return looks;
  }

  /// Weights by belief, then the behaviour's own twist.
  FLYWHEEL_HD void write(OpenRow& row) const {
    double const best = best_score();
    for (std::uint32_t uid = 0; uid < count; ++uid) {
      if (uid == own_uid && uid != judging.burn_uid) continue;
      bool const is_judged = neurons.is_miner[first + uid] != 0 && variance[uid] > 0.0;
      std::uint16_t const weight = is_judged ? judging.rule(mean[uid], best) : std::uint16_t{0};
      bool const is_lifted = behaviour.kind == ValidatorKind::bribed && lifts_bribers && serves(uid);
      if (is_lifted || weight > 0 || is_chosen(uid)) row.add(uid, is_lifted ? std::uint16_t{65535} : weight);
    }
    mix(row);
    row.store();
  }

 private:
  FLYWHEEL_HD bool can_look(std::uint32_t uid, std::uint32_t row) const {
    auto const& task = judging.task;
    if (neurons.is_miner[row] == 0 || uid == own_uid || round.epoch < neurons.entry_epoch[row]) return false;
    return task.visits(uid, round.epoch) && task.can_judge(round.epoch - neurons.entry_epoch[row]);
  }

  FLYWHEEL_HD MinerWork work(std::uint32_t uid, std::uint32_t row) const {
    std::uint32_t const delay = judging.task.kind == TaskKind::forecast ? judging.task.delay_epochs : 0;
    std::uint64_t const slot = (round.epoch - delay) % neurons.depth;
    return {neurons.skill[slot * neurons.slots + row], neurons.overfit[row], neurons.availability[row],
            neurons.entity[row], uid};
  }

  FLYWHEEL_HD double best_score() const {
    bool is_any = false;
    double best = 0.0;
    for (std::uint32_t uid = 0; uid < count; ++uid) {
      if (neurons.is_miner[first + uid] == 0 || uid == own_uid || !(variance[uid] > 0.0)) continue;
      best = !is_any || mean[uid] > best ? mean[uid] : best;
      is_any = true;
    }
    return best;
  }

  FLYWHEEL_HD bool serves(std::uint32_t uid) const {
    return behaviour.bloc != ValidatorBehaviour::no_bloc && neurons.bloc[first + uid] == behaviour.bloc &&
           neurons.is_miner[first + uid] != 0;
  }

  FLYWHEEL_HD std::uint32_t mixed_share() const {
    return behaviour.kind == ValidatorKind::cartel ? behaviour.own_share : judging.burn_share;
  }

  FLYWHEEL_HD bool is_chosen(std::uint32_t uid) const {
    if (mixed_share() == 0) return false;
    return behaviour.kind == ValidatorKind::cartel ? serves(uid) : uid == judging.burn_uid;
  }

  FLYWHEEL_HD void mix(OpenRow& row) const {
    RowMix spread{mixed_share(), 0, 0};
    for (std::uint32_t k = 0; k < row.count; ++k) {
      spread.chosen_count += is_chosen(row.uid[k]) ? 1 : 0;
      spread.total += row.value[k];
    }
    if (spread.chosen_count == 0) return;
    std::uint64_t largest = 0;
    for (std::uint32_t k = 0; k < row.count; ++k) {
      auto const part = spread.part(row.value[k], is_chosen(row.uid[k]));
      largest = part > largest ? part : largest;
    }
    for (std::uint32_t k = 0; k < row.count; ++k) {
      row.value[k] = RowMix::encode(spread.part(row.value[k], is_chosen(row.uid[k])), largest);
    }
  }
};

}  // namespace flywheel::population
