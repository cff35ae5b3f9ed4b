#pragma once

#include "kernels/domain/subnet/advance_blocks.hpp"
#include "sim/verify/bittensor/chain_columns.hpp"
#include "sim/verify/device_column.hpp"

namespace flywheel::verify::bittensor {

/// The chain in the memory of a backend, for one block.
template <class Backend>
struct ChainOnDevice {
  ChainOnDevice(Backend const& backend, Chain const& chain)
      : on{backend},
        offsets{on, chain.offsets},
        rules{on, chain.rules},
        tao{on, chain.tao},
        alpha{on, chain.alpha},
        outstanding{on, chain.outstanding},
        quote{on, chain.quote},
        protocol_alpha{on, chain.protocol_alpha},
        burn{on, chain.burn},
        pending_owner{on, chain.pending_owner},
        pending_server{on, chain.pending_server},
        pending_validator{on, chain.pending_validator},
        pending_root{on, chain.pending_root},
        pending_root_tao{on, chain.pending_root_tao},
        user_flow{on, chain.user_flow},
        protocol_flow{on, chain.protocol_flow},
        user_average{on, chain.user_average},
        protocol_average{on, chain.protocol_average},
        moving_price{on, chain.moving_price},
        miner_burned{on, chain.miner_burned},
        root_proportion{on, chain.root_proportion},
        root_weight{on, chain.root_weight},
        share{on, chain.share},
        ungated{on, chain.ungated},
        terms{on, chain.terms},
        chain_rules{on, chain.chain_rules},
        state{on, chain.state},
        until{on, Column<std::uint64_t>{chain.state[0].block + 1}} {}

  void advance() {
    domain::SubnetColumns columns{};
    columns.rows = {offsets.data(), nullptr, 1};
    columns.rules = rules.data();
    columns.tao_reserve = tao.data();
    columns.alpha_reserve = alpha.data();
    columns.outstanding_alpha = outstanding.data();
    columns.quote_weight = quote.data();
    columns.protocol_alpha = protocol_alpha.data();
    columns.moving_price = moving_price.data();
    columns.miner_burned = miner_burned.data();
    columns.root_proportion = root_proportion.data();
    columns.burn_price = burn.data();
    columns.pending_owner = pending_owner.data();
    columns.pending_server = pending_server.data();
    columns.pending_validator = pending_validator.data();
    columns.pending_root = pending_root.data();
    columns.pending_root_tao = pending_root_tao.data();
    columns.user_flow = user_flow.data();
    columns.protocol_flow = protocol_flow.data();
    columns.user_flow_average = user_average.data();
    columns.protocol_flow_average = protocol_average.data();
    columns.root_weight = root_weight.data();
    columns.share = share.data();
    columns.ungated_share = ungated.data();
    columns.terms = terms.data();
    domain::advance_blocks(on, {columns, chain_rules.data(), state.data(), until.data()});
  }

  void read_back(Chain& chain) const {
    chain.tao = tao.to_host();
    chain.alpha = alpha.to_host();
    chain.outstanding = outstanding.to_host();
    chain.quote = quote.to_host();
    chain.protocol_alpha = protocol_alpha.to_host();
    chain.moving_price = moving_price.to_host();
    chain.pending_owner = pending_owner.to_host();
    chain.pending_server = pending_server.to_host();
    chain.pending_validator = pending_validator.to_host();
    chain.pending_root = pending_root.to_host();
    chain.pending_root_tao = pending_root_tao.to_host();
    chain.user_flow = user_flow.to_host();
    chain.protocol_flow = protocol_flow.to_host();
    chain.user_average = user_average.to_host();
    chain.protocol_average = protocol_average.to_host();
    chain.share = share.to_host();
    chain.terms = terms.to_host();
    chain.state = state.to_host();
  }

  template <class T>
  using OnDevice = DeviceColumn<T, Backend>;

  Backend on;
  OnDevice<std::uint32_t> offsets;
  OnDevice<domain::SubnetRules> rules;
  OnDevice<std::uint64_t> tao, alpha, outstanding, quote, protocol_alpha, burn;
  OnDevice<std::uint64_t> pending_owner, pending_server, pending_validator, pending_root, pending_root_tao;
  OnDevice<std::int64_t> user_flow, protocol_flow;
  OnDevice<I64F64> user_average, protocol_average;
  OnDevice<I96F32> moving_price;
  OnDevice<U96F32> miner_burned, root_proportion;
  OnDevice<U64F64> root_weight, share, ungated;
  OnDevice<emission::SubnetTerms> terms;
  OnDevice<domain::ChainRules> chain_rules;
  OnDevice<domain::ChainState> state;
  OnDevice<std::uint64_t> until;
};

}  // namespace flywheel::verify::bittensor
