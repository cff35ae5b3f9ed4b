#pragma once

#include <algorithm>

#include "kernels/domain/subnet_agents/move_delegations.hpp"
#include "kernels/domain/subnet_agents/plan_work.hpp"
#include "kernels/domain/subnet_agents/trade_alpha.hpp"
#include "kernels/domain/subnet_agents/turn_miners.hpp"
#include "kernels/domain/subnet_agents/weigh_bribes.hpp"
#include "kernels/domain/subnet_turnover/found_subnets.hpp"
#include "tests/parity/subnet_agents/world_case.hpp"

namespace flywheel::parity {

class WeighBribesCase : public WorldCase {
 public:
  WeighBribesCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory}, yuma_{memory.input<scoring::YumaParameters>(SmallWorld::subnets)} {
    std::fill_n(yuma_, SmallWorld::subnets, scoring::YumaParameters{});
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::weigh_bribes(on, world(), yuma_);
  }
  /// Of those who negotiate some agree and some do not.
  [[nodiscard]] bool is_telling() const {
    auto const& judges = world().judges;
    std::uint32_t taken = 0, refused = 0;
    for (std::uint32_t seat = 0; seat < SmallWorld::seats; ++seat) {
      if (judges.behaviour[seat].kind != population::ValidatorKind::bribed) continue;
      if (!judges.bribe_terms[seat].is_negotiated) continue;
      (judges.takes_bribe[seat] != 0 ? taken : refused) += 1;
    }
    return taken > 0 && refused > 0;
  }

 private:
  scoring::YumaParameters* yuma_;
};

class PlanWorkCase : public WorldCase {
 public:
  PlanWorkCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::plan_work(on, world());
  }
  /// Some buy all that there is, some a part, some nothing.
  [[nodiscard]] bool is_telling() const {
    std::uint32_t all = 0, part = 0, nothing = 0;
    for (std::uint32_t row = 0; row < SmallWorld::slots; ++row) {
      double const compute = world().judges.conduct[row].compute;
      (compute >= 50.0 ? all : compute > 0.0 ? part : nothing) += world().judges.is_miner[row];
    }
    return all > 0 && part > 0 && nothing > 0;
  }
};

class TurnMinersCase : public WorldCase {
 public:
  TurnMinersCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::turn_miners(on, world());
  }
  [[nodiscard]] bool is_telling() const {
    return sum([](auto const& life) { return life.registrations; }) > 0 &&
           sum([](auto const& life) { return life.returns; }) > 0 &&
           sum([](auto const& life) { return life.idle; }) > 0;
  }
};

class TradeAlphaCase : public WorldCase {
 public:
  TradeAlphaCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory},
        free_tao_{memory.input<double>(SmallWorld::worlds)},
        appeal_{memory.input<double>(SmallWorld::worlds)} {
    for (std::uint32_t i = 0; i < SmallWorld::worlds; ++i) {
      free_tao_[i] = 2e15;
      for (std::uint32_t j = 0; j < SmallWorld::of_world; ++j)
        appeal_[i] += world().life[i * SmallWorld::of_world + j].appeal;
    }
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::trade_alpha(on, {world(), free_tao_, appeal_});
  }
  /// With pools and without.
  [[nodiscard]] bool is_telling() const {
    auto const& life = world().life;
    return life[0].flows.tao_staked > 0 && life[0].flows.tao_unstaked > 0 && life[0].flows.tao_claimed > 0 &&
           life[4].flows.tao_unstaked > 0 && life[4].flows.tao_staked == 0 && life[5].flows.tao_unstaked == 0;
  }

 private:
  double *free_tao_, *appeal_;
};

class MoveDelegationsCase : public WorldCase {
 public:
  MoveDelegationsCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::move_delegations(on, world(), SmallWorld::slots);
  }
  /// Keys gain and lose where there are pools; alpha_stake is half of what they had.
  [[nodiscard]] bool is_telling() const {
    std::uint32_t gained = 0, lost = 0;
    for (std::uint32_t row = 0; row < SmallWorld::slots; ++row) {
      auto const before = world().neurons.alpha_stake[row];
      auto const after = world().neurons.pool[row].value_base_units / 2;
      gained += after > before ? 1 : 0;
      lost += after < before ? 1 : 0;
    }
    return gained > 0 && lost > 0;
  }
};

/// One world has a free slot, one none but subnets that may go, one only immune ones.
class FoundSubnetsCase : public WorldCase {
 public:
  FoundSubnetsCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory},
        rules_{memory.input<domain::FoundingRules>(SmallWorld::worlds)},
        states_{memory.column<domain::FoundingState>(SmallWorld::worlds)},
        seeds_{memory.input<std::uint64_t>(SmallWorld::worlds)},
        free_tao_{memory.input<double>(SmallWorld::worlds)},
        origins_{memory.input<domain::SubnetOrigin>(SmallWorld::subnets)},
        prices_{memory.input<U64F64>(SmallWorld::subnets)},
        outcomes_{memory.input<domain::FoundingOutcome>(SmallWorld::worlds)},
        kept_{memory.column<std::uint64_t>(4 * SmallWorld::subnets)},
        slot_{memory.column<std::uint32_t>(SmallWorld::worlds)} {
    auto const now = world().states[0].block;
    for (std::uint32_t i = 0; i < SmallWorld::worlds; ++i) {
      std::uint64_t const immunity = i == 1 ? 100'000'000 : 1'000;
      rules_[i] = {{1'000'000'000'000, 28'800},
                   {4'000'000, 0, {}},
                   10,
                   immunity,
                   600,
                   2'000,
                   100'000'000,
                   {5.0, 5e7, 0.5, 0.18},
                   0.5,
                   SmallWorld::of_world,
                   6,
                   true};
      states_[i].last_lock_tao = 1'000'000'000'000;
      states_[i].last_block = now - 20'000;
      seeds_[i] = small_.any()();
      free_tao_[i] = 2e15;
    }
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) {
      if (i == 2) continue;
      origins_[i] = {now - 3'000 - small_.any()() % 900, 0, 0, 1, i % 2 == 0, 0, 0};
    }
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::found_subnets(on, {world(), rules_, states_, seeds_, free_tao_, origins_, prices_, outcomes_});
  }
  void keep_what_counts() const {
    WorldCase::keep_what_counts();
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) {
      auto const& of = origins_[i];
      std::uint64_t const flags = of.exists + 2 * of.is_first + 4 * of.is_enabled;
      std::uint64_t const values[] = {of.registered_block, of.first_emission_block, of.lock_tao, flags};
      std::copy_n(values, 4, kept_ + std::size_t{4} * i);
    }
    for (std::uint32_t i = 0; i < SmallWorld::worlds; ++i) slot_[i] = 2 * outcomes_[i].slot + outcomes_[i].changed;
  }
  [[nodiscard]] bool is_telling() const {
    return states_[0].founded == 1 && states_[0].removed == 0 && states_[1].refused > 0 && states_[2].removed == 1;
  }

 private:
  domain::FoundingRules* rules_;
  domain::FoundingState* states_;
  std::uint64_t* seeds_;
  double* free_tao_;
  domain::SubnetOrigin* origins_;
  U64F64* prices_;
  domain::FoundingOutcome* outcomes_;
  std::uint64_t* kept_;
  std::uint32_t* slot_;
};

}  // namespace flywheel::parity
