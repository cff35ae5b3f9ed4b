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

  /// The entries [from, to) of another row.
  FLYWHEEL_HD void append(OpenRow const& other, std::uint32_t from, std::uint32_t to) {
    copy(uid + count, other.uid + from, to - from);
    copy(value + count, other.value + from, to - from);
    count += to - from;
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

 private:
  FLYWHEEL_HD static void copy(std::uint16_t* to, std::uint16_t const* from, std::uint32_t entries) {
    for (std::uint32_t k = 0; k < entries; ++k) to[k] = from[k];
  }
};

/// The noise of a validator's looks in one epoch: four miners share a Philox block.
struct LookNoise {
  static constexpr std::uint32_t at_once = 32;

  std::uint64_t seed;
  std::uint32_t epoch;

  /// Standard normal numbers for uids first .. first + at_once - 1. Domain  first: a multiple of 4. Shape  -> z
  /// [at_once]
  FLYWHEEL_HD void draw(std::uint32_t first, double* FLYWHEEL_RESTRICT z) const {
    double chance[at_once];
    for (std::uint32_t i = 0; i < at_once; i += 4) {
      auto const words = step_words4(seed, (first + i) / 4, epoch, Stream{"subnet/evaluation"});
      for (std::uint32_t k = 0; k < 4; ++k) chance[i + k] = uniform_from_word(words.word[k]);
    }
    normal_quantiles(chance, at_once, z);
  }
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
    LookNoise const noise{by.own_seed, round.epoch};
    Task const task = judging.task;  // of its own, so that writing beliefs cannot change it
    BeliefRule const rule = judging.belief;
    std::uint32_t looks = 0;
    double z[LookNoise::at_once] = {};
    for (std::uint32_t uid = 0; uid < count; ++uid) {
      std::uint32_t const row = first + uid;
      if (task.has_noise() && uid % LookNoise::at_once == 0) noise.draw(uid, z);
      if (neurons.registration_block[row] >= last_look_block) variance[uid] = 0.0;
      if (!can_look(uid, row)) continue;
      auto const seen = task.observe(work(uid, row), by, z[uid % LookNoise::at_once]);
      auto const belief = rule({mean[uid], variance[uid]}, seen);
      mean[uid] = belief.mean;
      variance[uid] = belief.variance;
      ++looks;
    }
    return looks;
  }

  /// Weights by belief, then the behaviour's own twist.
  FLYWHEEL_HD void write(OpenRow& row) const {
    constexpr std::uint32_t at_once = 32;
    double const best = best_score();
    double parts[at_once];
    for (std::uint32_t start = 0; start < count; start += at_once) {
      std::uint32_t const end = start + at_once < count ? start + at_once : count;
      judging.rule.find_parts(mean + start, end - start, best, parts);
      for (std::uint32_t uid = start; uid < end; ++uid) add(row, uid, parts[uid - start]);
    }
    mix(row);
    row.store();
  }

 private:
  FLYWHEEL_HD void add(OpenRow& row, std::uint32_t uid, double part) const {
    if (uid == own_uid && uid != judging.burn_uid) return;
    bool const is_judged = neurons.is_miner[first + uid] != 0 && variance[uid] > 0.0;
    std::uint16_t const weight = is_judged ? WeightRule::weight_of(part) : std::uint16_t{0};
    bool const is_lifted = behaviour.kind == ValidatorKind::bribed && lifts_bribers && serves(uid);
    if (is_lifted || weight > 0 || is_chosen(uid)) row.add(uid, is_lifted ? std::uint16_t{65535} : weight);
  }

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
    if (spread.share == 0) return;
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
