#include "sim/economy/subnet/bittensor/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <variant>

#include "kernels/emission/subnet/issuance_halving.hpp"
#include "sim/economy/subnet/bittensor/subnet_metrics.hpp"

namespace flywheel::economy::bittensor {

using namespace of_subnet;  // two dozen values of a subnet

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double median(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return not_a_number;
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

using OfSubnet = double (*)(SubnetView const&);

double sum(NetworkView const& seen, OfSubnet value) {
  double total = 0;
  for (auto const& subnet : seen.subnets) total += subnet.exists ? value(subnet) : 0.0;
  return total;
}

double median(NetworkView const& seen, OfSubnet value) {
  std::vector<double> values;
  for (auto const& subnet : seen.subnets) values.push_back(subnet.exists ? value(subnet) : not_a_number);
  return median(std::move(values));
}

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

double holders_worth(NetworkView const& seen) {
  double worth = 0;
  for (auto const& subnet : seen.subnets) worth += price(subnet) * outstanding(subnet);
  return worth;
}

statistics::ConfusionCounts judgements(NetworkView const& seen) {
  statistics::ConfusionCounts all{};
  for (auto const& subnet : seen.subnets) all.merge(subnet.verdicts.counts);
  return all;
}

/// NaN where nobody could be one.
double rate(std::uint64_t some, std::uint64_t rest) {
  return ratio(static_cast<double>(some), static_cast<double>(some + rest));
}

double evaluation_cost(NetworkView const& seen) {
  double spent = 0;
  for (auto const& subnet : seen.subnets) {
    for (auto const& of : subnet.sight.by_behaviour) spent += static_cast<double>(of.spent) / 1e9;
  }
  return spent;
}

double of_wallets(NetworkView const& seen, double value) {
  return seen.wallets.total == 0 ? not_a_number : value;
}

using Money = state::Amount (*)(NetworkView const&);
using Number = double (*)(NetworkView const&);
using Integer = std::int64_t (*)(NetworkView const&);

struct Metric {
  char const* name;
  char const* units;
  char const* meaning;
  char const* formula;
  std::variant<Money, Number, Integer, OfSubnet> value;
};

std::int64_t count_if(NetworkView const& seen, bool (*is_one)(SubnetView const&)) {
  return std::count_if(seen.subnets.begin(), seen.subnets.end(),
                       [&](auto const& subnet) { return subnet.exists && is_one(subnet); });
}

/// What is recorded besides, where owners adapt.
std::vector<Metric> const& owner_metrics() {
  using View = NetworkView const&;
  static std::vector<Metric> const all{
      {"owners_income", "TAO/d", "owners' cuts of all subnets, of the last epochs at the prices", "sum",
       Number{[](View seen) { return sum(seen, owner_income); }}},
      {"mean_withheld", "1", "of miners' incentive that owners withhold, mean over subnets", "mean",
       Number{[](View seen) { return ratio(sum(seen, withheld), sum(seen, [](SubnetView const&) { return 1.0; })); }}},
      {"withholding_all", "1", "owners who withhold all of it", "count", Integer{[](View seen) {
         return count_if(seen, [](SubnetView const& subnet) { return subnet.withheld_share >= 1.0; });
       }}},
      {"withholding_part", "1", "owners who withhold a part of it", "count", Integer{[](View seen) {
         return count_if(
             seen, [](SubnetView const& subnet) { return subnet.withheld_share > 0.0 && subnet.withheld_share < 1.0; });
       }}},
      {"hyperparameters_set", "1", "times that owners have set one since the start, all subnets", "sum",
       Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, hyperparameters)); }}},
      {"withheld", "1", "of incentive that a subnet's owner wants withheld", "share of an honest row", withheld},
      {"owner_income", "TAO/d", "a subnet's owner's cut, of the last epoch at the price", "cut x price x epochs a day",
       owner_income},
  };
  return all;
}

