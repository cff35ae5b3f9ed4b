#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

#include "kernels/emission/subnet/issuance_halving.hpp"
#include "sim/economy/subnet/bittensor/metrics/metric.hpp"
#include "sim/economy/subnet/bittensor/metrics/of_subnet.hpp"

namespace flywheel::economy::bittensor {

namespace {

/// What the ten largest shares add to.
double top_ten(NetworkView const& seen) {
  std::vector<double> shares;
  for (auto const& subnet : seen.subnets) shares.push_back(subnet.emission_share);
  std::sort(shares.begin(), shares.end(), std::greater<>{});
  return std::accumulate(shares.begin(), shares.begin() + std::min<std::ptrdiff_t>(10, std::ssize(shares)), 0.0);
}

std::int64_t halvings(NetworkView const& seen) {
  std::int64_t count = 0;
  auto mint = emission::IssuanceHalving{}(0);
  for (auto const now = emission::IssuanceHalving{}(seen.chain.issued_tao); mint > now && mint > 0; mint /= 2) ++count;
  return count;
}

}  // namespace

std::vector<Metric> chain_metrics() {
  using namespace of_subnet;
  using View = NetworkView const&;
  return {
      {"block", "1", "last block of the chain", "start + time / block",
       Metric::Integer{[](View seen) { return static_cast<std::int64_t>(seen.chain.block); }}},
      {"issued", "TAO", "issued since the first block", "genesis + minted",
       Metric::Money{[](View seen) { return state::Amount{seen.chain.issued_tao}; }}},
      {"halvings", "1", "of the block's mint so far", "floor(log2(1 / (1 - issued / 21e6)))",
       Metric::Integer{halvings}},
      {"block_mint", "TAO", "what the last block could mint", "1 / 2^halvings",
       Metric::Number{[](View seen) { return static_cast<double>(seen.chain.last_mint_tao) / 1e9; }}},
      {"free", "TAO", "neither staked nor in pools", "account", Metric::Money{[](View seen) { return seen.free_tao; }}},
      {"root_stake", "TAO", "staked on root", "account", Metric::Money{[](View seen) { return seen.root_tao; }}},
      {"in_pools", "TAO", "in the pools of all subnets", "sum of reserves",
       Metric::Money{[](View seen) { return seen.pools_tao; }}},
      {"injected", "TAO", "minted into pools as liquidity since the start", "flow",
       Metric::Money{[](View seen) { return seen.injected; }}},
      {"chain_bought", "TAO", "minted to buy alpha since the start", "flow",
       Metric::Money{[](View seen) { return seen.chain_bought; }}},
      {"staked", "TAO", "paid for alpha by stakers since the start", "flow",
       Metric::Money{[](View seen) { return seen.staked; }}},
      {"unstaked", "TAO", "paid to sellers of alpha since the start", "flow",
       Metric::Money{[](View seen) { return seen.unstaked; }}},
      {"registration_fees", "TAO", "paid to join since the start", "flow",
       Metric::Money{[](View seen) { return seen.registrations_tao; }}},
      {"price_sum", "TAO/ALPHA", "all subnets' prices together", "sum of prices",
       Metric::Number{[](View seen) { return sum(seen, price); }}},
      {"alpha_worth", "TAO", "outstanding alpha of all subnets at their prices", "sum of price x outstanding",
       Metric::Number{[](View seen) {
         return sum(seen, [](SubnetView const& subnet) { return price(subnet) * outstanding(subnet); });
       }}},
      {"top_ten_share", "1", "of the block's TAO to the ten largest subnets", "sum of the ten largest shares",
       Metric::Number{top_ten}},
      {"subnets_paid", "1", "subnets with a share of the block's TAO", "count", Metric::Integer{[](View seen) {
         return count_if(seen, [](SubnetView const& subnet) { return share(subnet) > 0; });
       }}},
  };
}

}  // namespace flywheel::economy::bittensor
