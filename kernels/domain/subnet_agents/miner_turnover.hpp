#pragma once

#include "kernels/domain/subnet/registration_price.hpp"
#include "kernels/domain/subnet_agents/neuron_exit.hpp"
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
    bool const is_awaited = candidates > 0 || rules().habits.remembered > 0;
    if (is_awaited && world_.miners_pot_tao(subnet_) > 0.0) weigh_up_miners();
    std::uint32_t registered = 0;
    for (std::uint64_t i = 0; i < candidates && registered < rules().most_registrations; ++i) {
      registered += consider(rules().most_registrations - registered);
    }
    for (std::uint32_t i = 0; i < rules().habits.remembered && registered < rules().most_registrations; ++i) {
      registered += comes_back(displaced()[i]) ? 1 : 0;
    }
  }

 private:
  SubnetWorld const& world_;
  std::uint32_t subnet_;
  double price_ = 0;
  double weight_ = 0;     // of all who work, as MinerStanding reckons it
  double reference_ = 0;  // log weight of the best

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
    double const compute = judges().conduct[row].compute * judges().market[subnet_].compute_price;
    double const cost = static_cast<double>(neurons().cost_tao[row]) + compute;
    if (static_cast<double>(neurons().server_rao[row]) * price_ >= cost) return;
    auto const word = step_word(rules().seed, rules().subnet << 10 | (row - first()), epoch(), Stream{"subnet/idle"});
    if (uniform_from_word(word) >= rules().miners.exit_chance) return;
    neurons().behaviour[row] = static_cast<std::uint8_t>(Behaviour::idle_miner);
    judges().is_miner[row] = 0;
    life().idle += 1;
  }

  FLYWHEEL_HD double log_weight_of(std::uint32_t row) const {
    auto const standing = this->standing();
    return standing.log_weight(
        standing.score(judges().skill_in(epoch(), row), judges().overfit[row], judges().availability[row]));
  }

  FLYWHEEL_HD void weigh_up_miners() {
    reference_ = population::MinerStanding::nothing;
    for (auto row = first(); row < last(); ++row) {
      if (judges().is_miner[row] == 0) continue;
      double const weight = log_weight_of(row);
      reference_ = weight > reference_ ? weight : reference_;
    }
    for (auto row = first(); row < last(); ++row) {
      if (judges().is_miner[row] != 0) weight_ += population::MinerStanding::weight(log_weight_of(row), reference_);
    }
  }

  /// One candidate makes up its mind. Returns how many keys it registered.
  FLYWHEEL_HD std::uint32_t consider(std::uint32_t most) {
    auto const number = static_cast<std::uint32_t>(life().candidates++);
    if (!RegistrationPrice{world_.chain, subnet_}.is_open()) return 0;
    Draws draws{rules().seed, rules().subnet, number, Stream{"subnet/candidates"}};
    auto candidate = rules().miners.candidate(draws);
    auto const wanted = keys_wanted(candidate, number);
    auto const entity = miner_entity(rules().subnet, life().next_hotkey);
    std::uint32_t registered = 0;
    while (registered < wanted && registered < most && RegistrationPrice{world_.chain, subnet_}.is_open()) {
      auto const place = free_place();
      if (place >= last_possible() || !pay(world_.chain.burn_price[subnet_])) break;
      settle_in(place, candidate, entity);
      candidate.cost_tao = rules().habits.keys.upkeep;  // one model serves all keys
      registered += 1;
    }
    return registered;
  }

  /// Of one candidate: nobody's, one, or several where it thinks of them.
  FLYWHEEL_HD std::uint32_t keys_wanted(population::MinerCandidate const& candidate, std::uint32_t number) const {
    auto const& habits = rules().habits;
    auto const standing = this->standing();
    double const own = standing.weight(standing.log_weight(standing.score(candidate.skill, 0.0, 1.0)), reference_);
    auto const burn = static_cast<double>(world_.chain.burn_price[subnet_]);
    double const pot = world_.miners_pot_tao(subnet_);
    Draws draws{rules().seed, rules().subnet, number, Stream{"subnet/operators"}};
    if (habits.operator_share > 0.0 && Bernoulli{habits.operator_share}(draws)) {
      auto const keys = habits.keys(pot, own, weight_, burn);
      double const gained = keys == 0 ? 0.0 : habits.keys.gain(keys, pot, own, weight_, burn);
      return gained > habits.keys.horizon_epochs * candidate.cost_tao ? keys : 0;
    }
    return rules().miners.enters(standing.share(own, weight_), candidate.cost_tao, pot, burn) ? 1 : 0;
  }

  FLYWHEEL_HD DisplacedMiner* displaced() const {
    return judges().displaced + std::uint64_t{subnet_} * judges().displaced_places;
  }

  /// Whether a miner who lost its uid registers anew.
  FLYWHEEL_HD bool comes_back(DisplacedMiner& of) {
    if (!of.is_waiting || !RegistrationPrice{world_.chain, subnet_}.is_open()) return false;
    auto const standing = this->standing();
    double const share =
        standing.share(standing.weight(standing.log_weight(standing.score(of.skill, 0.0, 1.0)), reference_), weight_);
    double const pot = world_.miners_pot_tao(subnet_);
    auto const burn = world_.chain.burn_price[subnet_];
    auto const cost = static_cast<double>(of.cost_tao);
    double const margin = (pot * share - cost) / (cost > 1.0 ? cost : 1.0);
    Draws draws{rules().seed, of.entity, epoch(), Stream{"subnet/comeback"}};
    if (!rules().miners.enters(share, cost, pot, static_cast<double>(burn))) return false;
    if (!rules().habits.comeback.happens(draws, margin < 100.0 ? margin : 100.0)) return false;
    auto const place = free_place();
    if (place >= last_possible() || !pay(burn)) return false;
    auto const back = of;
    of.is_waiting = false;
    settle_in(place, {back.skill, cost}, back.entity);
    life().returns += 1;
    return true;
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

  FLYWHEEL_HD void settle_in(std::uint32_t row, population::MinerCandidate const& candidate, std::uint32_t entity) {
    if (row == last()) {
      neurons().used[subnet_] += 1;
    } else {
      make_room(row);
    }
    neurons().behaviour[row] = static_cast<std::uint8_t>(Behaviour::miner);
    neurons().cost_tao[row] = to_integer<std::uint64_t>(candidate.cost_tao).value;
    neurons().hotkey[row] = life().next_hotkey++;
    neurons().registration_block[row] = neurons().last_update_block[row] = now();
    begin_work(row, candidate.skill, entity);
    life().registrations += 1;
  }

  /// It is first looked at in the next round; until then its skill stands in the place of its predecessor's.
  FLYWHEEL_HD void begin_work(std::uint32_t row, double skill, std::uint32_t entity) {
    auto const& of = judges();
    of.is_miner[row] = 1;
    of.bloc[row] = population::ValidatorBehaviour::no_bloc;
    of.entry_epoch[row] = epoch() + 1;
    of.initial_skill[row] = of.skill_in(epoch(), row) = skill;
    of.overfit[row] = 0.0;
    of.entity[row] = entity;
    of.availability[row] = availability_of(rules(), entity);
    of.conduct[row] = rules().habits.conduct(rules().seed, entity);
    weight_ += population::MinerStanding::weight(log_weight_of(row), reference_);
  }

  FLYWHEEL_HD void remember(std::uint32_t row) {
    auto const remembered = rules().habits.remembered;
    if (remembered == 0) return;
    auto& next = judges().displaced_next[subnet_];
    displaced()[next] = {judges().skill_in(epoch(), row), neurons().cost_tao[row], judges().entity[row], true};
    next = (next + 1) % remembered;
  }

  FLYWHEEL_HD void make_room(std::uint32_t row) {
    if (judges().is_miner[row] != 0) {
      weight_ -= population::MinerStanding::weight(log_weight_of(row), reference_);
      remember(row);
    }
    clear_neuron(world_, subnet_, row);
  }
};

}  // namespace flywheel::domain
