#pragma once

#include <vector>

#include "sim/verify/bittensor/chain_rules.hpp"
#include "sim/verify/bittensor/pool_fields.hpp"

namespace flywheel::verify::bittensor {

template <class T>
using Column = std::vector<T>;

/// One chain on the host, between blocks.
struct Chain {
  explicit Chain(Field const& input) {
    auto const subnets = input.at("initial").items();
    for (auto const& subnet : subnets) add(subnet);
    auto const count = subnets.size();
    offsets = {0, static_cast<std::uint32_t>(count)};
    for (auto* column : {&protocol_alpha, &burn, &pending_owner, &pending_server, &pending_validator, &pending_root,
                         &pending_root_tao}) {
      column->resize(count);
    }
    user_flow.resize(count);
    protocol_flow.resize(count);
    ungated.resize(count, U64F64::zero());
    root_proportion.resize(count, U96F32::zero());
    share.resize(count, U64F64::zero());
    terms.resize(count);
    chain_rules[0] = chain_rules_of(input);
    state[0].issued_tao = input.at("total_issuance").bigint<std::uint64_t>();
    state[0].root_tao = input.at("root_tao").bigint<std::uint64_t>();
  }

  void add(Field const& subnet) {
    auto const amount = [&](char const* name) { return subnet.at(name).bigint<std::uint64_t>(); };
    rules.push_back({{exchange::BurnPrice::decay_factor(0), U64F64::one(), 0, 0},
                     subnet.at("first_emission_block").whole<std::uint64_t>(),
                     subnet.at("ema_halving_blocks").whole<std::uint64_t>(),
                     true,
                     subnet.at("emission_enabled").flag(),
                     subnet.at("owner_cut_enabled").flag()});
    fee_rate.push_back(subnet.at("fee_rate_u16").whole<std::uint16_t>());
    tao.push_back(amount("tao_reserve"));
    alpha.push_back(amount("alpha_reserve"));
    outstanding.push_back(amount("alpha_out"));
    quote.push_back(weights_of(subnet).quote);
    moving_price.push_back(fixed<I96F32>(subnet.at("moving_price_i96f32_bits")));
    miner_burned.push_back(fixed<U96F32>(subnet.at("miner_burned_u96f32_bits")));
    user_average.push_back(fixed_or_zero<I64F64>(subnet, "user_flow_average_i64f64_bits"));
    protocol_average.push_back(fixed_or_zero<I64F64>(subnet, "protocol_flow_average_i64f64_bits"));
    root_weight.push_back(fixed_or_zero<U64F64>(subnet, "root_weight_u64f64_bits"));
  }

  /// What users bring to each subnet before a block, and take away where negative.
  void take_flows(Field const& block) {
    auto const flows = block.find("user_flows");
    if (!flows) return;
    auto const listed = flows->items();
    if (listed.size() != user_flow.size()) flows->refuse("a flow for every subnet of the chain");
    for (std::size_t row = 0; row < listed.size(); ++row) user_flow[row] = listed[row].bigint<std::int64_t>();
  }

  /// What a trade pays out; nothing where the pool refuses it.
  Json trade(Field const& order) {
    auto const netuid = order.at("netuid").whole<std::uint32_t>();
    if (netuid == 0 || netuid > tao.size()) order.at("netuid").refuse("the netuid of a subnet of the chain");
    auto const row = netuid - 1;
    exchange::SubnetPool pool{{alpha[row], tao[row]}, outstanding[row], {quote[row]}};
    auto const amount = order.at("amount_in").bigint<std::uint64_t>();
    auto const outcome = order.at("buy").flag() ? pool.buy_at_any_price(amount, fee_rate[row])
                                                : pool.sell_at_any_price(amount, fee_rate[row]);
    alpha[row] = pool.reserves.alpha_base_units;
    tao[row] = pool.reserves.tao_base_units;
    outstanding[row] = pool.outstanding_alpha;
    return outcome.error == exchange::SwapError::none ? bigint_of(outcome.paid_out) : Json(nullptr);
  }

  Column<std::uint32_t> offsets;
  Column<domain::SubnetRules> rules;
  Column<std::uint16_t> fee_rate;
  Column<std::uint64_t> tao, alpha, outstanding, quote, protocol_alpha, burn;
  Column<std::uint64_t> pending_owner, pending_server, pending_validator, pending_root, pending_root_tao;
  Column<std::int64_t> user_flow, protocol_flow;
  Column<I64F64> user_average, protocol_average;
  Column<I96F32> moving_price;
  Column<U96F32> miner_burned, root_proportion;
  Column<U64F64> root_weight, share, ungated;
  Column<emission::SubnetTerms> terms;
  Column<domain::ChainRules> chain_rules{1};
  Column<domain::ChainState> state{1};
};

}  // namespace flywheel::verify::bittensor