std::vector<Metric> const& metrics() {
  using View = NetworkView const&;
  static std::vector<Metric> const all{
      {"block", "1", "last block of the chain", "start + time / block",
       Integer{[](View seen) { return static_cast<std::int64_t>(seen.chain.block); }}},
      {"issued", "TAO", "issued since the first block", "genesis + minted",
       Money{[](View seen) { return state::Amount{seen.chain.issued_tao}; }}},
      {"halvings", "1", "of the block's mint so far", "floor(log2(1 / (1 - issued / 21e6)))", Integer{halvings}},
      {"block_mint", "TAO", "what the last block could mint", "1 / 2^halvings",
       Number{[](View seen) { return static_cast<double>(seen.chain.last_mint_tao) / 1e9; }}},
      {"free", "TAO", "neither staked nor in pools", "account", Money{[](View seen) { return seen.free_tao; }}},
      {"root_stake", "TAO", "staked on root", "account", Money{[](View seen) { return seen.root_tao; }}},
      {"in_pools", "TAO", "in the pools of all subnets", "sum of reserves",
       Money{[](View seen) { return seen.pools_tao; }}},
      {"injected", "TAO", "minted into pools as liquidity since the start", "flow",
       Money{[](View seen) { return seen.injected; }}},
      {"chain_bought", "TAO", "minted to buy alpha since the start", "flow",
       Money{[](View seen) { return seen.chain_bought; }}},
      {"staked", "TAO", "paid for alpha by stakers since the start", "flow",
       Money{[](View seen) { return seen.staked; }}},
      {"unstaked", "TAO", "paid to sellers of alpha since the start", "flow",
       Money{[](View seen) { return seen.unstaked; }}},
      {"registration_fees", "TAO", "paid to join since the start", "flow",
       Money{[](View seen) { return seen.registrations_tao; }}},
      {"price_sum", "TAO/ALPHA", "all subnets' prices together", "sum of prices",
       Number{[](View seen) { return sum(seen, price); }}},
      {"alpha_worth", "TAO", "outstanding alpha of all subnets at their prices", "sum of price x outstanding",
       Number{holders_worth}},
      {"top_ten_share", "1", "of the block's TAO to the ten largest subnets", "sum of the ten largest shares",
       Number{top_ten}},
      {"subnets_paid", "1", "subnets with a share of the block's TAO", "count", Integer{[](View seen) {
         return static_cast<std::int64_t>(
             std::count_if(seen.subnets.begin(), seen.subnets.end(), [](auto const& of) { return share(of) > 0; }));
       }}},
      {"median_incentive_gini", "1", "of the last epochs' incentive of working miners, median over subnets",
       "Gini(incentive)", Number{[](View seen) { return median(seen, incentive_gini); }}},
      {"median_incentive_top", "1", "of incentive to the top 1 % of working miners, median over subnets", "top share",
       Number{[](View seen) { return median(seen, incentive_top); }}},
      {"median_operator_gini", "1", "of the last epochs' incentive of operators of working miners, median over subnets",
       "Gini(incentive of all keys)", Number{[](View seen) { return median(seen, operator_gini); }}},
      {"median_operator_top", "1", "of incentive to the top 1 % of operators, median over subnets", "top share",
       Number{[](View seen) { return median(seen, operator_top); }}},
      {"wallets", "1", "of operators on each subnet, validators on all subnets, and owners who got a cut", "count",
       Integer{[](View seen) { return std::int64_t{seen.wallets.holders}; }}},
      {"wallet_gini", "1", "of the last epochs' pay by wallet, in TAO", "Gini",
       Number{[](View seen) { return of_wallets(seen, seen.wallets.gini); }}},
      {"wallet_top", "1", "of that pay to the top 1 % of wallets", "top share",
       Number{[](View seen) { return of_wallets(seen, seen.wallets.top_share); }}},
      {"wallet_nakamoto", "1", "least wallets with more than half of it", "count",
       Number{[](View seen) { return of_wallets(seen, seen.wallets.nakamoto); }}},
      {"median_dividend_gini", "1", "of the last epochs' dividends of validators, median over subnets",
       "Gini(dividends)", Number{[](View seen) { return median(seen, dividend_gini); }}},
      {"median_trust", "1", "mean validator trust of a subnet, median over subnets", "mean trust",
       Number{[](View seen) { return median(seen, trust); }}},
      {"median_skill_correlation", "1", "of quality and incentive of working miners, median over subnets",
       "Pearson's r", Number{[](View seen) { return median(seen, skill); }}},
      {"median_stake_correlation", "1", "of stake and dividend of validators, median over subnets", "Pearson's r",
       Number{[](View seen) { return median(seen, stake); }}},
      {"median_copier_gain", "1", "copiers' gain over honest validators, median over subnets", "median",
       Number{[](View seen) { return median(seen, copier_gain); }}},
      {"median_lazy_gain", "1", "lazy validators' gain over honest ones, median over subnets", "median",
       Number{[](View seen) { return median(seen, lazy_gain); }}},
      {"median_cartel_gain", "1", "gain of cartels' validators over honest ones, median over subnets", "median",
       Number{[](View seen) { return median(seen, cartel_gain); }}},
      {"median_bribed_gain", "1", "bribed validators' gain over honest ones, bribes left out, median over subnets",
       "median", Number{[](View seen) { return median(seen, bribed_gain); }}},
      {"median_favoured_gain", "1", "gain of the miners of cartels and bribers, median over subnets", "median",
       Number{[](View seen) { return median(seen, favoured_gain); }}},
      {"median_mean_skill", "1", "mean skill of working miners, median over subnets", "mean ln quality",
       Number{[](View seen) { return median(seen, mean_skill); }}},
      {"median_mean_overfit", "1", "mean of what working miners learned of a benchmark alone, median over subnets",
       "mean overfit", Number{[](View seen) { return median(seen, mean_overfit); }}},
      {"compute_cost", "TAO", "spent by miners on compute since the start", "sum of compute x price",
       Number{[](View seen) { return seen.compute_tao; }}},
      {"returned", "1", "registrations since the start by miners who had lost a uid, all subnets", "sum",
       Integer{[](View seen) {
         std::int64_t count = 0;
         for (auto const& subnet : seen.subnets) count += static_cast<std::int64_t>(subnet.returns);
         return count;
       }}},
      {"judgements", "1", "of validators since the start", "count", Integer{[](View seen) {
         auto const of = judgements(seen);
         return static_cast<std::int64_t>(of.true_positives + of.false_positives + of.true_negatives +
                                          of.false_negatives);
       }}},
      {"true_positive_rate", "1", "of judgements of colluders that flagged them, since the start", "TP / (TP + FN)",
       Number{[](View seen) { return rate(judgements(seen).true_positives, judgements(seen).false_negatives); }}},
      {"false_positive_rate", "1", "of judgements of all others that flagged them, since the start", "FP / (FP + TN)",
       Number{[](View seen) { return rate(judgements(seen).false_positives, judgements(seen).true_negatives); }}},
      {"precision", "1", "of flags since the start that met colluders", "TP / (TP + FP)",
       Number{[](View seen) { return rate(judgements(seen).true_positives, judgements(seen).false_positives); }}},
      {"expelled", "1", "validators since the start, all subnets", "sum", Integer{[](View seen) {
         std::int64_t count = 0;
         for (auto const& subnet : seen.subnets) count += static_cast<std::int64_t>(subnet.verdicts.expelled);
         return count;
       }}},
      {"bribed", "1", "validators who take bribes, all subnets", "count", Integer{[](View seen) {
         constexpr auto kind = static_cast<std::size_t>(population::ValidatorKind::bribed);
         std::int64_t count = 0;
         for (auto const& subnet : seen.subnets) count += subnet.sight.by_behaviour[kind].takers;
         return count;
       }}},
      {"evaluation_cost", "TAO", "spent by validators on looks at miners since the start", "sum of samples x price",
       Number{evaluation_cost}},
      {"median_registration", "TAO", "price of a registration, median over subnets", "median",
       Number{[](View seen) { return median(seen, registration); }}},
      {"registered", "1", "neurons since the start, all subnets", "sum",
       Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, registrations)); }}},
      {"subnets", "1", "that there are", "count", Integer{[](View seen) {
         return static_cast<std::int64_t>(
             std::count_if(seen.subnets.begin(), seen.subnets.end(), [](auto const& of) { return of.exists; }));
       }}},
      {"founded", "1", "subnets since the start", "count",
       Integer{[](View seen) { return static_cast<std::int64_t>(seen.founding.founded); }}},
      {"removed", "1", "subnets that made room for others since the start", "count",
       Integer{[](View seen) { return static_cast<std::int64_t>(seen.founding.removed); }}},
      {"owners_replaced", "1", "by hotkeys with more conviction since the start, all subnets", "sum",
       Integer{[](View seen) { return static_cast<std::int64_t>(sum(seen, owners_replaced)); }}},
      {"lock", "TAO", "what founding a subnet costs", "max(least, 2 last - last / I blocks)",
       Number{[](View seen) { return seen.lock_tao; }}},
      {"price", "TAO/ALPHA", "of a subnet's alpha", "weights x reserves", price},
      {"moving_price", "TAO/ALPHA", "that shares follow", "ema(min(price, 1))", moving_price},
      {"emission_share", "1", "of the block's TAO", "by the rule set", share},
      {"miner_burned", "1", "of incentive that the owner withheld", "withheld / incentive", burned},
      {"registration", "TAO", "price of a registration", "burn", registration},
      {"pool", "TAO", "in a subnet's pool", "reserve", pool},
      {"outstanding", "ALPHA", "alpha outside a subnet's pool", "column", outstanding},
      {"registrations", "1", "neurons that joined since the start", "count", registrations},
      {"miners", "1", "who work on a subnet", "count", miners},
      {"incentive_gini", "1", "of the last epoch's incentive of working miners", "Gini", incentive_gini},
      {"incentive_nakamoto", "1", "least working miners with more than half of it", "count", incentive_nakamoto},
      {"operator_gini", "1", "of the last epoch's incentive of operators", "Gini", operator_gini},
      {"operator_nakamoto", "1", "least operators with more than half of it", "count", operator_nakamoto},
      {"dividend_gini", "1", "of the last epoch's dividends of validators", "Gini", dividend_gini},
      {"dividend_nakamoto", "1", "least validators with more than half of it", "count", dividend_nakamoto},
      {"trust", "1", "mean validator trust", "sum of clipped weights / validators", trust},
      {"skill_correlation", "1", "of quality and incentive of working miners", "Pearson's r", skill},
      {"stake_correlation", "1", "of stake and dividend of validators", "Pearson's r", stake},
      {"mean_skill", "1", "of working miners", "mean ln quality", mean_skill},
      {"mean_overfit", "1", "what working miners learned of the benchmark alone", "mean overfit", mean_overfit},
      {"operators", "1", "who run the working miners, whatever their number of keys", "count", operators},
      {"sybil_share", "1", "of incentive to operators with several keys", "incentive of theirs / incentive",
       sybil_share},
      {"copier_gain", "1", "net dividends by stake of copiers, over those of honest validators",
       "((D - c / p) / S) / ((D - c / p) / S of the honest); c a mean epoch's looks, S alpha + tao_weight x root",
       copier_gain},
      {"lazy_gain", "1", "the same of lazy validators", "as copier_gain", lazy_gain},
      {"cartel_gain", "1", "the same of cartels' validators, their miners' incentive left out", "as copier_gain",
       cartel_gain},
      {"bribed_gain", "1", "the same of bribed validators, bribes left out", "as copier_gain", bribed_gain},
      {"favoured_gain", "1", "share of incentive of cartels' and bribers' miners over their share of quality",
       "(I / I of all) / (Q / Q of all), Q the sum of e^skill", favoured_gain},
  };
  return all;
}

