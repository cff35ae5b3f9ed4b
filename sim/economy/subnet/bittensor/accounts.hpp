#pragma once

#include "kernels/domain/subnet_agents/book_subnets.hpp"
#include "sim/economy/subnet/bittensor/tables.hpp"
#include "sim/state/ledger.hpp"

namespace flywheel::economy::bittensor {

/// Who holds TAO and alpha, and every way in which either moves. The alpha of all subnets is one token of the ledger;
/// that each subnet's moves by its own flows and is held to the unit by somebody is checked apart (book_subnets).
struct Accounts {
  state::TokenId tao, alpha;
  state::AccountClassId pools_tao, root, free_tao, authors, stranded;
  state::AccountClassId pools_alpha, outstanding;
  state::FlowId genesis_pools, genesis_root, genesis_free;
  state::FlowId injected, chain_bought, stranded_mint;
  state::FlowId emitted, owner_cut, recycled, joined_root, root_staked, root_unstaked;  // without pools
  state::FlowId locked, dissolved, recycled_pool, alpha_founded, alpha_burned_pool;     // subnets that come and go
  state::FlowId staked, registrations, unstaked, claimed, root_sold, buy_fees, sell_fees;
  state::FlowId genesis_pools_alpha, genesis_outstanding;
  state::FlowId alpha_injected, alpha_emitted, alpha_bought, alpha_sold, alpha_recycled;

  Accounts(state::Ledger& ledger, Tables const& tables);

  /// Posts what the subnets of a world did. Returns what is wrong with the books, or nothing.
  std::string post(state::Ledger& ledger, WorldId world, domain::SubnetBooks const& books) const;
};

}  // namespace flywheel::economy::bittensor
