#pragma once

#include <random>

#include "kernels/domain/provider_market.hpp"
#include "kernels/domain/renewals.hpp"
#include "kernels/matching/cheapest_of_sampled.hpp"
#include "tests/parity/shared_memory.hpp"
#include "tests/support/pm1_rules.hpp"

namespace flywheel::parity {

/// Steps of a market that shares its demand and of one that serves job by job.
class ProviderMarketCase {
 public:
  ProviderMarketCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(markets + 1);
    offsets[1] = 5'000 + static_cast<std::uint32_t>(any() % 5'000);
    offsets[2] = offsets[1] + 3'000;
    auto const rows = offsets[markets];
    providers_ = {{offsets, nullptr, markets},        memory.column<std::uint32_t>(rows),
                  memory.column<std::uint32_t>(rows), memory.column<std::uint32_t>(rows),
                  memory.column<std::uint64_t>(rows), memory.column<std::uint8_t>(rows),
                  memory.column<std::uint8_t>(rows)};
    job_by_job_ = memory.input<std::uint32_t>(1);
    job_by_job_[0] = 1;
    rules_ = memory.input<domain::ProviderRules>(steps * markets);
    jobs_ = memory.input<matching::SampledJobs>(steps * markets);
    for (std::uint32_t i = 0; i < steps * markets; ++i) {
      auto& rules = rules_[i];
      rules = domain::pm1_rules(i % markets == 0 ? domain::Matching::pro_rata : domain::Matching::one_by_one);
      rules.seed = seed + i % markets;
      rules.step = i / markets;
      rules.exit_threshold = 1U << 24;
      jobs_[i] = {rules.seed, 9'000, rules.step, 4};
    }
    online_ = memory.column<domain::OnlineTotals>(markets);
    totals_ = memory.column<domain::SettlementTotals>(steps * markets);
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::enter_providers(on, providers_, rules_, totals_);
    auto one = providers_.rows;
    one.picked = job_by_job_;
    one.picked_count = 1;
    for (std::uint32_t step = 1; step < steps; ++step) {
      auto const* const rules = rules_ + step * markets;
      domain::find_online(on, providers_, rules, online_);
      matching::cheapest_of_sampled(
          on, {one, rows(), providers_.price_micro, providers_.filled, jobs_ + step * markets, providers_.filled});
      domain::settle_providers(on, providers_, rules, totals_ + step * markets);
    }
  }
  [[nodiscard]] bool is_telling() const {
    auto const* const last = totals_ + (steps - 1) * markets;
    return last[0].exits > 0 && last[0].fees > 0 && last[1].exits > 0 && last[1].filled > 0;
  }

 private:
  std::uint32_t rows() const { return providers_.rows.offsets[markets]; }

  static constexpr std::uint32_t markets = 2;
  static constexpr std::uint32_t steps = 12;
  domain::ProviderColumns providers_{};
  domain::ProviderRules* rules_;
  matching::SampledJobs* jobs_;
  std::uint32_t* job_by_job_;
  domain::OnlineTotals* online_;
  domain::SettlementTotals* totals_;
};

/// Rows that repeat an event of their own, in windows that few or many of them see.
class RenewalsCase {
 public:
  RenewalsCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(segments + 1);
    auto* const used = memory.input<std::uint32_t>(segments);
    for (std::uint32_t i = 0; i < segments; ++i) {
      offsets[i + 1] = offsets[i] + 6'000;
      used[i] = 6'000 - static_cast<std::uint32_t>(any() % 100);
    }
    auto const rows = offsets[segments];
    columns_.due = {{offsets, used, segments},
                    memory.column<TimeMs>(rows),
                    memory.column<TimeMs>(DueRows::least_count(rows, segments))};
    columns_.events = memory.column<std::uint32_t>(rows);
    rules_ = memory.input<domain::RenewalRules>(windows * segments);
    for (std::uint32_t i = 0; i < windows * segments; ++i) {
      rules_[i] = {seed + i % segments, 1'000.0 + 500 * (i % segments), TimeMs{200} * (i / segments)};
    }
    totals_ = memory.column<domain::RenewalTotals>(windows * segments);
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::plan_renewals(on, columns_, rules_);
    for (std::uint32_t window = 1; window < windows; ++window) {
      domain::advance_renewals(on, columns_, rules_ + window * segments, totals_ + window * segments);
    }
  }
  [[nodiscard]] bool is_telling() const { return totals_[segments].events > 0 && totals_[segments + 2].events > 0; }

 private:
  static constexpr std::uint32_t segments = 3;
  static constexpr std::uint32_t windows = 20;
  domain::RenewalColumns columns_{};
  domain::RenewalRules* rules_;
  domain::RenewalTotals* totals_;
};

}  // namespace flywheel::parity
