#include "sim/economy/subnet/bittensor/accounts.hpp"

#include <fmt/format.h>

#include "sim/economy/subnet/bittensor/spec.hpp"

namespace flywheel::economy::bittensor {

using state::Amount;
using state::Ledger;
using state::Verb;

Accounts::Accounts(Ledger& ledger, Tables const& tables) {
  tao = ledger.token("TAO", tao_decimals);
  alpha = ledger.token("ALPHA", tao_decimals);
  pools_tao = ledger.account_class(tao, "pools", *tables.subnets, tables.tao_reserve);
  root = ledger.book_account(tao, "staked on root");
  free_tao = ledger.book_account(tao, "free");
  authors = ledger.book_account(tao, "block authors");
  stranded = ledger.book_account(tao, "stranded");
  pools_alpha = ledger.account_class(alpha, "pools", *tables.subnets, tables.alpha_reserve);
  outstanding = ledger.account_class(alpha, "outstanding", *tables.subnets, tables.outstanding_alpha);
  constexpr auto nowhere = Ledger::nowhere;
  auto const of_tao = [&](Verb verb, char const* reason, auto from, auto to) {
    return ledger.flow(tao, verb, reason, from, to);
  };
  genesis_pools = of_tao(Verb::mint, "genesis: pools", nowhere, pools_tao);
  genesis_root = of_tao(Verb::mint, "genesis: staked on root", nowhere, root);
  genesis_free = of_tao(Verb::mint, "genesis: free", nowhere, free_tao);
  injected = of_tao(Verb::mint, "injected as liquidity", nowhere, pools_tao);
  chain_bought = of_tao(Verb::mint, "spent by the chain on alpha", nowhere, pools_tao);
  stranded_mint = of_tao(Verb::mint, "minted for refused purchases", nowhere, stranded);
  staked = of_tao(Verb::transfer, "staked", free_tao, pools_tao);
  registrations = of_tao(Verb::transfer, "registrations", free_tao, pools_tao);
  unstaked = of_tao(Verb::transfer, "unstaked", pools_tao, free_tao);
  claimed = of_tao(Verb::transfer, "root's alpha sold by its stakers", pools_tao, free_tao);
  root_sold = of_tao(Verb::transfer, "root's alpha sold by the chain", pools_tao, root);
  emitted = of_tao(Verb::mint, "minted for stakes", nowhere, pools_tao);
  owner_cut = of_tao(Verb::mint, "minted for owners", nowhere, free_tao);
  recycled = of_tao(Verb::burn, "registrations without pools", free_tao, nowhere);
  joined_root = of_tao(Verb::transfer, "earned by members of root", pools_tao, root);
  root_staked = of_tao(Verb::transfer, "staked on members of root", free_tao, root);
  root_unstaked = of_tao(Verb::transfer, "unstaked from members of root", root, free_tao);
  locked = of_tao(Verb::transfer, "locked by founders of subnets", free_tao, pools_tao);
  dissolved = of_tao(Verb::transfer, "paid to holders of ended subnets", pools_tao, free_tao);
  recycled_pool = of_tao(Verb::burn, "protocol's part of ended subnets", pools_tao, nowhere);
  buy_fees = of_tao(Verb::transfer, "fees of buyers", free_tao, authors);
  sell_fees = of_tao(Verb::transfer, "fees of sellers", pools_tao, authors);
  auto const of_alpha = [&](Verb verb, char const* reason, auto from, auto to) {
    return ledger.flow(alpha, verb, reason, from, to);
  };
  genesis_pools_alpha = of_alpha(Verb::mint, "genesis: pools", nowhere, pools_alpha);
  genesis_outstanding = of_alpha(Verb::mint, "genesis: outstanding", nowhere, outstanding);
  alpha_injected = of_alpha(Verb::mint, "injected as liquidity", nowhere, pools_alpha);
  alpha_emitted = of_alpha(Verb::mint, "emitted", nowhere, outstanding);
  alpha_bought = of_alpha(Verb::transfer, "bought", pools_alpha, outstanding);
  alpha_sold = of_alpha(Verb::transfer, "sold", outstanding, pools_alpha);
  alpha_founded = of_alpha(Verb::mint, "founded", nowhere, pools_alpha);
  alpha_burned_pool = of_alpha(Verb::burn, "in pools of ended subnets", pools_alpha, nowhere);
  alpha_recycled = of_alpha(Verb::burn, "recycled", outstanding, nowhere);
}

std::string Accounts::post(Ledger& ledger, WorldId world, domain::SubnetBooks const& books) const {
  auto const& flows = books.flows;
  auto const put = [&](state::FlowId flow, std::uint64_t amount) { ledger.post(world, flow, Amount{amount}); };
  put(injected, flows.tao_injected);
  put(chain_bought, flows.tao_chain_bought);
  ledger.post(world, stranded_mint, Amount{books.stranded_tao} - ledger.book(world, stranded));
  put(staked, flows.tao_staked);
  put(registrations, flows.tao_registrations);
  put(unstaked, flows.tao_unstaked);
  put(claimed, flows.tao_claimed);
  put(root_sold, flows.tao_root_sold);
  put(emitted, flows.tao_emitted);
  put(owner_cut, flows.tao_owner_cut);
  put(recycled, flows.tao_recycled);
  put(joined_root, flows.tao_joined_root);
  put(root_staked, flows.tao_root_staked);
  put(root_unstaked, flows.tao_root_unstaked);
  put(locked, flows.tao_locked);
  put(dissolved, flows.tao_dissolved);
  put(recycled_pool, flows.tao_recycled_pool);
  put(alpha_founded, flows.alpha_founded);
  put(alpha_burned_pool, flows.alpha_burned_pool);
  put(buy_fees, flows.tao_buy_fees);
  put(sell_fees, flows.tao_sell_fees);
  put(alpha_injected, flows.alpha_injected);
  put(alpha_emitted, flows.alpha_emitted);
  put(alpha_bought, flows.alpha_bought);
  put(alpha_sold, flows.alpha_sold);
  put(alpha_recycled, flows.alpha_recycled);
  ledger.changed(world, pools_tao, books.pools_tao);
  ledger.changed(world, pools_alpha, books.pools_alpha);
  ledger.changed(world, outstanding, books.outstanding);
  Amount supply = 0;  // of this chain: another economy of the world may have TAO of its own
  for (auto const holders : {pools_tao, root, free_tao, authors, stranded}) supply += ledger.book(world, holders);
  if (supply != Amount{books.issued_tao}) {
    return fmt::format("the chain counts {} as issued, the books {}",
                       to_text(Amount{books.issued_tao}, ledger.tokens()[tao.value]),
                       to_text(supply, ledger.tokens()[tao.value]));
  }
  if (books.broken > 0) {
    return fmt::format("{} subnets hold other amounts than their flows and holders add to", books.broken);
  }
  return {};
}

}  // namespace flywheel::economy::bittensor
