#pragma once

#include "kernels/domain/subnet_agents/trade_alpha.hpp"

namespace flywheel::domain {

/// One subnet's day in its pool.
struct AlphaTrades {
  TradeAlpha const& args;
  std::uint32_t subnet;

  FLYWHEEL_HD void operator()() const {
    auto pool = world().pool_of(subnet);
    auto const order = speculate(pool);
    claim_for_root(pool);
    sell(pool, share_of_nominated(order.sold_alpha));
    buy(pool, order.spent_tao);
    world().store(subnet, pool);
  }

 private:
  FLYWHEEL_HD SubnetWorld const& world() const { return args.world; }
  FLYWHEEL_HD SubnetNeurons const& neurons() const { return args.world.neurons; }
  FLYWHEEL_HD AgentRules const& rules() const { return args.world.rules[subnet]; }
  FLYWHEEL_HD SubnetLife& life() const { return args.world.life[subnet]; }
  FLYWHEEL_HD SubnetFlows& flows() const { return life().flows; }
  FLYWHEEL_HD std::uint32_t first() const { return neurons().rows.first(subnet); }
  FLYWHEEL_HD std::uint32_t last() const { return neurons().rows.last(subnet); }

  FLYWHEEL_HD static std::uint64_t part(std::uint64_t amount, double share) {
    auto const wanted = to_integer<std::uint64_t>(static_cast<double>(amount) * share).value;
    return wanted < amount ? wanted : amount;
  }

  FLYWHEEL_HD SpeculatorOrder speculate(exchange::SubnetPool const& pool) const {
    Draws draws{rules().seed, rules().subnet, static_cast<std::uint32_t>(world().block_of(subnet)),
                Stream{"subnet/order_flow"}};
    auto const depth = static_cast<double>(pool.reserves.tao_base_units);
    return Speculation{rules().trades.speculators}(life().remembered, draws, world().price_of(subnet), depth);
  }

  /// Speculators are some of the nominators, who part with a share of what all of them have.
  FLYWHEEL_HD double share_of_nominated(double alpha) const {
    if (alpha <= 0.0) return 0.0;
    std::uint64_t nominated = 0;
    for (auto row = first(); row < last(); ++row) nominated += nominators_of(row);
    return nominated == 0 ? 0.0 : alpha / static_cast<double>(nominated);
  }

  FLYWHEEL_HD void claim_for_root(exchange::SubnetPool& pool) const {
    auto const sold = pool.sell_at_any_price(life().claimable_alpha, 0);
    if (sold.error != exchange::SwapError::none) return;
    life().claimable_alpha -= sold.paid_in;
    flows().alpha_sold += sold.paid_in;
    flows().tao_claimed += sold.paid_out;
    world().chain.protocol_flow[subnet] -= static_cast<std::int64_t>(sold.paid_out);
  }

  /// What the owner of a hotkey and its nominators part with.
  struct Sale {
    std::uint64_t owner;
    std::uint64_t nominators;
  };

  FLYWHEEL_HD double share_sold(std::uint32_t row) const {
    auto const& trades = rules().trades;
    switch (static_cast<Behaviour>(neurons().behaviour[row])) {
      case Behaviour::owner:
        return trades.owner_sells;
      case Behaviour::miner:
      case Behaviour::idle_miner:
        return trades.miners_sell;
      case Behaviour::validator:
        return trades.validators_sell;
    }
    return 0.0;
  }

  FLYWHEEL_HD Sale sale_of(std::uint32_t row, double speculators_sell) const {
    auto const& hotkey = neurons().pool[row];
    if (hotkey.value_base_units == 0) return {0, 0};
    auto const nominated = nominators_of(row);
    auto const own = saturating_subtract(hotkey.value_base_units, nominated);
    auto const locked = neurons().locked(row);
    auto const free = saturating_subtract(own, locked);
    auto const sold = part(own, share_sold(row));
    return {sold < free ? sold : free, part(nominated, rules().trades.nominators_sell + speculators_sell)};
  }

