#include "sim/economy/depin/io_net/metrics/metric.hpp"

namespace flywheel::economy::io_net {
namespace {

state::Amount staked(Measured const& of) {
  return of.book(of.accounts.stakes);
}

state::Amount locked(Measured const& of) {
  return of.book(of.accounts.locked) + staked(of);
}

state::Amount supply(Measured const& of) {
  return of.ledger.minted(of.world, of.accounts.token) - of.ledger.burned(of.world, of.accounts.token);
}

}  // namespace

std::vector<Metric> token_metrics() {
  using enum Extent;
  return {
      {"supply", "token", "tokens in existence", "minted - burned", scalar, Metric::Money{supply}},
      {"minted", "token", "minted since the start, genesis included", "sum of mint flows", scalar,
       Metric::Money{[](auto const& of) { return of.ledger.minted(of.world, of.accounts.token); }}},
      {"burned", "token", "burned since the start", "sum of burn flows", scalar,
       Metric::Money{[](auto const& of) { return of.ledger.burned(of.world, of.accounts.token); }}},
      {"emitted", "token", "minted by reward blocks and by the incentive engine", "genesis left out", scalar,
       Metric::Money{[](auto const& of) {
         return of.flowed(of.accounts.token_flows.emission) + of.flowed(of.accounts.token_flows.engine_release);
       }}},
      {"bought_back", "token", "bought with the network's revenue and burned", "sum of buyback burns", scalar,
       Metric::Money{[](auto const& of) { return of.flowed(of.accounts.token_flows.buyback_burned); }}},
      {"slashed", "token", "confiscated and burned after the appeal", "of stakes and of rewards not collected", scalar,
       Metric::Money{[](auto const& of) {
         return of.flowed(of.accounts.token_flows.slashed_stake) + of.flowed(of.accounts.token_flows.slashed_accrued);
       }}},
      {"staked", "token", "in devices' stake accounts", "unbonding and banned devices included", scalar,
       Metric::Money{staked}},
      {"locked", "token", "what cannot be sold: stakes and allocations not yet unlocked", "staked + locked allocations",
       scalar, Metric::Money{locked}},
      {"circulating", "token", "what may be sold", "supply - locked", scalar,
       Metric::Money{[](auto const& of) { return supply(of) - locked(of); }}},
      {"held_by_operators", "token", "collected rewards that operators have not sold", "sum over operators", scalar,
       Metric::Money{[](auto const& of) { return of.book(of.accounts.operators); }}},
      {"on_the_market", "token", "the token side of the market", "reserve of the pool", scalar,
       Metric::Money{[](auto const& of) { return of.book(of.accounts.market); }}},
      {"last_block", "token", "minted by the last reward block", "sum over pools", scalar,
       Metric::Money{[](auto const& of) { return static_cast<state::Amount>(of.network.last_block_base_units); }}},
  };
}

}  // namespace flywheel::economy::io_net
