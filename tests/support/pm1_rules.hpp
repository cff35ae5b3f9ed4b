#pragma once

#include "kernels/domain/provider_market.hpp"

namespace flywheel::domain {

/// Providers as PM-1 draws them, with a fee, without anybody who leaves: what a test does not change.
inline ProviderRules pm1_rules(Matching matching) {
  ProviderRules rules{};
  rules.price_log_sd = 0.25;
  rules.uptime_low = 0.3;
  rules.uptime_high = 0.9;
  rules.cost_low_micro = 1e6;
  rules.cost_high_micro = 9e6;
  rules.capacity_low = 1;
  rules.capacity_high = 10;
  rules.entry_balance_micro = 5'000'000;
  rules.price_step_fraction = 42'949'672;  // 1 %
  rules.fee_ppm = 25'000;
  rules.matching = matching;
  rules.emission_each_micro = 700'000;
  rules.jobs_per_weight = 3e-6;
  return rules;
}

}  // namespace flywheel::domain
