#include "sim/economy/depin/io_net/spec/token_market.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

void declare_traders(Fields& fields, TradersSpec& spec, Amount const& tokens, Price const& price) {
  fields("cash", spec.cash_micro_usd, Amount{}, "what they bring in USD");
  fields("holdings", spec.holdings_base_units, tokens, "what they bring in tokens, out of the genesis supply");
  fields("traders", spec.traders, Real{.above = 0}, "how many they are, both kinds together");
  fields("fundamental", spec.fundamental_usd, price, "the price that fundamentalists believe in", settable);
  fields("revenue_weight", spec.revenue_weight, Share{},
         "how much of that belief follows the network's revenue instead", settable | otherwise("0 %"));
  fields("revenue_multiple", spec.revenue_multiple, Real{.least = 0, .most = 1e6},
         "then: network value = multiple x customers' yearly payments; price = value / circulating supply",
         settable | otherwise("0"));
  fields("required_return", spec.required_return_per_day, Rate{.per = "d"}, "r: what both kinds could earn elsewhere",
         settable);
  fields("trend", spec.trend, Real{.least = 0, .most = 10},
         "g: trend followers expect g x the price's deviation from the fundamental value", settable);
  fields("intensity_of_choice", spec.intensity_of_choice, Real{.least = 0, .most = 1e9},
         "beta, per USD: how quickly traders move to the rule that earned more", settable);
  fields("memory", spec.memory, Share{.most = 0.999999}, "w: of a rule's past profits that still count a day later",
         settable);
  fields("information_cost", spec.information_cost_usd_per_day, Price{.per = "d"},
         "C: what a fundamentalist pays for information", settable);
  fields("risk", spec.risk_aversion_times_variance, Real{.above = 0},
         "a s^2, USD per token and token: how little a trader holds for an expected gain", settable);
}

void declare_series(Fields& fields, SeriesMarketSpec& spec) {
  fields("file", spec.file, FilePath{}, "CSV of time and price");
  fields("longest_gap", spec.longest_gap_ms, Duration{.least_ms = 1}, "two quotes may not lie further apart",
         otherwise("7 d"));
}

void declare_diffusion(Fields& fields, DiffusionMarketSpec& spec, Price const& price) {
  fields("price", spec.price_usd, price, "price at the start");
  fields("drift", spec.drift_per_year, Rate{.per = "year", .least = -100}, "of the mean price", settable);
  fields("volatility", spec.volatility_per_sqrt_year, Real{.least = 0, .most = 10}, "per square root of a year",
         settable);
  fields("jumps", spec.jumps_per_year, Rate{.of = "jumps", .per = "year"}, "Poisson", settable);
  fields("jump_log_mean", spec.jump_log_mean, Real{.least = -5, .most = 5}, "of a jump in log price", settable);
  fields("jump_log_sd", spec.jump_log_sd, Real{.least = 0, .most = 5}, "the same: spread", settable);
}

/// Declares whichever of the models that order flow does not move.
template <class Model>
void declare_reference(Fields& fields, Model& model, Price const& price) {
  if constexpr (std::is_same_v<Model, DiffusionMarketSpec>) declare_diffusion(fields, model, price);
  if constexpr (std::is_same_v<Model, SeriesMarketSpec>) declare_series(fields, model);
  if constexpr (std::is_same_v<Model, ConstantMarketSpec>) {
    fields("price", model.price_usd, price, "the price, always", settable);
  }
}

void declare_pool(Fields& fields, PoolMarketSpec& spec, Amount const& tokens, Price const& price) {
  fields("price", spec.price_usd, price, "price at the start");
  fields("liquidity", spec.liquidity_micro_usd, Amount{.least_base_units = 1'000'000}, "USD side of the pool");
  fields("fee", spec.fee_ppm, Share{.most = 0.5, .parts = 1'000'000}, "of every swap, kept by the pool", settable);
  fields(
      "settlement", spec.settlement,
      Choice<PoolSettlement>{{"netted", PoolSettlement::netted}, {"sequential", PoolSettlement::sequential}},
      "netted: a day's orders cross, the rest is one swap, everybody pro rata; sequential: everybody swaps alone, in "
      "the order of ids",
      settable | otherwise("netted"));
  fields("traders", spec.traders,
         section_by([&](Fields& inner, TradersSpec& value) { declare_traders(inner, value, tokens, price); }),
         "who trades beside the network's own agents; absent: nobody");
  fields("reference", spec.reference,
         one_of_by("model", {"constant", "series", "diffusion"},
                   [&](Fields& inner, auto& model) { declare_reference(inner, model, price); }),
         "a price outside that arbitrage holds the pool to; absent: the pool is the only market");
}

}  // namespace

void declare_token_market(Fields& fields, TokenMarketSpec& spec, std::string const& symbol, int decimals) {
  Amount const tokens{.symbol = symbol, .decimals = decimals};
  Price const price{.per = symbol, .may_be_zero = false};
  fields("token_market", spec,
         one_of_by("model", {"pool", "constant", "series", "diffusion", "belief"},
                   [&](Fields& inner, auto& model) {
                     using Model = std::decay_t<decltype(model)>;
                     if constexpr (std::is_same_v<Model, PoolMarketSpec>) {
                       declare_pool(inner, model, tokens, price);
                     } else if constexpr (std::is_same_v<Model, BeliefMarketSpec>) {
                       inner("price", model.price_usd, price, "what owners believe a token to be worth", settable);
                     } else {
                       declare_reference(inner, model, price);
                     }
                   }),
         "where the token's price comes from");
}

void declare_fields(Fields& fields, UnlockSpec& spec) {
  fields("name", spec.name, Text{.what = "who is unlocked"}, "what results are labelled with");
  fields("share", spec.share_of_genesis_ppm, Share{.parts = 1'000'000}, "of the genesis supply");
  fields("first_month", spec.first_month, Whole{.least = 1, .most = 1200}, "month after the start of the first part");
  fields("parts", spec.parts, Whole{.least = 1, .most = 1200, .unit = "months"}, "equal monthly parts");
  fields("sold", spec.sold_ppm, Share{.parts = 1'000'000}, "of each part, sold at once", settable);
}

}  // namespace flywheel::economy::io_net
