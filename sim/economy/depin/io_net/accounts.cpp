#include "sim/economy/depin/io_net/accounts.hpp"

namespace flywheel::economy::io_net {

using state::AccountClassId;
using state::FlowId;
using state::Ledger;
using state::Verb;

namespace {

constexpr AccountClassId nowhere = Ledger::nowhere;

Accounts::TokenFlows declare_token_flows(Ledger& ledger, Accounts const& of) {
  auto const flow = [&](Verb verb, char const* reason, AccountClassId from, AccountClassId to) {
    return ledger.flow(of.token, verb, reason, from, to);
  };
  return {
      .genesis_holders = flow(Verb::mint, "genesis: holders", nowhere, of.holders),
      .genesis_locked = flow(Verb::mint, "genesis: locked allocations", nowhere, of.locked),
      .genesis_stakes = flow(Verb::mint, "genesis: stakes of the first devices", nowhere, of.stakes),
      .genesis_market = flow(Verb::mint, "genesis: market", nowhere, of.market),
      .genesis_traders = flow(Verb::mint, "genesis: traders", nowhere, of.traders),
      .emission = flow(Verb::mint, "block rewards", nowhere, of.accrued),
      .engine_release = flow(Verb::mint, "released by the incentive engine", nowhere, of.accrued),
      .collected = flow(Verb::transfer, "rewards collected", of.accrued, of.operators),
      .co_staking = flow(Verb::transfer, "co-stakers' part of rewards", of.accrued, of.co_stakers),
      .released_at_end = flow(Verb::transfer, "rewards of devices that end", of.accrued, of.operators),
      .stakes_bought = flow(Verb::transfer, "bought for stakes", of.market, of.stake_purchases),
      .staked = flow(Verb::lock, "staked by operators", of.stake_purchases, of.stakes),
      .co_staked = flow(Verb::lock, "staked by token holders", of.holders, of.stakes),
      .unstaked = flow(Verb::unlock, "stakes returned to operators", of.stakes, of.operators),
      .co_stakes_returned = flow(Verb::unlock, "stakes returned to token holders", of.stakes, of.holders),
      .slashed_stake = flow(Verb::burn, "slashed stakes", of.stakes, nowhere),
      .slashed_accrued = flow(Verb::burn, "slashed rewards", of.accrued, nowhere),
      .operators_sell = flow(Verb::transfer, "sold by operators", of.operators, of.market),
      .co_stakers_sell = flow(Verb::transfer, "sold by co-stakers", of.co_stakers, of.market),
      .holders_sell = flow(Verb::transfer, "sold after unlocking", of.holders, of.market),
      .traders_sell = flow(Verb::transfer, "sold by traders", of.traders, of.market),
      .traders_buy = flow(Verb::transfer, "bought by traders", of.market, of.traders),
      .arbitrage_sells = flow(Verb::transfer, "sold by arbitrage", of.holders, of.market),
      .arbitrage_buys = flow(Verb::transfer, "bought by arbitrage", of.market, of.holders),
      .unlocked = flow(Verb::unlock, "allocations unlocked", of.locked, of.holders),
      .buyback_burned = flow(Verb::burn, "bought back and burned", of.market, nowhere),
      .payouts_bought = flow(Verb::transfer, "hire payments taken in the token", of.market, of.operators),
  };
}

Accounts::UsdFlows declare_usd_flows(Ledger& ledger, Accounts const& of) {
  auto const flow = [&](char const* reason, AccountClassId from, AccountClassId to) {
    return ledger.flow(of.usd, Verb::transfer, reason, from, to);
  };
  return {
      .liquidity_brought = flow("liquidity brought to the market", of.outside_usd, of.market_usd),
      .liquidity_taken = flow("liquidity taken from the market", of.market_usd, of.outside_usd),
      .genesis_traders = flow("cash brought by traders", of.outside_usd, of.traders_usd),
      .prepaid = flow("hires prepaid", of.outside_usd, of.escrow),
      .renter_fees = flow("renters' fees", of.outside_usd, of.treasury),
      .supplier_pay = flow("hires paid", of.escrow, of.earnings),
      .supplier_fees = flow("suppliers' fees", of.escrow, of.treasury),
      .refunds = flow("hires refunded", of.escrow, of.outside_usd),
      .collected = flow("hire payments collected", of.earnings, of.cash),
      .last_collected = flow("hire payments of devices that end", of.earnings, of.cash),
      .running_costs = flow("running costs", of.cash, of.outside_usd),
      .self_hire_fees = flow("fees of hires to oneself", of.cash, of.treasury),
      .own_money = flow("operators' own money", of.outside_usd, of.cash),
      .stakes_bought = flow("tokens bought for stakes", of.outside_usd, of.market_usd),
      .operators_sold = flow("operators' sales", of.market_usd, of.cash),
      .co_stakers_sold = flow("co-stakers' sales", of.market_usd, of.outside_usd),
      .holders_sold = flow("sales after unlocking", of.market_usd, of.outside_usd),
      .traders_sold = flow("traders' sales", of.market_usd, of.traders_usd),
      .traders_bought = flow("traders' purchases", of.traders_usd, of.market_usd),
      .arbitrage_sold = flow("arbitrage: sales", of.market_usd, of.outside_usd),
      .arbitrage_bought = flow("arbitrage: purchases", of.outside_usd, of.market_usd),
      .buyback = flow("buyback", of.treasury, of.market_usd),
      .payouts_collected = flow("hire payments to be taken in the token", of.earnings, of.payouts),
      .payouts_spent = flow("hire payments taken in the token", of.payouts, of.market_usd),
      .engine_fee_part = flow("incentive engine: paid from fees", of.treasury, of.earnings),
  };
}

}  // namespace

Accounts::Accounts(Ledger& ledger, Tables const& tables, std::string const& symbol, int decimals)
    : token{ledger.token(symbol, decimals)}, usd{ledger.token("USD", 6)} {
  auto const& devices = tables.devices;
  accrued = ledger.account_class(token, "rewards not collected", *devices.rows, devices.accrued);
  stakes = ledger.account_class(token, "stakes", *devices.rows, devices.staked);
  operators = ledger.account_class(token, "operators", *tables.operators.rows, tables.operators.tokens);
  stake_purchases = ledger.book_account(token, "bought for stakes");
  market = ledger.book_account(token, "market");
  traders = ledger.book_account(token, "traders");
  locked = ledger.book_account(token, "locked allocations");
  holders = ledger.book_account(token, "holders");
  co_stakers = ledger.book_account(token, "co-stakers");

  escrow = ledger.account_class(usd, "escrow of hires", *tables.hires.rows, tables.hires.escrow);
  earnings = ledger.account_class(usd, "hire payments not collected", *devices.rows, devices.earned);
  cash = ledger.account_class(usd, "operators' cash", *tables.operators.rows, tables.operators.cash);
  payouts = ledger.book_account(usd, "hire payments about to buy tokens");
  treasury = ledger.book_account(usd, "treasury");
  market_usd = ledger.book_account(usd, "market");
  traders_usd = ledger.book_account(usd, "traders");
  outside_usd = ledger.outside(usd);

  token_flows = declare_token_flows(ledger, *this);
  usd_flows = declare_usd_flows(ledger, *this);
}

}  // namespace flywheel::economy::io_net
