#pragma once

#include <random>

#include "kernels/domain/operators/collect_income.hpp"
#include "kernels/domain/operators/engine_payout.hpp"
#include "kernels/domain/operators/nominate_devices.hpp"
#include "kernels/domain/operators/place_agents.hpp"
#include "kernels/domain/operators/plan_sales.hpp"
#include "kernels/domain/operators/settle_operators.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::domain {

/// Two worlds of two domains with arbitrary rows, rules and newcomers; equal seeds give equal ones.
struct SupplyDay {
  SupplyDay(std::uint32_t seed, Memory& memory) : supply{{2, 2, 6'000, 400, 8}, memory} {
    std::mt19937_64 any{seed};
    supply.fill(any);
    auto const domains = supply.sizes.domains();
    lay_out(memory, domains, supply.sizes.worlds);
    for (std::uint32_t domain = 0; domain < domains; ++domain) draw_domain(domain, any);
    for (std::uint32_t world = 0; world < supply.sizes.worlds; ++world) draw_world(world, any);
    draw_newcomers(domains, any);
  }

  /// Every pass over the supply side once, in the order of a day.
  template <class Backend>
  void run(Backend const& on) const {
    auto const& devices = supply.rental.devices;
    refresh_rentals(on, supply.rental, supply.now_ms);
    nominate_devices(on, {devices, supply.stakes, nomination, supply.now_ms, blocks, 2, keys}, nominated);
    measure_due(on, {devices, supply.stakes, targets, scales, due, 2}, owed);
    hand_out(on, {devices, supply.stakes, due, due}, paid);
    collect_income(on, {devices, supply.stakes, supply.operators, terms, day, 2}, collected);
    plan_sales(on, supply.operators, settling, planned);
    settle_operators(on, supply.operators, settling, supply.now_ms, settled);
    tend_devices(on, {supply.rental, supply.stakes, supply.operators, tending, supply.now_ms}, tended);
    place_agents(on, supply.rental, supply.stakes, {newcomers, newcomer_offsets, customers, customer_offsets},
                 supply.now_ms);
    refresh_rentals(on, supply.rental, supply.now_ms);
  }

  [[nodiscard]] bool is_telling() const {
    return settled[0].leaving > 0 && tended[0].overturned > 0 && nominated[3].failed > 0;
  }

  SupplySide supply;
  NominationRules* nomination;
  DeviceTerms* terms;
  TendRules* tending;
  OperatorRules* settling;
  std::uint32_t *blocks, *scales;
  std::uint64_t* targets;
  EnteringDevice* newcomers;
  EnteringCustomer* customers;
  std::uint32_t *newcomer_offsets, *customer_offsets;
  std::uint8_t* keys;
  std::uint64_t* due;
  NominationTotals* nominated;
  DueTotals* owed;
  HandOutTotals* paid;
  CollectedIncome* collected;
  PlannedSales* planned;
  OperatorTotals* settled;
  TendTotals* tended;

 private:
  static constexpr std::uint32_t entering_devices = 5;  // into each domain
  static constexpr std::uint32_t entering_customers = 2;

  void lay_out(Memory& memory, std::uint32_t domains, std::uint32_t worlds) {
    nomination = memory.input<NominationRules>(domains);
    terms = memory.input<DeviceTerms>(domains);
    tending = memory.input<TendRules>(domains);
    settling = memory.input<OperatorRules>(worlds);
    blocks = memory.input<std::uint32_t>(worlds);
    scales = memory.input<std::uint32_t>(worlds);
    targets = memory.input<std::uint64_t>(domains);
    newcomers = memory.input<EnteringDevice>(entering_devices * domains);
    customers = memory.input<EnteringCustomer>(entering_customers * domains);
    newcomer_offsets = memory.input<std::uint32_t>(domains + 1);
    customer_offsets = memory.input<std::uint32_t>(domains + 1);
    keys = memory.column<std::uint8_t>(supply.device_slots());
    due = memory.column<std::uint64_t>(supply.device_slots());
    nominated = memory.column<NominationTotals>(domains);
    owed = memory.column<DueTotals>(domains);
    paid = memory.column<HandOutTotals>(domains);
    collected = memory.column<CollectedIncome>(domains);
    planned = memory.column<PlannedSales>(worlds);
    settled = memory.column<OperatorTotals>(worlds);
    tended = memory.column<TendTotals>(domains);
  }

  static std::uint32_t ppm(std::mt19937_64& any) { return static_cast<std::uint32_t>(any() % 1'000'001); }

  void draw_domain(std::uint32_t domain, std::mt19937_64& any) const {
    auto& rule = nomination[domain];
    rule.seed = any();
    rule.first_entity = domain % 2 * 6'001;
    rule.multiplier_hundredths = 100;
    rule.minimum_stake_base_units_per_processor = 1'000'000;
    rule.uptime_ms = 5 * hour;
    rule.exempt_when_hired = domain % 2 == 0 ? 1 : 0;
    for (auto& threshold : rule.reject_threshold) threshold = static_cast<std::uint32_t>(any());
    rule.unhired_ppm_hours = 700'000'000;
    rule.hired_ppm_hours = 2'000'000'000;
    auto& term = terms[domain];
    term.minimum_stake_base_units_per_processor = 1'000'000;
    term.running_cost_micro_usd_per_gpu_hour = any() % 100'000;
    for (auto& share : term.running_cost_ppm_of_disguise) share = ppm(any);
    term.self_hire_fee_ppm = 5'000;
    term.co_stakers_ppm = ppm(any);
    term.co_staked_ppm = ppm(any);
    auto& tend = tending[domain];
    tend.seed = any();
    tend.minimum_stake_base_units_per_processor = 1'000'000;
    tend.stake_budget_base_units = any() % 10'000'000'000;
    tend.co_stake_budget_base_units = any() % 10'000'000'000;
    tend.cooldown_ms = 14 * day;
    tend.appeal_ms = 30 * day;
    tend.overturned_share = 0.4;
    tend.co_staked_ppm = term.co_staked_ppm;
    tend.slashed_stake_ppm = ppm(any);
    tend.slashed_accrued_ppm = ppm(any);
    tend.ask_change_ppm = 950'000;
    tend.least_ask_micro_usd_per_gpu_hour = 20'000;
    targets[domain] = any() % 3'000'000;
  }

  void draw_world(std::uint32_t world, std::mt19937_64& any) const {
    supply.now_ms[world] = (40 + world) * day;
    blocks[world] = static_cast<std::uint32_t>(any());
    scales[world] = 1'000'000'000 - world * 333'333'333;
    auto& rule = settling[world];
    rule.seed = any();
    rule.selling.profit_taking_ppm = 300'000;
    rule.exit = {.hazard_per_month = 4,
                 .margin_sensitivity = 0.7,
                 .reference_margin = 0.1,
                 .age_shape = 0.8,
                 .age_scale_months = 12,
                 .lock_in_ms = 2 * day};
    rule.price_usd = 2.5;
    rule.base_units_per_token = 1e8;
    rule.period_ms = day;
    rule.leaving_strategies[0] = 1U << 3;
  }

  void draw_newcomers(std::uint32_t domains, std::mt19937_64& any) const {
    for (std::uint32_t domain = 0; domain < domains; ++domain) {
      newcomer_offsets[domain + 1] = (domain + 1) * entering_devices;
      customer_offsets[domain + 1] = (domain + 1) * entering_customers;
    }
    for (std::uint32_t i = 0; i < entering_devices * domains; ++i) {
      newcomers[i].id = 100'000 + i;
      newcomers[i].operator_row = static_cast<std::uint32_t>(any() % 300);
      newcomers[i].ask_micro_usd_per_gpu_hour = static_cast<std::uint32_t>(any() % 3'000'000);
      newcomers[i].tier = 3;
      newcomers[i].processors = 8;
      newcomers[i].staked_base_units = i;
    }
    for (std::uint32_t i = 0; i < entering_customers * domains; ++i) customers[i] = {200'000 + i, i % 2};
  }
};

}  // namespace flywheel::domain
