#include "sim/economy/depin/io_net/spec/token_market.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

void declare_traders(Fields& fields, TradersSpec& spec, Amount const& tokens, Price const& price) {
  fields("cash", spec.cash_micro_usd, Amount{}, "what they bring in USD");
  fields("holdings", spec.holdings_base_units, tokens, "what they bring in tokens, out of the genesis supply");
  fields("fundamental", spec.fundamental_usd, price, "the price that fundamentalists believe in", settable);
  fields("revenue_weight", spec.fundamental_yield_share, Share{},
         "how much of that belief follows the network's revenue since the start", settable | otherwise("0 %"));
  fields("reversion", spec.reversion, Share{}, "of the gap that fundamentalists expect to close in a day", settable);
  fields("trend", spec.trend, Real{.least = 0, .most = 10},
         "of the last day's change that trend followers expect to go on", settable);
  fields("intensity_of_choice", spec.intensity_of_choice, Real{.least = 0, .most = 1e6},
         "beta: how quickly traders move to the rule that earned more", settable);
  fields("fundamentalist_cost", spec.fundamentalist_cost, Real{.least = 0, .most = 1},
         "what information costs a day, as a share of the price", settable);
  fields("trade_share", spec.trade_share_per_day, Share{}, "of what they hold, traded a day at most", settable);
}

void declare_pool(Fields& fields, PoolMarketSpec& spec, Amount const& tokens, Price const& price) {
  fields("price", spec.price_usd, price, "price at the start");
  fields("liquidity", spec.liquidity_micro_usd, Amount{.least_base_units = 1'000'000}, "USD side of the pool");
  fields("fee", spec.fee_ppm, Share{.parts = 1'000'000}, "of every swap, kept by the pool", settable);
  fields("traders", spec.traders,
         ListOf{section_by([&](Fields& inner, TradersSpec& value) { declare_traders(inner, value, tokens, price); })},
         "who trades beside the network's own agents; at most one group", otherwise("[]"));
}

void declare_diffusion(Fields& fields, DiffusionMarketSpec& spec, Price const& price) {
  fields("price", spec.price_usd, price, "price at the start");
  fields("drift", spec.drift_per_year, Rate{.per = "year", .least = -100}, "of the log price", settable);
  fields("volatility", spec.volatility_per_sqrt_year, Real{.least = 0, .most = 10}, "per square root of a year",
         settable);
  fields("jumps", spec.jumps_per_year, Rate{.of = "jumps", .per = "year"}, "Poisson", settable);
  fields("jump_log_mean", spec.jump_log_mean, Real{.least = -5, .most = 5}, "of a jump in log price", settable);
  fields("jump_log_sd", spec.jump_log_sd, Real{.least = 0, .most = 5}, "the same: spread", settable);
}

}  // namespace

void declare_token_market(Fields& fields, TokenMarketSpec& spec, std::string const& symbol, int decimals) {
  Amount const tokens{.symbol = symbol, .decimals = decimals};
  Price const price{.per = symbol, .may_be_zero = false};
  fields("token_market", spec,
         one_of_by("model", {"pool", "constant", "series", "diffusion"},
                   [&](Fields& inner, auto& model) {
                     using Model = std::decay_t<decltype(model)>;
                     if constexpr (std::is_same_v<Model, PoolMarketSpec>) declare_pool(inner, model, tokens, price);
                     if constexpr (std::is_same_v<Model, DiffusionMarketSpec>) declare_diffusion(inner, model, price);
                     if constexpr (std::is_same_v<Model, ConstantMarketSpec>) {
                       inner("price", model.price_usd, price, "the price, always", settable);
                     }
                     if constexpr (std::is_same_v<Model, SeriesMarketSpec>) {
                       inner("file", model.file, FilePath{}, "CSV of time and price");
                     }
                   }),
         "where the token's price comes from");
}

void declare_fields(Fields& fields, UnlockSpec& spec) {
  fields("name", spec.name, Text{.what = "who is unlocked"}, "what results are labelled with");
  fields("share", spec.share_of_genesis, Share{}, "of the genesis supply");
  fields("first_month", spec.first_month, Whole{.least = 1, .most = 1200}, "month after the start of the first part");
  fields("parts", spec.parts, Whole{.least = 1, .most = 1200, .unit = "months"}, "equal monthly parts");
  fields("sold", spec.sold_share, Share{}, "of each part, sold at once", settable);
}

}  // namespace flywheel::economy::io_net
