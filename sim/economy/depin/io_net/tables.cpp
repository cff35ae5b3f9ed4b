#include "sim/economy/depin/io_net/tables.hpp"

#include <algorithm>
#include <numeric>

namespace flywheel::economy::io_net {
namespace {

/// Every world's sizes, class by class.
template <class Member>
std::vector<std::uint32_t> by_domain(std::vector<WorldSizes> const& sizes, Member member) {
  std::vector<std::uint32_t> slots;
  for (auto const& world : sizes) {
    auto const& of_class = world.*member;
    slots.insert(slots.end(), of_class.begin(), of_class.end());
  }
  return slots;
}

/// Capacities with room for `more` rows beyond those in use: at least a half more where a segment must grow.
std::vector<std::uint32_t> with_room(state::Table const& table, std::span<std::uint32_t const> more, bool& grows) {
  auto const used = table.used();
  std::vector<std::uint32_t> capacity(used.size());
  for (std::uint32_t segment = 0; segment < used.size(); ++segment) {
    auto const needed = used[segment] + more[segment];
    capacity[segment] = table.capacity(segment);
    if (needed <= capacity[segment]) continue;
    capacity[segment] = std::max(needed, capacity[segment] + capacity[segment] / 2);
    grows = true;
  }
  return capacity;
}

bool reserve(state::Table& table, std::span<std::uint32_t const> more) {
  bool grows = false;
  auto const capacity = with_room(table, more, grows);
  if (grows) table.resize(capacity);
  return grows;
}

}  // namespace

Tables::Tables(engine::Simulation& simulation, std::string const& name, std::uint32_t classes,
               std::vector<WorldSizes> const& sizes)
    : classes_{classes} {
  auto const device_slots = by_domain(sizes, &WorldSizes::devices);
  auto const customer_slots = by_domain(sizes, &WorldSizes::customers);
  add_devices(simulation, name, device_slots);
  add_customers(simulation, name, customer_slots);
  add_jobs(simulation, name, customer_slots);
  std::vector<std::uint32_t> operator_slots;
  for (auto const& world : sizes) operator_slots.push_back(world.operators);
  add_operators(simulation, name, operator_slots);
  add_domains(simulation, name);
  std::vector<std::uint32_t> const one(simulation.worlds(), 1);
  auto& network = simulation.add_host_table(name + "/network", one);
  network_ = network.add<NetworkRow>("network");
  network.set_used(one);
  std::vector<std::uint32_t> const one_a_class(simulation.worlds(), classes);
  auto& class_table = simulation.add_host_table(name + "/classes", one_a_class);
  class_rows_ = class_table.add<ClassRow>("class");
  class_table.set_used(one_a_class);
}

void Tables::add_devices(engine::Simulation& simulation, std::string const& name,
                         std::vector<std::uint32_t> const& slots) {
  auto& table = simulation.add_table(name + "/devices", slots);
  devices.rows = &table;
  devices.id = table.add<std::uint32_t>("id");
  devices.operator_row = table.add<std::uint32_t>("operator_row");
  devices.ordinal = table.add<std::uint32_t>("ordinal");
  devices.event_place = table.add<std::uint32_t>("event_place");
  devices.first_hire = table.add<std::uint32_t>("first_hire");
  devices.ask = table.add<std::uint32_t>("ask_micro_usd_per_gpu_hour");
  devices.state = table.add<std::uint8_t>("state");
  devices.disguise = table.add<std::uint8_t>("disguise");
  devices.lemon = table.add<std::uint8_t>("lemon");
  devices.region = table.add<std::uint8_t>("region");
  devices.tier = table.add<std::uint8_t>("tier");
  devices.processors = table.add<std::uint8_t>("processors");
  devices.hired_gpus = table.add<std::uint8_t>("hired_gpus");
  devices.paid_in_token = table.add<std::uint8_t>("paid_in_token");
  devices.reward_key = table.add<std::uint8_t>("reward_key", state::Keep::derived);
  devices.since = table.add<TimeMs>("since_ms");
  devices.earned = table.add<std::uint64_t>("earned_micro_usd");
  devices.staked = table.add<std::uint64_t>("staked_base_units");
  devices.accrued = table.add<std::uint64_t>("accrued_base_units");
  devices.verified = table.add<std::uint32_t>("verified_ppm_hours");
  devices.listing_place = table.add<std::uint32_t>("listing_place", state::Keep::derived);
  devices.listing_device = table.add<std::uint32_t>("listing_device", state::Keep::derived);
  devices.listing_ask = table.add<std::uint32_t>("listing_ask", state::Keep::derived);
}

void Tables::add_customers(engine::Simulation& simulation, std::string const& name,
                           std::vector<std::uint32_t> const& slots) {
  auto& table = simulation.add_table(name + "/customers", slots);
  customers.rows = &table;
  customers.id = table.add<std::uint32_t>("id");
  customers.ordinal = table.add<std::uint32_t>("ordinal");
  customers.event_place = table.add<std::uint32_t>("event_place");
  customers.active = table.add<std::uint8_t>("active");
  customers.failures = table.add<std::uint8_t>("failures");
  customers.pays_in_token = table.add<std::uint8_t>("pays_in_token");
}

/// A domain's first room for jobs; crowded ones grow.
void Tables::add_jobs(engine::Simulation& simulation, std::string const& name,
                      std::vector<std::uint32_t> const& customer_slots) {
  std::vector<std::uint32_t> job_slots;
  std::vector<std::uint32_t> hire_slots;
  for (auto const slots : customer_slots) {
    job_slots.push_back(64 + slots / 4);
    hire_slots.push_back(2 * matching::most_gpus_per_order + slots / 2);
  }
  auto& job_table = simulation.add_table(name + "/jobs", job_slots);
  jobs.rows = &job_table;
  jobs.customer = job_table.add<std::uint32_t>("customer");
  jobs.event_place = job_table.add<std::uint32_t>("event_place");
  jobs.first_hire = job_table.add<std::uint32_t>("first_hire");
  jobs.next_free = job_table.add<std::uint32_t>("next_free");
  jobs.ordinal = job_table.add<std::uint32_t>("ordinal");
  jobs.start = job_table.add<TimeMs>("start_ms");
  jobs.end = job_table.add<TimeMs>("end_ms");
  auto& hire_table = simulation.add_table(name + "/hires", hire_slots);
  hires.rows = &hire_table;
  hires.job = hire_table.add<std::uint32_t>("job");
  hires.device = hire_table.add<std::uint32_t>("device");
  hires.next_of_job = hire_table.add<std::uint32_t>("next_of_job");
  hires.next_of_device = hire_table.add<std::uint32_t>("next_of_device");
  hires.rate = hire_table.add<std::uint32_t>("rate_micro_usd_per_hour");
  hires.gpus = hire_table.add<std::uint8_t>("gpus");
  hires.escrow = hire_table.add<std::uint64_t>("escrow_micro_usd");
}

void Tables::add_operators(engine::Simulation& simulation, std::string const& name,
                           std::vector<std::uint32_t> const& slots) {
  auto& table = simulation.add_table(name + "/operators", slots);
  operators.rows = &table;
  operators.state = table.add<std::uint8_t>("state");
  operators.strategy = table.add<std::uint8_t>("strategy");
  operators.entered = table.add<TimeMs>("entered_ms");
  operators.paid_back = table.add<TimeMs>("paid_back_ms");
  operators.devices = table.add<std::uint32_t>("devices");
  operators.tokens = table.add<std::uint64_t>("tokens_base_units");
  operators.cash = table.add<std::uint64_t>("cash_micro_usd");
  operators.rewards = table.add<std::uint64_t>("rewards_base_units");
  operators.hire_income = table.add<std::uint64_t>("hire_income_micro_usd");
  operators.token_payouts = table.add<std::uint64_t>("token_payouts_micro_usd");
  operators.running_cost = table.add<std::uint64_t>("running_cost_micro_usd");
  operators.self_hire_fees = table.add<std::uint64_t>("self_hire_fees_micro_usd");
  operators.to_sell = table.add<std::uint64_t>("to_sell_base_units");
  operators.ever_rewarded = table.add<std::uint64_t>("ever_rewarded_base_units");
  operators.ever_earned = table.add<std::uint64_t>("ever_earned_micro_usd");
  operators.ever_spent = table.add<std::uint64_t>("ever_spent_micro_usd");
  operators.invested = table.add<std::uint64_t>("invested_micro_usd");
}

void Tables::add_domains(engine::Simulation& simulation, std::string const& name) {
  std::vector<std::uint32_t> const one(domains(), 1);
  auto& table = simulation.add_table(name + "/domains", one);
  per_domain.rows = &table;
  per_domain.free_device = table.add<std::uint32_t>("free_device");
  per_domain.free_job = table.add<std::uint32_t>("free_job");
  per_domain.free_hire = table.add<std::uint32_t>("free_hire");
  per_domain.pending = table.add<std::uint32_t>("pending");
  per_domain.needs_room = table.add<std::uint8_t>("needs_room");
  per_domain.totals = table.add<domain::RentalTotals>("totals");
  per_domain.runs = table.add<matching::RunStarts>("runs", state::Keep::derived);
  table.set_used(one);
  auto& queue = simulation.add_table(name + "/queue", std::vector<std::uint32_t>(domains(), 0));
  per_domain.queue = &queue;
  per_domain.events = queue.add<PlannedEvent>("event");
  std::vector<std::uint32_t> const largest_order(domains(), matching::most_gpus_per_order);
  per_domain.scratch = &simulation.add_table(name + "/allocation", largest_order);
  per_domain.allocation = per_domain.scratch->add<matching::Allocation>("allocation", state::Keep::derived);
  per_domain.listing = &simulation.add_table(name + "/listing", std::vector<std::uint32_t>{0});
  per_domain.whole = per_domain.listing->add<matching::ByteGroup>("whole", state::Keep::derived);
  per_domain.some = per_domain.listing->add<std::uint64_t>("some", state::Keep::derived);
  grow_queue();
  lay_out_market();
}

/// The queue has a slot for every row that can have an event.
void Tables::grow_queue() {
  std::vector<std::uint32_t> slots;
  for (std::uint32_t domain = 0; domain < domains(); ++domain) {
    slots.push_back(devices.rows->capacity(domain) + customers.rows->capacity(domain) + jobs.rows->capacity(domain));
  }
  per_domain.queue->resize(slots);
  per_domain.queue->set_used(slots);
}

void Tables::lay_out_market() {
  std::vector<std::uint32_t> const groups{matching::GpuListing::tree_groups(devices.rows->slots(), domains())};
  per_domain.listing->resize(groups);
  per_domain.listing->set_used(groups);
}

bool Tables::reserve_devices(std::span<std::uint32_t const> more) {
  if (!reserve(*devices.rows, more)) return false;
  grow_queue();
  lay_out_market();
  return true;
}

void Tables::reserve_customers(std::span<std::uint32_t const> more) {
  if (reserve(*customers.rows, more)) grow_queue();
}

void Tables::reserve_operators(std::span<std::uint32_t const> more) {
  reserve(*operators.rows, more);
}

bool Tables::grow_crowded() {
  auto const crowded = per_domain.rows->read(per_domain.needs_room);
  if (std::find(crowded.begin(), crowded.end(), 1) == crowded.end()) return false;
  std::vector<std::uint32_t> job_slots;
  std::vector<std::uint32_t> hire_slots;
  for (std::uint32_t domain = 0; domain < domains(); ++domain) {
    auto const factor = crowded[domain] != 0 ? 2U : 1U;
    job_slots.push_back(factor * jobs.rows->capacity(domain));
    hire_slots.push_back(factor * hires.rows->capacity(domain));
  }
  jobs.rows->resize(job_slots);
  hires.rows->resize(hire_slots);
  grow_queue();
  per_domain.rows->write<std::uint8_t>(per_domain.needs_room, std::vector<std::uint8_t>(domains(), 0));
  return true;
}

domain::RentalDevices Tables::device_columns(Segments rows) const {
  return {.rows = rows,
          .id = devices.id.data(),
          .operator_row = devices.operator_row.data(),
          .ordinal = devices.ordinal.data(),
          .event_place = devices.event_place.data(),
          .first_hire = devices.first_hire.data(),
          .ask_micro_usd_per_gpu_hour = devices.ask.data(),
          .state = devices.state.data(),
          .disguise = devices.disguise.data(),
          .lemon = devices.lemon.data(),
          .region = devices.region.data(),
          .tier = devices.tier.data(),
          .processors = devices.processors.data(),
          .hired_gpus = devices.hired_gpus.data(),
          .paid_in_token = devices.paid_in_token.data(),
          .since_ms = devices.since.data(),
          .earned_micro_usd = devices.earned.data()};
}

domain::RentalDomains Tables::domain_columns() const {
  return {.free_device = per_domain.free_device.data(),
          .free_job = per_domain.free_job.data(),
          .free_hire = per_domain.free_hire.data(),
          .pending = per_domain.pending.data(),
          .needs_room = per_domain.needs_room.data(),
          .queue = per_domain.events.data(),
          .queue_offsets = per_domain.queue->segments().offsets,
          .allocation = per_domain.allocation.data()};
}

domain::GpuRental Tables::rental(engine::Simulation& simulation, std::span<std::uint32_t const> worlds) const {
  domain::GpuRental rental{};
  rental.devices = device_columns(simulation.pick(*devices.rows, worlds));
  rental.customers = {.rows = customers.rows->segments(),
                      .id = customers.id.data(),
                      .ordinal = customers.ordinal.data(),
                      .event_place = customers.event_place.data(),
                      .active = customers.active.data(),
                      .failures = customers.failures.data(),
                      .pays_in_token = customers.pays_in_token.data()};
  rental.jobs = {.rows = jobs.rows->segments(),
                 .customer = jobs.customer.data(),
                 .event_place = jobs.event_place.data(),
                 .first_hire = jobs.first_hire.data(),
                 .next_free = jobs.next_free.data(),
                 .ordinal = jobs.ordinal.data(),
                 .start_ms = jobs.start.data(),
                 .end_ms = jobs.end.data()};
  rental.hires = {.rows = hires.rows->segments(),
                  .job = hires.job.data(),
                  .device = hires.device.data(),
                  .next_of_job = hires.next_of_job.data(),
                  .next_of_device = hires.next_of_device.data(),
                  .gpus = hires.gpus.data(),
                  .rate_micro_usd_per_hour = hires.rate.data(),
                  .escrow_micro_usd = hires.escrow.data()};
  rental.domains = domain_columns();
  matching::GpuListing const listing{devices.rows->slots(),        domains(),
                                     devices.listing_place.data(), devices.listing_device.data(),
                                     devices.listing_ask.data(),   per_domain.runs.data(),
                                     per_domain.whole.data(),      per_domain.some.data()};
  rental.market = domain::market_columns(rental.devices, listing);
  rental.totals = per_domain.totals.data();
  rental.domains_per_world = classes_;
  return rental;
}

domain::OperatorColumns Tables::operator_columns(Segments rows) const {
  return {.rows = rows,
          .state = operators.state.data(),
          .strategy = operators.strategy.data(),
          .entered_ms = operators.entered.data(),
          .devices = operators.devices.data(),
          .tokens_base_units = operators.tokens.data(),
          .cash_micro_usd = operators.cash.data(),
          .rewards_base_units = operators.rewards.data(),
          .hire_income_micro_usd = operators.hire_income.data(),
          .token_payouts_micro_usd = operators.token_payouts.data(),
          .running_cost_micro_usd = operators.running_cost.data(),
          .self_hire_fees_micro_usd = operators.self_hire_fees.data(),
          .to_sell_base_units = operators.to_sell.data(),
          .ever_rewarded_base_units = operators.ever_rewarded.data(),
          .ever_earned_micro_usd = operators.ever_earned.data(),
          .ever_spent_micro_usd = operators.ever_spent.data(),
          .invested_micro_usd = operators.invested.data(),
          .paid_back_ms = operators.paid_back.data()};
}

}  // namespace flywheel::economy::io_net
