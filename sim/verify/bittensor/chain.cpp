#include "kernels/base/launch.hpp"
#include "kernels/domain/subnet/advance_blocks.hpp"
#include "kernels/emission/subnet/root_proportion.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"
#include "sim/verify/device_column.hpp"

namespace flywheel::verify::bittensor {
namespace {

template <class T>
using Column = std::vector<T>;

/// One chain on the host, between blocks.
struct Chain {
  explicit Chain(Field const& input) {
    auto const subnets = input.at("initial").items();
    for (auto const& subnet : subnets) add(subnet);
    auto const count = subnets.size();
    offsets = {0, static_cast<std::uint32_t>(count)};
    for (auto* column : {&protocol_alpha, &burn, &pending_owner, &pending_server, &pending_validator, &pending_root}) {
      column->resize(count);
    }
    root_proportion.resize(count, U96F32::zero());
    share.resize(count, U64F64::zero());
    terms.resize(count);
    chain_rules[0] = {emission::rules_of(emission::Regime::price_2026_06),
                      emission::proportion_from_u64(input.at("tao_weight").bigint<std::uint64_t>()),
                      emission::take_from_u16(input.at("owner_cut_u16").whole<std::uint16_t>()),
                      fixed<I96F32>(input.at("moving_alpha_i96f32_bits")),
                      {},
                      {},
                      {}};
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
    quote.push_back(amount("quote_weight_1e18"));
    moving_price.push_back(fixed<I96F32>(subnet.at("moving_price_i96f32_bits")));
    miner_burned.push_back(fixed<U96F32>(subnet.at("miner_burned_u96f32_bits")));
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

  /// One block through the op, on a device.
  template <class Backend>
  void advance(Backend const& on) {
    std::vector<std::uint64_t> const until{state[0].block + 1};
    DeviceColumn const to_offsets(on, offsets), to_rules(on, rules), to_tao(on, tao), to_alpha(on, alpha);
    DeviceColumn const to_outstanding(on, outstanding), to_quote(on, quote), to_protocol(on, protocol_alpha);
    DeviceColumn const to_price(on, moving_price), to_burned(on, miner_burned), to_root(on, root_proportion);
    DeviceColumn const to_burn(on, burn), to_owner(on, pending_owner), to_server(on, pending_server);
    DeviceColumn const to_validator(on, pending_validator), to_pending_root(on, pending_root), to_share(on, share);
    DeviceColumn const to_terms(on, terms), to_chain_rules(on, chain_rules), to_state(on, state), to_until(on, until);
    domain::SubnetColumns columns{};
    columns.rows = {to_offsets.data(), nullptr, 1};
    columns.rules = to_rules.data();
    columns.tao_reserve = to_tao.data();
    columns.alpha_reserve = to_alpha.data();
    columns.outstanding_alpha = to_outstanding.data();
    columns.quote_weight = to_quote.data();
    columns.protocol_alpha = to_protocol.data();
    columns.moving_price = to_price.data();
    columns.miner_burned = to_burned.data();
    columns.root_proportion = to_root.data();
    columns.burn_price = to_burn.data();
    columns.pending_owner = to_owner.data();
    columns.pending_server = to_server.data();
    columns.pending_validator = to_validator.data();
    columns.pending_root = to_pending_root.data();
    columns.share = to_share.data();
    columns.terms = to_terms.data();
    domain::advance_blocks(on, {columns, to_chain_rules.data(), to_state.data(), to_until.data()});
    tao = to_tao.to_host();
    alpha = to_alpha.to_host();
    outstanding = to_outstanding.to_host();
    quote = to_quote.to_host();
    protocol_alpha = to_protocol.to_host();
    moving_price = to_price.to_host();
    pending_owner = to_owner.to_host();
    pending_server = to_server.to_host();
    pending_validator = to_validator.to_host();
    pending_root = to_pending_root.to_host();
    terms = to_terms.to_host();
    state = to_state.to_host();
  }

  Column<std::uint32_t> offsets;
  Column<domain::SubnetRules> rules;
  Column<std::uint16_t> fee_rate;
  Column<std::uint64_t> tao, alpha, outstanding, quote, protocol_alpha, burn;
  Column<std::uint64_t> pending_owner, pending_server, pending_validator, pending_root;
  Column<I96F32> moving_price;
  Column<U96F32> miner_burned, root_proportion;
  Column<U64F64> share;
  Column<emission::SubnetTerms> terms;
  Column<domain::ChainRules> chain_rules{1};
  Column<domain::ChainState> state{1};
};

Json amounts(Column<std::uint64_t> const& column) {
  auto list = Json::array();
  for (auto const amount : column) list.push_back(bigint_of(amount));
  return list;
}

Json prices(Column<I96F32> const& column) {
  auto list = Json::array();
  for (auto const price : column) list.push_back(bits_of(price));
  return list;
}

Json terms_of(Chain const& chain, U96F32 emission::SubnetTerms::*member) {
  auto list = Json::array();
  for (auto const& terms : chain.terms) list.push_back(bits_of(terms.*member));
  return list;
}

Json after_block(Chain const& chain, Json const& trades) {
  using emission::SubnetTerms;
  return {{"trade_amount_out", trades},
          {"block_emission", bigint_of(chain.state[0].last_mint_tao)},
          {"root_sell_flag", chain.state[0].does_root_sell},
          {"subnet_emission_u96f32_bits", terms_of(chain, &SubnetTerms::tao)},
          {"tao_in_u96f32_bits", terms_of(chain, &SubnetTerms::tao_in)},
          {"alpha_in_u96f32_bits", terms_of(chain, &SubnetTerms::alpha_in)},
          {"alpha_out_u96f32_bits", terms_of(chain, &SubnetTerms::alpha_out)},
          {"excess_tao_u96f32_bits", terms_of(chain, &SubnetTerms::excess_tao)},
          {"tao_reserve", amounts(chain.tao)},
          {"alpha_reserve", amounts(chain.alpha)},
          {"alpha_out", amounts(chain.outstanding)},
          {"quote_weight_1e18", amounts(chain.quote)},
          {"moving_price_i96f32_bits", prices(chain.moving_price)},
          {"pending_owner_cut", amounts(chain.pending_owner)},
          {"pending_server", amounts(chain.pending_server)},
          {"pending_validator", amounts(chain.pending_validator)},
          {"pending_root_alpha", amounts(chain.pending_root)},
          {"protocol_alpha", amounts(chain.protocol_alpha)},
          {"total_issuance", bigint_of(chain.state[0].issued_tao)}};
}

}  // namespace

Json chain(Field const& input, Device const& device) {
  Chain chain{input};
  auto blocks = Json::array();
  for (auto const& block : input.at("blocks").items()) {
    auto const number = block.at("block");
    if (number.whole<std::uint64_t>() == 0) number.refuse("a block after the first");
    chain.state[0].block = number.whole<std::uint64_t>() - 1;
    auto trades = Json::array();
    for (auto const& order : block.at("trades").items()) trades.push_back(chain.trade(order));
    launch(device, [&](auto const& on) { chain.advance(on); });
    blocks.push_back(after_block(chain, trades));
  }
  return {{"blocks", blocks}};
}

}  // namespace flywheel::verify::bittensor
