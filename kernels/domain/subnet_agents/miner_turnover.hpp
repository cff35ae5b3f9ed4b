#pragma once

#include <limits>

#include "kernels/domain/subnet/registration_price.hpp"
#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/exchange/registration/registration_payment.hpp"
#include "kernels/population/subnet/miner_standing.hpp"

namespace flywheel::domain {

/// Who stops and who comes on one subnet after an epoch.
class MinerTurnover {
 public:
  FLYWHEEL_HD MinerTurnover(SubnetWorld const& of_world, std::uint32_t of_subnet)
      : world_{of_world}, subnet_{of_subnet} {}

  FLYWHEEL_HD void operator()() {
    price_ = world_.price_of(subnet_);
    for (auto row = first(); row < last(); ++row) retire_if_unprofitable(row);
    Draws arrivals{rules().seed, rules().subnet, epoch(), Stream{"subnet/arrivals"}};
    auto const candidates = Poisson{rules().miners.candidates_per_epoch}(arrivals);
    if (candidates > 0 && pot_tao() > 0.0) weigh_up_miners();
    std::uint32_t registered = 0;
    for (std::uint64_t i = 0; i < candidates && registered < rules().most_registrations; ++i) {
      registered += consider() ? 1 : 0;
    }
  }

 private:
  SubnetWorld const& world_;
  std::uint32_t subnet_;
  double price_ = 0;
  double weight_ = 0;  // of all who work, as MinerStanding reckons it
  double best_score_ = std::numeric_limits<double>::lowest();

  FLYWHEEL_HD SubnetNeurons const& neurons() const { return world_.neurons; }
  FLYWHEEL_HD AgentRules const& rules() const { return world_.rules[subnet_]; }
  FLYWHEEL_HD SubnetJudges const& judges() const { return world_.judges; }
  FLYWHEEL_HD population::MinerStanding standing() const {
    return {judges().judging[subnet_].task, judges().judging[subnet_].rule};
  }
  FLYWHEEL_HD SubnetLife& life() const { return world_.life[subnet_]; }
  FLYWHEEL_HD std::uint32_t first() const { return neurons().rows.first(subnet_); }
  FLYWHEEL_HD std::uint32_t last() const { return neurons().rows.last(subnet_); }
  FLYWHEEL_HD std::uint32_t epoch() const { return static_cast<std::uint32_t>(life().epochs); }
  FLYWHEEL_HD std::uint64_t now() const { return world_.block_of(subnet_); }

  FLYWHEEL_HD void retire_if_unprofitable(std::uint32_t row) {
    if (neurons().behaviour[row] != static_cast<std::uint8_t>(Behaviour::miner)) return;
    if (now() - neurons().registration_block[row] < rules().pruning.immunity_blocks) return;
    if (static_cast<double>(neurons().server_rao[row]) * price_ >= static_cast<double>(neurons().cost_tao[row])) return;
    auto const word = step_word(rules().seed, rules().subnet << 10 | (row - first()), epoch(), Stream{"subnet/idle"});
    if (uniform_from_word(word) >= rules().miners.exit_chance) return;
    neurons().behaviour[row] = static_cast<std::uint8_t>(Behaviour::idle_miner);
    judges().is_miner[row] = 0;
    life().idle += 1;
  }

  FLYWHEEL_HD double pot_tao() const {
    double const kept = 1.0 - static_cast<double>(judges().judging[subnet_].burn_share) * 0x1p-16;
    return static_cast<double>(life().server_pot) * price_ * kept;
  }

  FLYWHEEL_HD double score_of(std::uint32_t row) const {
    return standing().score(judges().skill_in(epoch(), row), judges().overfit[row], judges().availability[row]);
  }

  FLYWHEEL_HD void weigh_up_miners() {
    for (auto row = first(); row < last(); ++row) {
      if (judges().is_miner[row] != 0) add(score_of(row));
    }
  }

  FLYWHEEL_HD void add(double score) {
    weight_ += standing().weight(score);
    best_score_ = score > best_score_ ? score : best_score_;
  }

