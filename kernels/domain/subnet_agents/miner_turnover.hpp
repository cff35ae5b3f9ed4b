#pragma once

#include "kernels/domain/subnet/registration_price.hpp"
#include "kernels/domain/subnet_agents/columns.hpp"
#include "kernels/exchange/registration/registration_payment.hpp"

namespace flywheel::domain {

/// Who stops and who comes on one subnet after an epoch.
class MinerTurnover {
 public:
  FLYWHEEL_HD MinerTurnover(SubnetWorld const& of_world, std::uint32_t of_subnet)
      : world_{of_world}, subnet_{of_subnet} {}

  FLYWHEEL_HD void operator()() {
    price_ = world_.price_of(subnet_);
    quality_ = 0;
    for (auto row = first(); row < last(); ++row) {
      retire_if_unprofitable(row);
      quality_ += neurons().quality[row];
    }
    Draws arrivals{rules().seed, rules().subnet, epoch(), Stream{"subnet/arrivals"}};
    auto const candidates = Poisson{rules().miners.candidates_per_epoch}(arrivals);
    std::uint32_t registered = 0;
    for (std::uint64_t i = 0; i < candidates && registered < rules().most_registrations; ++i) {
      registered += consider() ? 1 : 0;
    }
  }

 private:
  SubnetWorld const& world_;
  std::uint32_t subnet_;
  double price_ = 0;
  std::uint64_t quality_ = 0;  // of all who work, in 2^-16

  FLYWHEEL_HD SubnetNeurons const& neurons() const { return world_.neurons; }
  FLYWHEEL_HD AgentRules const& rules() const { return world_.rules[subnet_]; }
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
    neurons().quality[row] = 0;
    life().idle += 1;
  }

  /// One candidate makes up its mind. Returns whether it registered.
  FLYWHEEL_HD bool consider() {
    auto const number = life().candidates++;
    Draws draws{rules().seed, rules().subnet, static_cast<std::uint32_t>(number), Stream{"subnet/candidates"}};
    auto const candidate = rules().miners.candidate(draws);
    double const kept = 1.0 - static_cast<double>(rules().validators.withheld) * 0x1p-16;
    double const pot = static_cast<double>(life().server_pot) * price_ * kept;
    double const others = static_cast<double>(quality_) * 0x1p-16;
    auto const burn = world_.chain.burn_price[subnet_];
    if (!RegistrationPrice{world_.chain, subnet_}.is_open()) return false;
    if (!rules().miners.enters(candidate, others, pot, static_cast<double>(burn))) return false;
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
    auto const work = to_integer<std::uint32_t>(candidate.quality * 0x1p16).value;
    constexpr std::uint32_t most_work = 1U << 26;
    neurons().behaviour[row] = static_cast<std::uint8_t>(Behaviour::miner);
    neurons().quality[row] = work == 0 ? 1 : work < most_work ? work : most_work;
    neurons().cost_tao[row] = to_integer<std::uint64_t>(candidate.cost_tao).value;
    neurons().hotkey[row] = life().next_hotkey++;
    neurons().registration_block[row] = neurons().last_update_block[row] = now();
    quality_ += neurons().quality[row];
    life().registrations += 1;
    return true;
  }

  FLYWHEEL_HD void make_room(std::uint32_t row) {
    quality_ -= neurons().quality[row];
    life().departed_alpha += neurons().pool[row].value_base_units;
    neurons().pool[row] = {};
    neurons().owner_share[row] = neurons().nominator_share[row] = {};
    neurons().root_tao[row] = 0;
    neurons().weights_count[row] = neurons().bond_count[row] = 0;
    neurons().permit[row] = 0;
    neurons().server_rao[row] = neurons().validator_rao[row] = neurons().combined_rao[row] = 0;
    auto const uid = row - first();
    auto* const weights = neurons().weight + subnet_ * neurons().entries_of_subnet;
    for (std::uint64_t entry = uid; entry < neurons().entries_of_subnet; entry += neurons().most_uids) {
      weights[entry] = 0;
    }
  }
};

}  // namespace flywheel::domain
