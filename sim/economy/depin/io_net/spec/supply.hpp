#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/economy/depin/io_net/spec/network.hpp"
#include "sim/scenario/fields.hpp"

namespace flywheel::economy::io_net {

/// A share of devices that have so many processors.
struct ProcessorsShareSpec {
  std::uint32_t count;
  double share;
};

/// How devices of a class fail and come back (reference behaviour 14).
struct FailureSpec {
  double gpu_failures_per_year;   // of one processor
  double site_failures_per_year;  // of a device, whatever its size: power, network
  double repair_median_h;
  double repair_log_sd;
  double lemon_share;
  double lemon_factor;
};

/// Devices of one model: a hire market of their own.
struct DeviceClassSpec {
  std::string name;
  std::uint32_t processor;
  double share;         // of the devices that enter
  double demand_share;  // of the customers who want this model
  std::uint64_t ask_micro_usd_per_gpu_hour;
  std::uint64_t running_cost_micro_usd_per_gpu_hour;
  std::uint64_t purchase_micro_usd_per_gpu;
  std::vector<ProcessorsShareSpec> processors;
  FailureSpec failures;
};

struct ParetoCountSpec {
  std::uint32_t least;
  std::uint32_t most;
  double shape;
};

/// Generalised Bass diffusion with a profitability term (reference behaviour 8).
struct EntrySpec {
  double innovation_per_year;
  double imitation_per_year;
  double reward_elasticity;
  double profit_weight;  // entry scales with max(0, 1 + weight x margin), at most 2
};

/// Hazard by margin, age and lock-in (reference behaviour 10).
struct ExitSpec {
  double hazard_per_month;
  double margin_sensitivity;
  double reference_margin;
  double age_shape;
  double age_scale_months;
  std::int64_t lock_in_ms;
};

struct SellingSpec {
  std::uint32_t profit_taking_ppm;  // of what is left after costs, each day
};

struct RegionSpec {
  std::string name;
  double share;
};

/// Posted prices follow utilisation: an assumption, since the network's own function is not published.
struct PricingSpec {
  double dispersion_log_sd;
  double target_utilisation;
  double step_share_per_day;
};

struct ProvidersSpec {
  std::uint32_t initial;
  std::uint32_t potential;
  ParetoCountSpec devices_each;
  EntrySpec entry;
  ExitSpec exit;
  SellingSpec selling;
  PricingSpec pricing;
  double paid_in_token_share;
  double staked_share;                // of the first operators, those who have staked their devices
  double stake_return_per_year;       // reward less cost, per stake, from which on operators stake
  std::uint32_t stake_purchases_ppm;  // of the market's tokens, what operators buy for stakes in a day at most
  std::vector<RegionSpec> regions;
  std::vector<double> tiers;  // share of devices in tiers 1 to 4
};

enum class CheatKind { model_inflation, copies, present_for_test, self_hire };

/// Operators who claim what they do not have (reference behaviour 1 to 3).
struct CheaterSpec {
  CheatKind kind;
  std::uint32_t device_class;  // what they claim
  std::uint32_t initial;
  std::uint32_t potential;
  double arrivals_per_year;  // of the remaining potential, while it pays
  ParetoCountSpec devices_each;
  double running_cost_share;  // of the claimed device's
  double purchase_share;      // the same
  double identity_cost_usd;   // of a new account
};

/// How disguised devices are found out (reference behaviour 2). Rates per device and hour; false positives are hazards
/// of honest devices.
struct DetectionSpec {
  double response_time_log_sd;
  double response_time_threshold;  // accepted up to this multiple of the claimed model's median
  double slowdown_of_inflation;    // a weaker card takes so many times longer
  std::uint32_t copies_per_device;
  double challenge_overlap;        // probability that two challenges of one supplier meet
  double metadata_hazard_per_day;  // shared serials and addresses: of copies
  double metadata_false_per_year;
  double spot_check_per_month;  // is the device there between two tests?
  bool authentication;          // devices must prove each hour whose they are
  double authentication_power;  // share of the copies that one such test exposes
  double reported_share;        // of customers who report what they were given
  std::int64_t complaint_after_ms;
  std::uint32_t failures_until_ban;  // hourly puzzles failed in a row
};

void declare_fields(scenario::Fields& fields, ProvidersSpec& spec);
void declare_fields(scenario::Fields& fields, DetectionSpec& spec);
void declare_device_class(scenario::Fields& fields, DeviceClassSpec& spec, std::vector<std::string> const& processors);
void declare_cheater(scenario::Fields& fields, CheaterSpec& spec, std::vector<std::string> const& classes);

}  // namespace flywheel::economy::io_net
