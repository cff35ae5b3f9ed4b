#include "sim/economy/depin/io_net/spec/supply.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

void declare_processors(Fields& fields, ProcessorsShareSpec& spec) {
  fields("count", spec.count, Whole{.least = 1, .most = 16, .unit = "processors"}, "processors in one device");
  fields("share", spec.share, Share{}, "of the class's devices");
}

void declare_failures(Fields& fields, FailureSpec& spec) {
  fields("gpu_rate", spec.gpu_failures_per_year, Rate{.per = "year"}, "failures of one processor", settable);
  fields("site_rate", spec.site_failures_per_year, Rate{.per = "year"}, "outages of a device's power or network",
         settable);
  fields("repair_median", spec.repair_median_h, Real{.above = 0, .unit = "h"},
         "hours until half of the failed devices are back", settable);
  fields("repair_log_sd", spec.repair_log_sd, Real{.least = 0, .most = 4}, "spread of log repair time", settable);
  fields("lemon_share", spec.lemon_share, Share{}, "devices that fail more often than their kind");
  fields("lemon_factor", spec.lemon_factor, Real{.least = 1, .most = 1000}, "so many times more often", settable);
}

void declare_pareto(Fields& fields, ParetoCountSpec& spec) {
  fields("min", spec.least, Whole{.least = 1, .most = 100'000}, "least devices of an operator");
  fields("max", spec.most, Whole{.least = 1, .most = 1'000'000}, "most devices of an operator");
  fields("shape", spec.shape, Real{.above = 0, .unit = "Pareto index"}, "P(more than n) = (n / min)^-shape");
}

void declare_entry(Fields& fields, EntrySpec& spec) {
  fields("innovation", spec.innovation_per_year, Rate{.per = "year"}, "Bass p: who enters on their own", settable);
  fields("imitation", spec.imitation_per_year, Rate{.per = "year"}, "Bass q: who follows those who are in", settable);
  fields("reward_elasticity", spec.reward_elasticity, Real{.least = 0, .most = 100},
         "generalised Bass: entry x (1 + elasticity x d ln(reward) / day)", settable);
  fields("profit_weight", spec.profit_weight, Real{.least = 0, .most = 100}, "entry x clamp(1 + weight x margin, 0, 2)",
         settable);
}

void declare_exit(Fields& fields, ExitSpec& spec) {
  fields("hazard", spec.hazard_per_month, Rate{.per = "month"}, "operators who leave at the reference margin",
         settable);
  fields("margin_sensitivity", spec.margin_sensitivity, Real{.least = 0, .most = 100},
         "hazard x exp(-sensitivity x (margin - reference))", settable);
  fields("reference_margin", spec.reference_margin, Real{}, "(income - running cost) / running cost", settable);
  fields("age_shape", spec.age_shape, Real{.above = 0, .unit = "Weibull k"}, "below 1: leavers leave early", settable);
  fields("age_scale", spec.age_scale_months, Real{.above = 0, .unit = "months"},
         "the hazard is its mean over so many first months", settable);
  fields("lock_in", spec.lock_in_ms, Duration{}, "nobody leaves so soon after entry", settable | otherwise("0 s"));
}

void declare_pricing(Fields& fields, PricingSpec& spec) {
  fields("dispersion", spec.dispersion_log_sd, Real{.least = 0, .most = 4}, "spread of log(ask / posted price)");
  fields("target_utilisation", spec.target_utilisation, Share{}, "a class's posted price falls below it", settable);
  fields("step", spec.step_share_per_day, Share{}, "the posted price moves by up to this much a day", settable);
}

void declare_region(Fields& fields, RegionSpec& spec) {
  fields("name", spec.name, Text{.what = "a region's name"}, "what results are labelled with");
  fields("share", spec.share, Share{}, "of devices, and of the orders that name a region");
}

}  // namespace

void declare_fields(Fields& fields, ProvidersSpec& spec) {
  auto const in = [](auto declare) { return section_by(declare); };
  Whole const operators{.least = 0, .most = 100'000'000, .unit = "operators"};
  fields("initial", spec.initial, operators, "operators at the start");
  fields("potential", spec.potential, operators, "operators who might ever enter, the initial ones included");
  fields("devices_each", spec.devices_each, in(declare_pareto), "devices of an operator: a truncated Pareto number");
  fields("entry", spec.entry, in(declare_entry), "how operators come");
  fields("exit", spec.exit, in(declare_exit), "how they go");
  fields("selling", spec.selling, in([](Fields& inner, SellingSpec& value) {
           inner("profit_taking", value.profit_taking_ppm, Share{.parts = 1'000'000},
                 "of the rewards left after costs, what is sold each day", settable);
         }),
         "what they do with rewards: costs are covered first");
  fields("pricing", spec.pricing, in(declare_pricing), "how asks arise and move");
  fields("paid_in_token", spec.paid_in_token_share, Share{}, "operators who take hire payments in the token");
  fields("staked", spec.staked_share, Share{}, "of the operators of the start, those who have staked their devices");
  fields("stake_return", spec.stake_return_per_year, Rate{.per = "year"},
         "operators buy stakes while (rewards - running costs) / stake is at least this", settable);
  fields("stake_purchases", spec.stake_purchases_ppm, Share{.parts = 1'000'000},
         "of the tokens on the market, what operators buy for stakes in a day at most", settable);
  fields("regions", spec.regions, ListOf{in(declare_region), 1}, "where devices are");
  fields("tiers", spec.tiers, ListOf{Share{}, 4}, "shares of devices in connectivity tiers 1, 2, 3, 4");
}

void declare_device_class(Fields& fields, DeviceClassSpec& spec, std::vector<std::string> const& processors) {
  auto const in = [](auto declare) { return section_by(declare); };
  fields("name", spec.name, Text{.what = "a class's name"}, "what results are labelled with");
  fields("processor", spec.processor, NameOf{.what = "processor", .names = processors},
         "the network's processor, which sets pool and multiplier");
  fields("share", spec.share, Share{}, "of the devices that enter");
  fields("demand", spec.demand_share, Share{}, "of the customers, those who want this model");
  fields("ask", spec.ask_micro_usd_per_gpu_hour, Price{}, "posted price of a GPU-hour at the start");
  fields("cost", spec.running_cost_micro_usd_per_gpu_hour, Price{}, "electricity and hosting of a GPU-hour", settable);
  fields("purchase", spec.purchase_micro_usd_per_gpu, Amount{}, "price of one GPU and its share of the server");
  fields("processors", spec.processors, ListOf{in(declare_processors), 1}, "how large devices are");
  fields("failures", spec.failures, in(declare_failures), "how devices fail and come back");
}

void declare_cheater(Fields& fields, CheaterSpec& spec, std::vector<std::string> const& classes) {
  fields("kind", spec.kind,
         Choice<CheatKind>{{"model_inflation", CheatKind::model_inflation},
                           {"copies", CheatKind::copies},
                           {"present_for_test", CheatKind::present_for_test},
                           {"self_hire", CheatKind::self_hire}},
         "what they pretend");
  fields("claims", spec.device_class, NameOf{.what = "device class", .names = classes}, "the class they claim");
  fields("initial", spec.initial, Whole{.most = 10'000'000, .unit = "operators"}, "there at the start");
  fields("potential", spec.potential, Whole{.most = 100'000'000, .unit = "operators"}, "who might ever try");
  fields("arrivals", spec.arrivals_per_year, Rate{.per = "year"}, "of those who have not tried, while it pays",
         settable);
  fields("devices_each", spec.devices_each, section_by(declare_pareto), "devices that one of them claims");
  fields("running_cost", spec.running_cost_share, Share{}, "of the claimed device's running cost, what they bear");
  fields("purchase", spec.purchase_share, Share{}, "of the claimed device's price, what they paid");
  fields("identity_cost", spec.identity_cost_usd, Price{.per = "device"}, "of making one device's identity", settable);
}

void declare_fields(Fields& fields, DetectionSpec& spec) {
  Rate const daily{.per = "d"};
  fields("response_time_log_sd", spec.response_time_log_sd, Real{.most = 4, .above = 0},
         "a puzzle's time is log-normal around its model's median", settable);
  fields("response_time_threshold", spec.response_time_threshold, Real{.most = 1000, .above = 0},
         "accepted up to this multiple of the claimed model's median", settable);
  fields("slowdown_of_inflation", spec.slowdown_of_inflation, Real{.least = 1, .most = 1000},
         "how many times longer the weaker card takes");
  fields("copies_per_device", spec.copies_per_device, Whole{.least = 2, .most = 10'000},
         "listings that share one real device");
  fields("challenge_overlap", spec.challenge_overlap, Share{},
         "probability that a supplier's devices are challenged at the same moment", settable);
  fields("metadata_hazard", spec.metadata_hazard_per_day, daily, "copies found by shared serials and addresses",
         settable);
  fields("metadata_false", spec.metadata_false_per_year, Rate{.per = "year"}, "honest devices banned by mistake",
         settable);
  fields("spot_check", spec.spot_check_per_month, Rate{.per = "month"},
         "checks between two tests, which find devices that are there for the test only", settable);
  fields("authentication", spec.authentication, Flag{}, "devices must prove each hour whose they are", settable);
  fields("authentication_power", spec.authentication_power, Share{.most = 0.999999},
         "copies of another device that one such proof exposes", settable);
  fields("reported", spec.reported_share, Share{}, "customers who report a device that is not what it claims",
         settable);
  fields("complaint_after", spec.complaint_after_ms, Duration{}, "a customer notices after so long; nothing is paid");
  fields("failures_until_ban", spec.failures_until_ban, Whole{.least = 1, .most = 1'000'000},
         "puzzles failed in a row until a device is banned", settable);
}

}  // namespace flywheel::economy::io_net
