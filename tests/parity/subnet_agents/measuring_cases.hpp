#pragma once

#include <algorithm>

#include "kernels/domain/subnet_agents/measure_subnets.hpp"
#include "kernels/domain/subnet_agents/measure_wallets.hpp"
#include "tests/parity/subnet_agents/world_case.hpp"

namespace flywheel::parity {

class MeasureSubnetsCase : public WorldCase {
 public:
  MeasureSubnetsCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {
    auto* const u16 = memory.input<std::uint16_t>(SmallWorld::slots);
    for (std::uint32_t row = 0; row < SmallWorld::slots; ++row) u16[row] = static_cast<std::uint16_t>(small_.any()());
    auto* const yuma = memory.input<scoring::YumaParameters>(SmallWorld::subnets);
    std::fill_n(yuma, SmallWorld::subnets, scoring::YumaParameters{});
    args_ = {world(),
             u16,
             u16,
             u16,
             u16,
             yuma,
             memory.column<std::uint64_t>(SmallWorld::slots),
             memory.column<std::uint32_t>(SmallWorld::subnets),
             memory.column<std::uint64_t>(SmallWorld::slots),
             memory.column<std::uint32_t>(SmallWorld::subnets),
             memory.input<domain::SubnetSight>(SmallWorld::subnets)};
    kept_ = memory.column<UInt128>(std::size_t{values_each} * SmallWorld::subnets);
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::measure_subnets(on, args_);
  }
  void keep_what_counts() const {
    WorldCase::keep_what_counts();
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) keep(args_.sights[i], kept_ + std::size_t{values_each} * i);
  }
  [[nodiscard]] bool is_telling() const {
    auto const& seen = args_.sights[0];
    return seen.miners > 0 && seen.idle > 0 && seen.sybil_incentive > 0 && seen.skill_and_incentive.xy > 0;
  }

 private:
  static constexpr std::uint32_t values_each = 26 + 5 * domain::SubnetSight::behaviours;

  static void keep(domain::SubnetSight const& of, UInt128* to) {
    for (auto const value : {of.miners, of.idle, of.validators, of.operators}) *to++ = value;
    for (auto const value :
         {of.trust_sum, of.sybil_incentive, of.favoured.quality, of.favoured.incentive, of.others.quality,
          of.others.incentive, static_cast<std::uint64_t>(of.skill_sum), static_cast<std::uint64_t>(of.overfit_sum)}) {
      *to++ = value;
    }
    for (auto const* const sums : {&of.skill_and_incentive, &of.stake_and_dividend}) {
      for (auto const value : {sums->count, sums->x, sums->y}) *to++ = value;
      for (auto const value : {sums->xx, sums->yy, sums->xy}) *to++ = value;
    }
    for (auto const& sums : of.by_behaviour) {
      for (auto const value : {sums.dividends, sums.stake, sums.spent}) *to++ = value;
      for (auto const value : {sums.validators, sums.takers}) *to++ = value;
    }
  }

  domain::MeasureSubnets args_{};
  UInt128* kept_;
};

class MeasureWalletsCase : public WorldCase {
 public:
  MeasureWalletsCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {
    auto* const payments = memory.input<domain::EpochPayments>(SmallWorld::subnets);
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) payments[i].owner = i % 3 == 0 ? 0 : small_.any()() >> 30;
    auto all = world();
    all.neurons.rows.picked = nullptr;
    args_ = {all,
             payments,
             memory.column<std::uint64_t>(SmallWorld::slots),
             memory.column<std::uint32_t>(SmallWorld::subnets),
             memory.column<std::uint64_t>(SmallWorld::slots),
             memory.column<std::uint32_t>(SmallWorld::worlds)};
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::measure_wallets(on, args_);
  }
  [[nodiscard]] bool is_telling() const {
    return args_.operator_count[5] > 0 && args_.wallet_count[0] > SmallWorld::seats_each && args_.wallet_rewards[0] > 0;
  }

 private:
  domain::MeasureWallets args_{};
};

}  // namespace flywheel::parity