  FLYWHEEL_HD std::uint64_t nominators_of(std::uint32_t row) const {
    auto const& share = neurons().nominator_share[row];
    return share.is_zero() ? 0 : neurons().pool[row].value_of(share);
  }

  FLYWHEEL_HD void sell(exchange::SubnetPool& pool, double speculators_sell) const {
    auto const departed = part(life().departed_alpha, rules().trades.departed_sell);
    auto total = departed;
    for (auto row = first(); row < last(); ++row) {
      auto const sale = sale_of(row, speculators_sell);
      total += sale.owner + sale.nominators;
    }
    auto const sold = pool.sell_at_any_price(total, rules().trades.fee_rate);
    if (sold.error != exchange::SwapError::none || total == 0) return;
    life().departed_alpha -= departed;
    for (auto row = first(); row < last(); ++row) give_up(row, sale_of(row, speculators_sell));
    auto const of_author = pool.sell_at_any_price(sold.fee, 0);
    life().unowned_alpha += sold.fee - of_author.paid_in;
    life().departed_alpha += total - sold.paid_in - sold.fee;  // what a limit of the price left over stays for sale
    flows().alpha_sold += sold.paid_in + of_author.paid_in;
    flows().tao_unstaked += sold.paid_out;
    flows().tao_sell_fees += of_author.paid_out;
    world().chain.user_flow[subnet] -= static_cast<std::int64_t>(sold.paid_out);
  }

  FLYWHEEL_HD void give_up(std::uint32_t row, Sale const& sale) const {
    auto& hotkey = neurons().pool[row];
    if (sale.owner > 0) hotkey.remove(neurons().owner_share[row], sale.owner);
    if (sale.nominators > 0) hotkey.remove(neurons().nominator_share[row], sale.nominators);
  }

  /// Speculators spend no more than buyers leave of the subnet's part of the TAO that is free.
  FLYWHEEL_HD double budget_with(double wanted_by_speculators) const {
    auto const which = world().world_of(subnet);
    auto const spend = rules().trades.buyers_spend;
    double const budget = args.free_tao[which] * spend * life().appeal / args.appeal_sum[which];
    double const left = args.free_tao[which] * (1.0 - spend) * life().appeal / args.appeal_sum[which];
    return budget + (wanted_by_speculators < left ? wanted_by_speculators : left);
  }

  FLYWHEEL_HD void buy(exchange::SubnetPool& pool, double wanted_by_speculators) const {
    double const budget = budget_with(wanted_by_speculators);
    auto const dividends = sum_of_dividends();
    if (dividends == 0) return;
    auto const bought = pool.buy_at_any_price(to_integer<std::uint64_t>(budget).value, rules().trades.fee_rate);
    if (bought.error == exchange::SwapError::none) {
      stake(bought.paid_out, dividends);
      flows().alpha_bought += bought.paid_out;
      flows().tao_staked += bought.paid_in;
      flows().tao_buy_fees += bought.fee;
      world().chain.user_flow[subnet] += static_cast<std::int64_t>(bought.paid_in);
    }
  }

  FLYWHEEL_HD std::uint64_t sum_of_dividends() const {
    std::uint64_t sum = 0;
    for (auto row = first(); row < last(); ++row) sum += neurons().validator_rao[row];
    return sum;
  }

  /// In proportion to dividends; the last validator gets what floors leave.
  FLYWHEEL_HD void stake(std::uint64_t alpha, std::uint64_t dividends) const {
    auto left = alpha;
    auto rest = dividends;
    for (auto row = first(); row < last(); ++row) {
      auto const earned = neurons().validator_rao[row];
      if (earned == 0) continue;
      rest -= earned;
      auto const given =
          rest == 0 ? left : static_cast<std::uint64_t>(static_cast<UInt128>(alpha) * earned / dividends);
      left -= given;
      if (given > 0) neurons().pool[row].add(neurons().nominator_share[row], given);
    }
  }
};

}  // namespace flywheel::domain
