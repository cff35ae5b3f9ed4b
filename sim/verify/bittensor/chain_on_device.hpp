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
        moving_price{on, chain.moving_price},
        miner_burned{on, chain.miner_burned},
        root_proportion{on, chain.root_proportion},
        share{on, chain.share},
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
    columns.share = share.data();
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
    chain.terms = terms.to_host();
    chain.state = state.to_host();
  }

  template <class T>
  using OnDevice = DeviceColumn<T, Backend>;

  Backend on;
  OnDevice<std::uint32_t> offsets;
  OnDevice<domain::SubnetRules> rules;
  OnDevice<std::uint64_t> tao, alpha, outstanding, quote, protocol_alpha, burn;
  OnDevice<std::uint64_t> pending_owner, pending_server, pending_validator, pending_root;
  OnDevice<I96F32> moving_price;
  OnDevice<U96F32> miner_burned, root_proportion;
  OnDevice<U64F64> share;
  OnDevice<emission::SubnetTerms> terms;
  OnDevice<domain::ChainRules> chain_rules;
  OnDevice<domain::ChainState> state;
  OnDevice<std::uint64_t> until;
};

}  // namespace flywheel::verify::bittensor
