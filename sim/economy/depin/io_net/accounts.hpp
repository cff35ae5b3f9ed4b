#pragma once

#include <string>

#include "sim/economy/depin/io_net/tables.hpp"
#include "sim/state/ledger.hpp"

namespace flywheel::economy::io_net {

/// Who holds the network's token and dollars, and every way in which either moves.
struct Accounts {
  state::TokenId token, usd;

  // The token
  state::AccountClassId accrued;          // of devices, not collected
  state::AccountClassId stakes;           // of devices
  state::AccountClassId operators;        // free to sell
  state::AccountClassId stake_purchases;  // bought by operators, not yet staked
  state::AccountClassId market;           // what the token's market holds
  state::AccountClassId traders;
  state::AccountClassId locked;   // unlocks over time
  state::AccountClassId holders;  // everybody else
  state::AccountClassId co_stakers;

  // Dollars
  state::AccountClassId escrow;    // prepaid hires
  state::AccountClassId earnings;  // of devices, not collected
  state::AccountClassId cash;      // of operators
  state::AccountClassId payouts;   // hire payments about to buy tokens for their owners
  state::AccountClassId treasury;
  state::AccountClassId market_usd;
  state::AccountClassId traders_usd;
  state::AccountClassId outside_usd;

  struct TokenFlows {
    state::FlowId genesis_holders, genesis_locked, genesis_stakes, genesis_market, genesis_traders;
    state::FlowId emission, engine_release;
    state::FlowId collected, co_staking, released_at_end;
    state::FlowId stakes_bought, staked, co_staked, unstaked, co_stakes_returned, slashed_stake, slashed_accrued;
    state::FlowId operators_sell, co_stakers_sell, holders_sell, traders_sell, traders_buy;
    state::FlowId arbitrage_sells, arbitrage_buys, unlocked, buyback_burned, payouts_bought;
  } token_flows;

  struct UsdFlows {
    state::FlowId liquidity_brought, liquidity_taken, genesis_traders;
    state::FlowId prepaid, renter_fees, supplier_pay, supplier_fees, refunds;
    state::FlowId collected, last_collected, running_costs, self_hire_fees, own_money;
    state::FlowId stakes_bought, operators_sold, co_stakers_sold, holders_sold, traders_sold, traders_bought;
    state::FlowId arbitrage_sold, arbitrage_bought, buyback, payouts_collected, payouts_spent, engine_fee_part;
  } usd_flows;

  Accounts(state::Ledger& ledger, Tables const& tables, std::string const& symbol, int decimals);
};

}  // namespace flywheel::economy::io_net
