#include "kernels/base/launch.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/chain_on_device.hpp"

namespace flywheel::verify::bittensor {
namespace {

/// One block through the op.
struct AdvanceOneBlock {
  Chain& chain;

  template <class Backend>
  void operator()(Backend const& on) const {
    ChainOnDevice<Backend> device{on, chain};
    device.advance();
    device.read_back(chain);
  }
};

Json amounts(Column<std::uint64_t> const& column) {
  auto list = Json::array();
  for (auto const amount : column) list.push_back(bigint_of(amount));
  return list;
}

template <class Number>
Json bits_in(Column<Number> const& column) {
  auto list = Json::array();
  for (auto const number : column) list.push_back(bits_of(number));
  return list;
}

Json terms_of(Chain const& chain, U96F32 emission::SubnetTerms::*member) {
  auto list = Json::array();
  for (auto const& terms : chain.terms) list.push_back(bits_of(terms.*member));
  return list;
}

/// What the chain's own vectors, all of June 2026, have no member for.
Json of_other_rules(Chain const& chain) {
  return {{"share_u64f64_bits", bits_in(chain.share)},
          {"user_flow_average_i64f64_bits", bits_in(chain.user_average)},
          {"protocol_flow_average_i64f64_bits", bits_in(chain.protocol_average)},
          {"gate_threshold_u64f64_bits", bits_of(chain.state[0].gate_threshold)},
          {"pending_root_tao", amounts(chain.pending_root_tao)}};
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
          {"moving_price_i96f32_bits", bits_in(chain.moving_price)},
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
    chain.take_flows(block);
    launch(device, AdvanceOneBlock{chain});
    blocks.push_back(after_block(chain, trades));
    if (input.find("rule_set")) blocks.back().update(of_other_rules(chain));
  }
  return {{"blocks", blocks}};
}

}  // namespace flywheel::verify::bittensor
