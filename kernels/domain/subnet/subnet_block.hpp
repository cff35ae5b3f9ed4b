#pragma once

#include "kernels/domain/subnet/columns.hpp"
#include "kernels/emission/subnet/alpha_split.hpp"
#include "kernels/emission/subnet/issuance_halving.hpp"
#include "kernels/emission/subnet/moving_price.hpp"

namespace flywheel::domain {

/// One subnet in one block: its terms, its pool, its pending pots, its moving price.
struct SubnetBlock {
  SubnetColumns const& subnets;
  ChainRules const& rules;
  std::uint32_t row;

  /// Books the block; takes what it spends from `credit`.
  FLYWHEEL_HD void operator()(ChainState& state, U96F32 weighted_root, std::uint64_t& credit) const {
    auto pool = load();
    auto const issued = saturating_add(pool.reserves.alpha_base_units, pool.outstanding_alpha);
    auto const block_emission = U96F32::from_integer(state.last_mint_tao);
    auto const terms = emission::EmissionTerms{rules.emission.injection}(
        {tao_of_block(block_emission, state.moving_price_sum), U96F32::from_fixed(pool.price()),
         U96F32::from_integer(emission::IssuanceHalving{}(issued)), block_emission,
         emission::root_proportion(weighted_root, issued)});
    subnets.terms[row] = terms;
    if (has_pool()) {
      feed(pool, terms, state, credit);
      pay_out(pool, terms, weighted_root, state.does_root_sell);
      move_price(pool, state.block);
    } else {
      pay_tao(pool, terms.tao.to_integer<std::uint64_t>(), credit);
    }
    store(pool);
  }

  FLYWHEEL_HD void keep_root_proportion(U96F32 weighted_root) const {
    auto const issued = saturating_add(subnets.alpha_reserve[row], subnets.outstanding_alpha[row]);
    subnets.root_proportion[row] = emission::root_proportion(weighted_root, issued);
  }

 private:
  FLYWHEEL_HD bool has_pool() const { return rules.emission.injection != emission::InjectionRule::none; }

  FLYWHEEL_HD exchange::SubnetPool load() const {
    return {{subnets.alpha_reserve[row], subnets.tao_reserve[row]},
            subnets.outstanding_alpha[row],
            {subnets.quote_weight[row]}};
  }

  FLYWHEEL_HD void store(exchange::SubnetPool const& pool) const {
    subnets.alpha_reserve[row] = pool.reserves.alpha_base_units;
    subnets.tao_reserve[row] = pool.reserves.tao_base_units;
    subnets.outstanding_alpha[row] = pool.outstanding_alpha;
    subnets.quote_weight[row] = pool.weights.quote;
  }

  FLYWHEEL_HD U96F32 tao_of_block(U96F32 block_emission, U64F64 moving_price_sum) const {
    if (rules.emission.shares == emission::ShareRule::moving_price) {  // in 32 places, as that version did
      auto const weighted = saturating_multiply(block_emission, U96F32::from_fixed(subnets.moving_price[row]));
      return safe_divide(weighted, U96F32::from_fixed(moving_price_sum));
    }
    auto const tao = saturating_multiply(U64F64::from_fixed(block_emission), subnets.share[row]);
    return has_pool() ? U96F32::from_fixed(tao) : U96F32::from_integer(tao.to_integer<std::uint64_t>());
  }

  FLYWHEEL_HD void record_protocol_flow(std::int64_t tao) const {
    if (subnets.protocol_flow != nullptr) {
      subnets.protocol_flow[row] = saturating_add(subnets.protocol_flow[row], tao);
    }
  }

  FLYWHEEL_HD void feed(exchange::SubnetPool& pool, emission::SubnetTerms const& terms, ChainState& state,
                        std::uint64_t& credit) const {
    auto const form =
        rules.emission.has_weighted_pool ? exchange::PoolForm::weighted : exchange::PoolForm::constant_product;
    auto const allowed = pool.prepare_injection(
        {terms.alpha_in.to_integer<std::uint64_t>(), terms.tao_in.to_integer<std::uint64_t>()}, form);
    auto const excess = terms.excess_tao.to_integer<std::uint64_t>();
    if (excess > 0 && excess <= credit) {
      credit -= excess;
      buy(pool, excess, state);
    }
    pool.inject({allowed.alpha_base_units, 0});
    note(&SubnetFlows::alpha_injected, allowed.alpha_base_units);
    if (allowed.tao_base_units == 0 || allowed.tao_base_units > credit) return;
    credit -= allowed.tao_base_units;
    pool.inject({0, allowed.tao_base_units});
    note(&SubnetFlows::tao_injected, allowed.tao_base_units);
    record_protocol_flow(static_cast<std::int64_t>(allowed.tao_base_units));
  }