  /// One candidate makes up its mind. Returns whether it registered.
  FLYWHEEL_HD bool consider() {
    auto const number = life().candidates++;
    Draws draws{rules().seed, rules().subnet, static_cast<std::uint32_t>(number), Stream{"subnet/candidates"}};
    auto const candidate = rules().miners.candidate(draws);
    auto const burn = world_.chain.burn_price[subnet_];
    if (!RegistrationPrice{world_.chain, subnet_}.is_open()) return false;
    double const share = standing().share(standing().score(candidate.skill, 0.0, 1.0), weight_, best_score_);
    if (!rules().miners.enters(share, candidate.cost_tao, pot_tao(), static_cast<double>(burn))) return false;
    auto const place = free_place();
    return place < last_possible() && pay(burn) && settle_in(place, candidate);
  }

  FLYWHEEL_HD std::uint32_t last_possible() const { return first() + rules().most_uids; }

  FLYWHEEL_HD std::uint32_t free_place() const {
    if (last() < last_possible()) return last();
    auto const from = first();
    auto const uids = last() - from;
    std::uint8_t const* const immortal = neurons().is_owner + from;
    auto const uid = population::neuron_to_prune(
        rules().pruning, {neurons().combined_rao + from, neurons().registration_block + from, immortal, uids}, now());
    return uid < uids ? from + uid : last_possible();
  }

  FLYWHEEL_HD bool pay(std::uint64_t burn) {
    if (!world_.has_pools(subnet_)) {
      life().flows.tao_recycled += burn;
      RegistrationPrice{world_.chain, subnet_}.after_registration();
      return true;
    }
    auto pool = world_.pool_of(subnet_);
    auto const paid = exchange::pay_registration(pool, burn, rules().fee_rate);
    if (paid.error != exchange::SwapError::none) return false;
    world_.store(subnet_, pool);
    auto& flows = life().flows;
    flows.tao_registrations += paid.paid_in;
    flows.tao_buy_fees += paid.fee;
    flows.alpha_bought += paid.paid_out;
    flows.alpha_recycled += paid.paid_out;
    world_.chain.user_flow[subnet_] += static_cast<std::int64_t>(paid.paid_in);
    RegistrationPrice{world_.chain, subnet_}.after_registration();
    return true;
  }

  FLYWHEEL_HD bool settle_in(std::uint32_t row, population::MinerCandidate const& candidate) {
    if (row == last()) {
      neurons().used[subnet_] += 1;
    } else {
      make_room(row);
    }
    neurons().behaviour[row] = static_cast<std::uint8_t>(Behaviour::miner);
    neurons().cost_tao[row] = to_integer<std::uint64_t>(candidate.cost_tao).value;
    neurons().hotkey[row] = life().next_hotkey++;
    neurons().registration_block[row] = neurons().last_update_block[row] = now();
    begin_work(row, candidate);
    life().registrations += 1;
    return true;
  }

  /// It is first looked at in the next round; until then its skill stands in the place of its predecessor's.
  FLYWHEEL_HD void begin_work(std::uint32_t row, population::MinerCandidate const& candidate) {
    auto const& of = judges();
    of.is_miner[row] = 1;
    of.bloc[row] = population::ValidatorBehaviour::no_bloc;
    of.entry_epoch[row] = epoch() + 1;
    of.initial_skill[row] = of.skill_in(epoch(), row) = candidate.skill;
    of.overfit[row] = 0.0;
    of.entity[row] = miner_entity(rules().subnet, neurons().hotkey[row]);
    of.availability[row] = availability_of(rules(), of.entity[row]);
    add(score_of(row));
  }

  FLYWHEEL_HD void make_room(std::uint32_t row) {
    forget(row);
    life().departed_alpha += neurons().pool[row].value_base_units;
    neurons().pool[row] = {};
    neurons().owner_share[row] = neurons().nominator_share[row] = {};
    neurons().root_tao[row] = 0;
    neurons().weights_count[row] = neurons().bond_count[row] = 0;
    neurons().permit[row] = 0;
    neurons().server_rao[row] = neurons().validator_rao[row] = neurons().combined_rao[row] = 0;
  }

  /// Whoever held the uid works and judges no more.
  FLYWHEEL_HD void forget(std::uint32_t row) {
    if (judges().is_miner[row] != 0) weight_ -= standing().weight(score_of(row));
    judges().is_miner[row] = 0;
    for (auto seat = judges().seats.first(subnet_); seat < judges().seats.last(subnet_); ++seat) {
      if (judges().seat_uid[seat] == row - first()) judges().seat_uid[seat] = population::SubnetJudging::no_uid;
    }
  }
};

}  // namespace flywheel::domain
