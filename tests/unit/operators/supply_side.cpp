#include "tests/unit/operators/supply_side.hpp"

#include <limits>

namespace flywheel::domain {
namespace {

/// `count` segments of so many slots.
Segments segments(Memory& memory, std::uint32_t count, std::uint32_t slots) {
  auto* const offsets = memory.input<std::uint32_t>(count + 1);
  for (std::uint32_t i = 0; i <= count; ++i) offsets[i] = i * slots;
  return {offsets, memory.column<std::uint32_t>(count), count};
}

std::uint32_t append(Segments const& rows, std::uint32_t segment) {
  return rows.first(segment) + const_cast<std::uint32_t*>(rows.used)[segment]++;
}

std::uint64_t below(std::mt19937_64& any, std::uint64_t limit) {
  return any() % limit;
}

template <class T>
void set_below(T& field, std::mt19937_64& any, std::uint64_t limit) {
  field = static_cast<T>(below(any, limit));
}

}  // namespace

SupplySide::SupplySide(SupplySizes const& with, Memory& memory)
    : sizes{with}, rules{memory.input<RentalRules>(with.domains())}, now_ms{memory.input<TimeMs>(with.worlds)} {
  lay_out_devices(memory);
  lay_out_market(memory);
  lay_out_operators(memory);
  for (std::uint32_t domain = 0; domain < sizes.domains(); ++domain) {
    rules[domain].seed = 11 + world_of(domain);
    rules[domain].failures = {.processor_mtbf_hours = 50'000,
                              .site_mtbf_hours = std::numeric_limits<double>::infinity(),
                              .lemon_share = 0,
                              .lemon_factor = 1,
                              .repair_median_hours = 4,
                              .repair_log_standard_deviation = 1};
  }
}

void SupplySide::lay_out_devices(Memory& memory) {
  auto& devices = rental.devices;
  auto const slots = device_slots();
  devices.rows = segments(memory, sizes.domains(), sizes.devices);
  for (auto* const column : {&devices.id, &devices.operator_row, &devices.ordinal, &devices.event_place,
                             &devices.first_hire, &devices.ask_micro_usd_per_gpu_hour}) {
    *column = memory.column<std::uint32_t>(slots);
  }
  for (auto* const column : {&devices.state, &devices.disguise, &devices.lemon, &devices.region, &devices.tier,
                             &devices.processors, &devices.hired_gpus, &devices.paid_in_token}) {
    *column = memory.column<std::uint8_t>(slots);
  }
  devices.since_ms = memory.column<TimeMs>(slots);
  devices.earned_micro_usd = memory.column<std::uint64_t>(slots);
  stakes.staked_base_units = memory.column<std::uint64_t>(slots);
  stakes.accrued_base_units = memory.column<std::uint64_t>(slots);
  stakes.verified_ppm_hours = memory.column<std::uint32_t>(slots);
}

/// Nobody books: customers are there, jobs and hires have no slots. The listing is derived and not compared.
void SupplySide::lay_out_market(Memory& memory) {
  auto const domains = sizes.domains();
  auto& customers = rental.customers;
  customers.rows = segments(memory, domains, sizes.customers);
  for (auto* const column : {&customers.id, &customers.ordinal, &customers.event_place}) {
    *column = memory.column<std::uint32_t>(std::size_t{domains} * sizes.customers);
  }
  for (auto* const column : {&customers.active, &customers.failures, &customers.pays_in_token}) {
    *column = memory.column<std::uint8_t>(std::size_t{domains} * sizes.customers);
  }
  rental.jobs.rows = segments(memory, domains, 0);
  rental.hires.rows = segments(memory, domains, 0);
  auto& own = rental.domains;
  for (auto* const column : {&own.free_device, &own.free_job, &own.free_hire, &own.pending}) {
    *column = memory.column<std::uint32_t>(domains);
  }
  own.needs_room = memory.column<std::uint8_t>(domains);
  auto const events = sizes.devices + sizes.customers;
  own.queue = memory.column<PlannedEvent>(std::size_t{domains} * events);
  own.queue_offsets = segments(memory, domains, events).offsets;
  auto const slots = device_slots();
  auto const trees = matching::GpuListing::tree_groups(slots, domains);
  matching::GpuListing const listing{slots,
                                     domains,
                                     memory.input<std::uint32_t>(slots),
                                     memory.input<std::uint32_t>(slots),
                                     memory.input<std::uint32_t>(slots),
                                     memory.input<matching::RunStarts>(domains),
                                     memory.input<matching::ByteGroup>(trees),
                                     memory.input<std::uint64_t>(trees)};
  rental.market = market_columns(rental.devices, listing);
  rental.rules = rules;
  rental.totals = memory.column<RentalTotals>(domains);
  rental.until_ms = now_ms;
  rental.domains_per_world = sizes.domains_per_world;
}

void SupplySide::lay_out_operators(Memory& memory) {
  auto const slots = operator_slots();
  operators.rows = segments(memory, sizes.worlds, sizes.operators);
  operators.state = memory.column<std::uint8_t>(slots);
  operators.strategy = memory.column<std::uint8_t>(slots);
  operators.entered_ms = memory.column<TimeMs>(slots);
  operators.paid_back_ms = memory.column<TimeMs>(slots);
  operators.devices = memory.column<std::uint32_t>(slots);
  for (auto* const column :
       {&operators.tokens_base_units, &operators.cash_micro_usd, &operators.rewards_base_units,
        &operators.hire_income_micro_usd, &operators.token_payouts_micro_usd, &operators.running_cost_micro_usd,
        &operators.self_hire_fees_micro_usd, &operators.to_sell_base_units, &operators.ever_rewarded_base_units,
        &operators.ever_earned_micro_usd, &operators.ever_spent_micro_usd, &operators.invested_micro_usd}) {
    *column = memory.column<std::uint64_t>(slots);
  }
}

std::uint32_t SupplySide::add_operator(std::uint32_t world) {
  std::uint32_t const row = append(operators.rows, world);
  set(row, OperatorState::active);
  return row;
}

std::uint32_t SupplySide::add_device(std::uint32_t domain, std::uint32_t operator_place) {
  std::uint32_t const row = append(rental.devices.rows, domain);
  rental.devices.id[row] = row + 1000;
  rental.devices.operator_row[row] = operator_place;
  rental.devices.tier[row] = 4;
  rental.devices.processors[row] = 4;
  set(row, DeviceState::up);
  return row;
}

void SupplySide::fill(std::mt19937_64& any) {
  for (std::uint32_t world = 0; world < sizes.worlds; ++world) {
    for (std::uint32_t i = 0; i + 1 < sizes.operators; ++i) fill_operator(add_operator(world), any);
  }
  for (std::uint32_t domain = 0; domain < sizes.domains(); ++domain) {
    for (std::uint32_t i = 0; i + 3 < sizes.devices; ++i) {
      fill_device(add_device(domain, static_cast<std::uint32_t>(below(any, sizes.operators - 1))), any);
    }
  }
}

void SupplySide::fill_device(std::uint32_t row, std::mt19937_64& any) {
  auto& devices = rental.devices;
  set_below(devices.state[row], any, 5);
  devices.disguise[row] = static_cast<std::uint8_t>(below(any, 2) == 0 ? 0 : below(any, disguises));
  set_below(devices.region[row], any, 3);
  set_below(devices.tier[row], any, 5);
  devices.processors[row] = static_cast<std::uint8_t>(1 + below(any, 16));
  set_below(devices.paid_in_token[row], any, 2);
  set_below(devices.ask_micro_usd_per_gpu_hour[row], any, 3'000'000);
  set_below(devices.since_ms[row], any, 40 * day);
  devices.earned_micro_usd[row] = below(any, 3) == 0 ? 0 : below(any, 1'000'000'000);
  if (state(row) == DeviceState::up && below(any, 3) == 0) {
    devices.hired_gpus[row] = static_cast<std::uint8_t>(1 + below(any, devices.processors[row]));
    devices.first_hire[row] = 1;
  }
  stakes.staked_base_units[row] = below(any, 4) == 0 ? 1'000'000 * std::uint64_t{devices.processors[row]}
                                                     : below(any, 1'500'000 * std::uint64_t{devices.processors[row]});
  stakes.accrued_base_units[row] = below(any, 3) == 0 ? 0 : below(any, 1'000'000'000'000);
  set_below(stakes.verified_ppm_hours[row], any, 2'000'000'000);
}

void SupplySide::fill_operator(std::uint32_t row, std::mt19937_64& any) {
  operators.state[row] = static_cast<std::uint8_t>(below(any, 3) == 0 ? below(any, 4) : 1);
  set_below(operators.strategy[row], any, 4);
  set_below(operators.entered_ms[row], any, 40 * day);
  set_below(operators.devices[row], any, 3);
  for (auto* const column :
       {operators.tokens_base_units, operators.cash_micro_usd, operators.rewards_base_units,
        operators.hire_income_micro_usd, operators.running_cost_micro_usd, operators.self_hire_fees_micro_usd,
        operators.ever_rewarded_base_units, operators.ever_earned_micro_usd, operators.ever_spent_micro_usd,
        operators.invested_micro_usd}) {
    column[row] = below(any, 4) == 0 ? 0 : below(any, 1'000'000'000);
  }
}

}  // namespace flywheel::domain