  FLYWHEEL_HD void buy(exchange::SubnetPool& pool, std::uint64_t tao, ChainState& state) const {
    auto const bought = pool.buy_at_any_price(tao, 0);
    state.stranded_tao += tao - bought.paid_in;
    note(&SubnetFlows::tao_chain_bought, bought.paid_in);
    note(&SubnetFlows::alpha_bought, bought.paid_out);
    record_protocol_flow(static_cast<std::int64_t>(bought.paid_in));
    if (rules.emission.bought == emission::BoughtAlpha::kept) {
      subnets.protocol_alpha[row] = saturating_add(subnets.protocol_alpha[row], bought.paid_out);
    } else {
      pool.outstanding_alpha = saturating_subtract(pool.outstanding_alpha, bought.paid_out);
      note(&SubnetFlows::alpha_recycled, bought.paid_out);
    }
  }

  /// Without a pool the subnet's TAO itself is paid: the owner's cut at once, the rest into the pots by halves, to a
  /// unit. Pots and stakes lie where the pool's TAO would, one unit of alpha for each.
  FLYWHEEL_HD void pay_tao(exchange::SubnetPool& pool, std::uint64_t tao, std::uint64_t& credit) const {
    auto const cut = subnets.rules[row].is_owner_cut_enabled ? rules.owner_cut : U96F32::zero();
    auto const whole = U96F32::from_integer(tao < credit ? tao : credit);
    auto const owner = saturating_multiply(whole, cut);
    auto const queued = saturating_subtract(whole, owner).to_integer<std::uint64_t>();
    auto const to_owner = owner.to_integer<std::uint64_t>();
    credit -= to_owner + queued;
    pool.reserves.tao_base_units += queued;
    pool.outstanding_alpha += queued;
    bool const servers_are_behind = subnets.pending_server[row] < subnets.pending_validator[row];
    auto const to_servers = queued / 2 + (servers_are_behind ? queued % 2 : 0);
    add_to(subnets.pending_server, to_servers);
    add_to(subnets.pending_validator, queued - to_servers);
    note(&SubnetFlows::tao_owner_cut, to_owner);
    note(&SubnetFlows::tao_emitted, queued);
    note(&SubnetFlows::alpha_emitted, queued);
  }

  FLYWHEEL_HD void pay_out(exchange::SubnetPool& pool, emission::SubnetTerms const& terms, U96F32 weighted_root,
                           bool does_root_sell) const {
    pool.outstanding_alpha = saturating_add(pool.outstanding_alpha, terms.alpha_out.to_integer<std::uint64_t>());
    auto const issued = saturating_add(pool.reserves.alpha_base_units, pool.outstanding_alpha);
    bool const has_root = rules.emission.root != emission::RootAlpha::none;
    emission::AlphaSplit const split{subnets.rules[row].is_owner_cut_enabled ? rules.owner_cut : U96F32::zero()};
    auto const part =
        split(terms.alpha_out, has_root ? emission::root_proportion(weighted_root, issued) : U96F32::zero());
    auto const emitted = terms.alpha_out.to_integer<std::uint64_t>();
    note(&SubnetFlows::alpha_emitted, emitted);
    note(&SubnetFlows::alpha_cut_off, emitted - part.owner - part.server - part.validator - part.root);
    add_to(subnets.pending_owner, part.owner);
    add_to(subnets.pending_server, part.server);
    add_to(subnets.pending_validator, part.validator);
    if (rules.emission.root == emission::RootAlpha::sold_each_block) {
      if (!terms.is_subsidised) sell_for_root(pool, part.root);
      add_to(subnets.pending_root, part.root);
    } else if (does_root_sell) {
      add_to(subnets.pending_root, part.root);
    } else {
      pool.outstanding_alpha = saturating_subtract(pool.outstanding_alpha, part.root);
      note(&SubnetFlows::alpha_recycled, part.root);
    }
  }

  FLYWHEEL_HD void sell_for_root(exchange::SubnetPool& pool, std::uint64_t alpha) const {
    auto const sold = pool.sell_at_any_price(alpha, 0);
    add_to(subnets.pending_root_tao, sold.paid_out);
    note(&SubnetFlows::tao_root_sold, sold.paid_out);
    note(&SubnetFlows::alpha_sold, sold.paid_in);
  }

  FLYWHEEL_HD void note(std::uint64_t SubnetFlows::*flow, std::uint64_t amount) const {
    if (subnets.flows != nullptr) subnets.flows[row].*flow += amount;
  }

  FLYWHEEL_HD void add_to(std::uint64_t* column, std::uint64_t amount) const {
    column[row] = saturating_add(column[row], amount);
  }

  FLYWHEEL_HD void move_price(exchange::SubnetPool const& pool, std::uint64_t block) const {
    auto const& subnet = subnets.rules[row];
    auto const start = subnet.first_emission_block > 0 ? subnet.first_emission_block - 1 : 0;
    subnets.moving_price[row] = emission::MovingPrice{rules.price_smoothing, rules.emission.price_average}(
        subnets.moving_price[row], pool.price(), block > start ? block - start : 0, subnet.price_halving_blocks);
  }
};

}  // namespace flywheel::domain