/// Writes what a metric comes to into its places of the recorder.
struct Record {
  NetworkView const& seen;
  state::SeriesId id;
  WorldId world;
  state::Recorder& recorder;

  void operator()(Money value) const { recorder.money(id, world)[0] = value(seen); }
  void operator()(Number value) const { recorder.real(id, world)[0] = value(seen); }
  void operator()(Integer value) const { recorder.integer(id, world)[0] = value(seen); }
  void operator()(OfSubnet value) const {
    auto const places = recorder.real(id, world);
    for (std::size_t i = 0; i < seen.subnets.size(); ++i)
      places[i] = seen.subnets[i].exists ? value(seen.subnets[i]) : not_a_number;
  }
};

state::ElementType type_of(Metric const& metric) {
  if (std::holds_alternative<Money>(metric.value)) return state::ElementType::money;
  return std::holds_alternative<Integer>(metric.value) ? state::ElementType::integer : state::ElementType::real;
}

}  // namespace

std::vector<state::Series> series_of(std::string const& economy, std::uint32_t subnets, bool has_owners) {
  std::vector<std::string> netuids;
  for (std::uint32_t subnet = 1; subnet <= subnets; ++subnet) netuids.push_back(std::to_string(subnet));
  std::vector<state::Series> series;
  auto recorded = metrics();
  if (has_owners) recorded.insert(recorded.end(), owner_metrics().begin(), owner_metrics().end());
  for (auto const& metric : recorded) {
    state::Series one{.group = economy,
                      .name = metric.name,
                      .units = metric.units,
                      .long_name = metric.meaning,
                      .formula = metric.formula,
                      .type = type_of(metric),
                      .token_decimals = tao_decimals};
    if (std::holds_alternative<OfSubnet>(metric.value)) one.dimensions = {{"subnet", subnets, netuids}};
    series.push_back(std::move(one));
  }
  return series;
}

void record(NetworkView const& seen, std::span<state::SeriesId const> ids, WorldId world, state::Recorder& recorder) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto const& metric = i < metrics().size() ? metrics()[i] : owner_metrics()[i - metrics().size()];
    std::visit(Record{seen, ids[i], world, recorder}, metric.value);
  }
}

}  // namespace flywheel::economy::bittensor
