#include "sim/economy/market/provider_market/spec.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy {
namespace {

using scenario::Amount;
using scenario::Duration;
using scenario::Fields;
using scenario::OneOf;
using scenario::Price;
using scenario::Real;
using scenario::section;
using scenario::settable;
using scenario::Share;
using scenario::Text;
using scenario::Whole;

/// Half of what matching::cheapest_of_sampled draws without repeating: a Poisson demand of such a mean never doubles.
constexpr double most_mean_draws = 0x1p33;

Amount const tokens{.symbol = "tokens", .decimals = market_token_decimals};

/// Adds faults at keys below a section.
struct Complaints {
  scenario::Node const& node;
  std::string const& path;
  scenario::Faults& faults;

  void at(std::string_view section_key, std::string const& key, std::string problem) const {
    auto const* const inner = node.find(section_key);
    auto const* const value = inner == nullptr || key.empty() ? inner : inner->find(key);
    auto const& mark = value != nullptr ? value->mark : inner != nullptr ? inner->mark : node.mark;
    faults.add(mark, path + "." + std::string{section_key} + (key.empty() ? "" : "." + key), std::move(problem));
  }
};

}  // namespace

void declare_fields(Fields& fields, ProviderPopulationSpec& spec) {
  Price const cost{.symbol = "tokens", .decimals = market_token_decimals, .per = "step"};
  fields("count", spec.count, Whole{.least = 1, .most = 4'000'000'000, .unit = "providers"}, "providers in the market");
  fields("price_log_sd", spec.price_log_sd, Real{.least = 0, .most = 4},
         "an entrant's price is log-normal around 1 token a job: standard deviation of its logarithm");
  fields("uptime_low", spec.uptime_low, Share{}, "an entrant's probability of being online in a step: least");
  fields("uptime_high", spec.uptime_high, Share{}, "the same: most; uniform between the two");
  fields("capacity_low", spec.capacity_low, Whole{.least = 1, .most = 200, .unit = "jobs a step"},
         "an entrant's capacity: least");
  fields("capacity_high", spec.capacity_high, Whole{.least = 1, .most = 200, .unit = "jobs a step"},
         "the same: most; uniform between the two");
  fields("cost_low", spec.cost_low_tokens, cost, "an entrant's running cost: least");
  fields("cost_high", spec.cost_high_tokens, cost, "the same: most; uniform between the two");
  fields("entry_balance", spec.entry_balance_base_units, tokens, "what an entrant brings");
  fields("exit", spec.exit_share_per_step, Share{}, "providers who leave each step whatever they earn", settable);
  fields("price_step", spec.price_step_share, Share{},
         "a price rises by this share after a step that filled more than half of the capacity, else falls by it",
         settable);
}

void declare_fields(Fields& fields, PerProviderEmissionSpec& spec) {
  fields("each", spec.each_base_units, tokens, "minted a step for every provider of the market, online or not",
         settable);
}

void declare_fields(Fields& fields, FixedEmissionSpec& spec) {
  fields("per_step", spec.per_step_base_units, tokens, "minted a step", settable);
}

void declare_fields(Fields&, ProRataMatchingSpec&) {}

void declare_fields(Fields& fields, SampledMatchingSpec& spec) {
  fields("sample", spec.sample, Whole{.least = 1, .most = 16, .unit = "providers"},
         "providers drawn for a job; the cheapest that is online and has room serves it");
}

void declare_fields(Fields& fields, ProviderMarketSpec& spec) {
  fields("protocol", spec.protocol, Text{}, "custom: the rules are named below");
  fields("token", spec.token_symbol, Text{},
         "symbol of the market's token, of 6 decimals; amounts are written in `tokens`");
  fields("step", spec.step_ms, Duration{.least_ms = 1}, "time between two settlements");
  fields("providers", spec.providers, section, "who sells work");
  fields("jobs_per_provider", spec.jobs_per_provider, Real{.least = 0, .most = 1000},
         "mean demand of a step per provider; the demand is Poisson", settable);
  fields("emission", spec.emission, OneOf{"model", {"per_provider", "fixed"}},
         "tokens minted each step, divided equally among the providers that are online");
  fields("matching", spec.matching, OneOf{"model", {"pro_rata_inverse_price", "cheapest_of_sampled"}},
         "who serves the jobs of a step");
  fields("fee", spec.fee_ppm, Share{.parts = 1'000'000}, "of revenue, to the treasury, floored per provider and step",
         settable);
}

void check(ProviderMarketSpec const& spec, scenario::Node const& node, std::string const& path,
           scenario::Faults& faults) {
  Complaints const complain{node, path, faults};
  auto const& providers = spec.providers;
  auto const in_order = [&](std::string const& what, double low, double high) {
    if (low > high) complain.at("providers", what + "_high", "expected at least " + what + "_low");
  };
  in_order("uptime", providers.uptime_low, providers.uptime_high);
  in_order("capacity", providers.capacity_low, providers.capacity_high);
  in_order("cost", providers.cost_low_tokens, providers.cost_high_tokens);
  if (auto const* const sampled = std::get_if<SampledMatchingSpec>(&spec.matching)) {
    double const draws = spec.jobs_per_provider * providers.count * sampled->sample;
    if (draws > most_mean_draws) {
      complain.at("jobs_per_provider", "",
                  "expected at most 2^33 draws a step, jobs x sample: their random numbers would repeat");
    }
  }
}

}  // namespace flywheel::economy
