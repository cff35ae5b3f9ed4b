#pragma once

#include "kernels/domain/subnet/distribute_epoch.hpp"

namespace flywheel::domain {

/// One subnet's epoch, paid out.
struct EpochPayout {
  DistributeEpoch const& args;
  EpochHotkeys const& hotkeys;
  std::uint32_t subnet;

  FLYWHEEL_HD EpochPayments operator()() const {
    emission::EpochPots const pots{take_all(args.subnets.pending_server), take_all(args.subnets.pending_validator),
                                   take_all(args.subnets.pending_root), take_all(args.subnets.pending_owner)};
    EpochPayments paid{};
    divide_dividends(paid);
    split_by_stake();
    pay_owner(pots.owner, paid);
    auto const incentive = pay_incentive(paid);
    pay_dividends(pots.validator_pot(incentive), paid);
    pay_root(pots.root, paid);
    auto const gone = paid.owner + paid.incentive + paid.withheld + paid.alpha_dividends + paid.root_dividends;
    paid.lost = saturating_add(pots.epoch_emission(), pots.owner) - gone;  // modulo 2^64
    return paid;
  }

 private:
  FLYWHEEL_HD std::uint32_t first() const { return hotkeys.rows.first(subnet); }
  FLYWHEEL_HD std::uint32_t last() const { return hotkeys.rows.last(subnet); }
  FLYWHEEL_HD EpochSubnet const& rules() const { return args.epoch_subnets[subnet]; }

  FLYWHEEL_HD std::uint64_t take_all(std::uint64_t* pot) const {
    auto const amount = pot[subnet];
    pot[subnet] = 0;
    return amount;
  }

  FLYWHEEL_HD void recycle(std::uint64_t alpha) const {
    auto& outstanding = args.subnets.outstanding_alpha[subnet];
    outstanding = saturating_subtract(outstanding, alpha);
  }

  FLYWHEEL_HD void stake_for_owner(std::uint32_t row, std::uint64_t alpha) const {
    hotkeys.pool[row].add(hotkeys.owner_share[row], alpha);
  }

  FLYWHEEL_HD emission::HotkeyStake stake_of(std::uint32_t row) const {
    return {hotkeys.pool[row].value_base_units, hotkeys.root_tao[row]};
  }

  FLYWHEEL_HD void divide_dividends(EpochPayments& paid) const {
    for (auto row = first(); row < last(); ++row) hotkeys.dividend[row] = U96F32::zero();
    for (auto row = first(); row < last(); ++row) {
      if (hotkeys.validator_emission[row] > 0) divide_dividend(row, paid);
    }
  }

  /// Between a validator and the parents whose stake it votes with.
  FLYWHEEL_HD void divide_dividend(std::uint32_t row, EpochPayments& paid) const {
    using emission::ParentSplit;
    auto const first_edge = hotkeys.parent_offsets[row];
    auto const last_edge = hotkeys.parent_offsets[row + 1];
    auto total = ParentSplit::own_contribution(stake_of(row), hotkeys.kept_share[row], rules().tao_weight);
    for (auto edge = first_edge; edge < last_edge; ++edge) total = saturating_add(total, contribution(edge));
    auto split =
        ParentSplit::of(hotkeys.validator_emission[row], total, rules().child_burn_share, hotkeys.child_take[row]);
    for (auto edge = first_edge; edge < last_edge; ++edge) {
      auto const payment = split.pay(contribution(edge), hotkeys.parents[edge].has_same_owner);
      recycle(payment.burned);
      paid.child_burn += payment.burned;
      add_dividend(hotkeys.parents[edge].parent_row, payment.parent);
    }
    add_dividend(row, split.rest());
  }

  FLYWHEEL_HD U96F32 contribution(std::uint32_t edge) const {
    auto const& parent = hotkeys.parents[edge];
    return emission::ParentSplit::parent_contribution(
        stake_of(parent.parent_row), emission::proportion_from_u64(parent.proportion), rules().tao_weight);
  }

  FLYWHEEL_HD void add_dividend(std::uint32_t row, std::uint64_t amount) const {
    hotkeys.dividend[row] = saturating_add(hotkeys.dividend[row], U96F32::from_integer(amount));
  }

  FLYWHEEL_HD void pay_owner(std::uint64_t cut, EpochPayments& paid) const {
    if (rules().owner_row == EpochSubnet::not_registered || cut == 0) return;
    stake_for_owner(rules().owner_row, cut);
    paid.owner = cut;
  }

  /// Turns dividends into the parts that alpha and root stake earned, before any payment changes a stake.
  FLYWHEEL_HD void split_by_stake() const {
    for (auto row = first(); row < last(); ++row) {
      auto const parts = emission::dividend_parts(hotkeys.dividend[row], stake_of(row), rules().tao_weight);
      hotkeys.dividend[row] = parts.alpha;
      hotkeys.root_part[row] = parts.root;
    }
  }

  FLYWHEEL_HD std::uint64_t pay_incentive(EpochPayments& paid) const {
    for (auto row = first(); row < last(); ++row) {
      auto const incentive = hotkeys.server_emission[row];
      if (incentive == 0) continue;
      if (hotkeys.is_subnet_owners[row] != 0) {
        paid.withheld += incentive;
      } else {
        stake_for_owner(row, incentive);
        paid.incentive += incentive;
      }
    }
    if (rules().owner_incentive == emission::OwnerIncentive::recycle) recycle(paid.withheld);
    auto const total = paid.incentive + paid.withheld;
    args.subnets.miner_burned[subnet] = emission::miner_burned(paid.withheld, total);
    return total;
  }

  FLYWHEEL_HD U96F32 sum_of(U96F32 const* parts) const {
    auto sum = U96F32::zero();
    for (auto row = first(); row < last(); ++row) sum = saturating_add(sum, parts[row]);
    return sum;
  }

  FLYWHEEL_HD void pay_dividends(std::uint64_t pot, EpochPayments& paid) const {
    auto const total = sum_of(hotkeys.dividend);
    for (auto row = first(); row < last(); ++row) {
      if (hotkeys.dividend[row] == U96F32::zero()) continue;
      auto const payout =
          emission::after_take(emission::share_of_pot(pot, hotkeys.dividend[row], total), hotkeys.take[row]);
      if (payout.take > 0) stake_for_owner(row, payout.take);
      hotkeys.pool[row].reward(payout.rest);
      paid.alpha_dividends += payout.take + payout.rest;
    }
  }

  FLYWHEEL_HD void pay_root(std::uint64_t pot, EpochPayments& paid) const {
    auto const total = sum_of(hotkeys.root_part);
    for (auto row = first(); row < last(); ++row) {
      if (hotkeys.root_part[row] == U96F32::zero()) continue;
      auto const payout =
          emission::after_take(emission::share_of_pot(pot, hotkeys.root_part[row], total), hotkeys.take[row]);
      if (payout.take > 0) stake_for_owner(row, payout.take);
      bool const accrues = hotkeys.root_claims[row].accrue(payout.rest, hotkeys.root_tao[row]);
      if (!accrues) stake_for_owner(row, payout.rest);
      paid.root_accrued += accrues ? payout.rest : 0;
      paid.root_dividends += payout.take + payout.rest;
    }
  }
};

}  // namespace flywheel::domain
