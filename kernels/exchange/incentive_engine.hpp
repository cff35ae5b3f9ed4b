#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"
#include "kernels/base/ids.hpp"
#include "kernels/exchange/fees.hpp"
#include "kernels/exchange/price_ratio.hpp"

namespace flywheel::exchange {

/// Which revenue counts as surplus; the published text leaves it open.
enum class SurplusBasis : std::uint8_t {
  before_reward_part,  // revenue - due: as if fees alone had paid the bill
  after_reward_part,   // revenue - what the fee vault paid: larger, as the reward vault pays first
};

/// Whether the emission schedule that the engine replaces still bounds its release; the published text leaves it open.
enum class ReleaseCap : std::uint8_t { none, old_schedule };

/// The state of one network's engine.
struct IncentiveVaults {
  std::uint64_t reward_base_units;
  std::uint64_t fee_usd_micro;
  std::uint32_t target_scale_ppb;  // of every hardware target; starts at 10^9
  std::uint32_t shortfall_epochs;  // in a row
};

struct IncentiveInput {
  std::uint64_t due_usd_micro;      // sum of device_due over the active devices
  std::uint64_t revenue_usd_micro;  // customers' fees of the epoch
  std::uint64_t planned_release_base_units;
  PriceRatio price;
};

/// What happened in one epoch. Suppliers receive from_reward and from_fee.
struct IncentiveOutcome {
  std::uint64_t from_reward_base_units;
  std::uint64_t from_reward_usd_micro;  // what it is worth
  std::uint64_t from_fee_usd_micro;
  std::uint64_t shortfall_usd_micro;
  std::uint64_t surplus_usd_micro;
  std::uint64_t burn_usd_micro;      // leaves the fee vault for the market
  std::uint64_t burned_base_units;   // what it buys at the epoch's price
  std::uint64_t sustainability_ppm;  // at least 10^6: sustainable; 2^64 - 1 where nothing is due
};

/// io.net's Incentive Dynamic Engine: suppliers are owed USD, which new tokens pay first and customers' fees after
/// them.
///     from_reward = min(RewardVault, due / p[, planned release]),   left = due - from_reward p
///     from_fee    = min(FeeVault, left),   shortfall = left - from_fee
///     burn        = burn_share x surplus, surplus by SurplusBasis and at least 0
///     FeeVault   += revenue - from_fee - burn
///     ratio       = (revenue + planned release x p) / due
///     after `patience` epochs of shortfall in a row the targets are scaled by 1 - cut, and the count starts again
/// Shape   one network, one epoch. Units   base units, micro-USD, parts per million (billion for the scale).
/// Domain  shares <= 10^6, the price > 0, patience > 0. Every quotient is floored. Errors  none; sums beyond 64 bits
///         saturate.
/// Source  io.net, IDE announcement and litepaper, December 2025, as reported. Assumed: the arithmetic; that the burn
///         is paid out of the fee vault; that an epoch's revenue pays from the next on; that the count starts anew.
struct IncentiveEngine {
  std::uint32_t burn_share_ppm;  // io.net: at least 500,000
  std::uint32_t target_cut_ppm;
  std::uint32_t patience_epochs;
  SurplusBasis surplus_basis;
  ReleaseCap release_cap;

  /// What one device is owed: floor(floor(target x scale) x hours x weight).
  FLYWHEEL_HD static constexpr std::uint64_t device_due(IncentiveVaults const& vaults,
                                                        std::uint64_t target_usd_micro_per_hour, TimeMs verified_ms,
                                                        std::uint32_t utilisation_weight_ppm) {
    auto const target =
        mul_div_floor(target_usd_micro_per_hour, std::uint64_t{vaults.target_scale_ppb}, std::uint64_t{1'000'000'000});
    UInt128 const weighted_ms = static_cast<UInt128>(verified_ms) * utilisation_weight_ppm;
    return clamp_to<std::uint64_t>(mul_div_floor(UInt128{target}, weighted_ms, UInt128{3'600'000} * 1'000'000));
  }

  FLYWHEEL_HD constexpr IncentiveOutcome operator()(IncentiveVaults& vaults, IncentiveInput const& epoch) const {
    IncentiveOutcome outcome{};
    bool const is_short = pay(vaults, epoch, outcome);
    burn(vaults, epoch, outcome);
    outcome.sustainability_ppm = sustainability(epoch);
    adapt(vaults, is_short);
    return outcome;
  }

 private:
  /// Returns whether the vaults fell short; the worth of less than a base unit, which no token can pay, does not count.
  FLYWHEEL_HD constexpr bool pay(IncentiveVaults& vaults, IncentiveInput const& epoch,
                                 IncentiveOutcome& outcome) const {
    auto const needed = epoch.price.tokens_for(epoch.due_usd_micro);
    auto const held = lesser(needed, vaults.reward_base_units);
    auto const released = release_cap == ReleaseCap::none ? held : lesser(held, epoch.planned_release_base_units);
    auto const worth = epoch.price.usd_for(released);
    auto const left = epoch.due_usd_micro - worth;
    auto const from_fee = lesser(vaults.fee_usd_micro, left);
    vaults.reward_base_units -= released;
    vaults.fee_usd_micro -= from_fee;
    outcome.from_reward_base_units = released;
    outcome.from_reward_usd_micro = worth;
    outcome.from_fee_usd_micro = from_fee;
    outcome.shortfall_usd_micro = left - from_fee;
    return released < needed && from_fee < left;
  }

  FLYWHEEL_HD constexpr void burn(IncentiveVaults& vaults, IncentiveInput const& epoch,
                                  IncentiveOutcome& outcome) const {
    auto const spent =
        surplus_basis == SurplusBasis::before_reward_part ? epoch.due_usd_micro : outcome.from_fee_usd_micro;
    outcome.surplus_usd_micro = saturating_subtract(epoch.revenue_usd_micro, spent);
    outcome.burn_usd_micro = floored_share(outcome.surplus_usd_micro, burn_share_ppm);
    outcome.burned_base_units = epoch.price.tokens_for(outcome.burn_usd_micro);
    auto const kept = epoch.revenue_usd_micro - outcome.burn_usd_micro;  // the surplus is part of the revenue
    vaults.fee_usd_micro = saturating_add(vaults.fee_usd_micro, kept);
  }

  FLYWHEEL_HD constexpr void adapt(IncentiveVaults& vaults, bool is_short) const {
    vaults.shortfall_epochs = is_short ? vaults.shortfall_epochs + 1 : 0;
    if (vaults.shortfall_epochs < patience_epochs || !is_short) return;
    std::uint64_t const kept_ppm = 1'000'000 - std::uint64_t{target_cut_ppm};
    vaults.target_scale_ppb = static_cast<std::uint32_t>(vaults.target_scale_ppb * kept_ppm / 1'000'000);
    vaults.shortfall_epochs = 0;
  }

  FLYWHEEL_HD static constexpr std::uint64_t sustainability(IncentiveInput const& epoch) {
    if (epoch.due_usd_micro == 0) return highest<std::uint64_t>();
    auto const planned = epoch.price.usd_for(epoch.planned_release_base_units);
    return mul_div_floor(saturating_add(epoch.revenue_usd_micro, planned), std::uint64_t{1'000'000},
                         epoch.due_usd_micro);
  }

  FLYWHEEL_HD static constexpr std::uint64_t lesser(std::uint64_t left, std::uint64_t right) {
    return left < right ? left : right;
  }
};

}  // namespace flywheel::exchange
