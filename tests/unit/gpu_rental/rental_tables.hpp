#pragma once

#include "kernels/domain/gpu_rental/domain_view.hpp"
#include "tests/unit/gpu_rental/quiet_rules.hpp"
#include "tests/unit/gpu_rental/rental_rows.hpp"

namespace flywheel::domain {

/// A device as a test writes it down.
struct RentedDevice {
  std::uint32_t ask = 1'000'000;
  std::uint8_t processors = 1;
  Disguise disguise = Disguise::none;
  std::uint8_t region = 0;
  std::uint8_t tier = 4;
  bool lemon = false;
  bool paid_in_token = false;
};

/// Slots of every domain. Jobs and hires grow where a run asks for room.
struct RentalSizes {
  std::uint32_t devices = 16;
  std::uint32_t customers = 16;
  std::uint32_t jobs = 4;
  std::uint32_t hires = 4;
};

/// A hire market on the host, all domains of one world and of equal size, and the calls that a network would make:
/// add_device and add_customer, then refresh, then advance.
class RentalTables {
 public:
  explicit RentalTables(std::uint32_t domains, RentalSizes const& sizes = {})
      : rules(domains, quiet_rules()),
        totals(domains),
        devices{domains, sizes.devices},
        customers{domains, sizes.customers},
        jobs{domains, sizes.jobs},
        hires{domains, sizes.hires},
        queue_{domains, sizes.devices + sizes.customers + sizes.jobs},
        events_(queue_.slots()),
        pending_(domains),
        free_device_(domains),
        free_job_(domains),
        free_hire_(domains),
        needs_room_(domains),
        allocation_(std::size_t{domains} * matching::most_gpus_per_order),
        place_(devices.rows.slots()),
        listed_(devices.rows.slots()),
        listed_ask_(devices.rows.slots()),
        runs_(domains),
        whole_(matching::GpuListing::tree_groups(devices.rows.slots(), domains)),
        some_(whole_.size()) {}

  std::vector<RentalRules> rules;  // [domains]
  std::vector<RentalTotals> totals;
  DeviceRows devices;
  CustomerRows customers;
  JobRows jobs;
  HireRows hires;

  std::uint32_t domains() const { return static_cast<std::uint32_t>(rules.size()); }

  /// Returns the device's place in its domain.
  std::uint32_t add_device(std::uint32_t domain, RentedDevice const& device) {
    std::uint32_t const row = devices.rows.add(domain);
    devices.id[row] = next_id_++;
    devices.ask[row] = device.ask;
    devices.state[row] = static_cast<std::uint8_t>(DeviceState::up);
    devices.disguise[row] = static_cast<std::uint8_t>(device.disguise);
    devices.lemon[row] = device.lemon ? 1 : 0;
    devices.region[row] = device.region;
    devices.tier[row] = device.tier;
    devices.processors[row] = device.processors;
    devices.paid_in_token[row] = device.paid_in_token ? 1 : 0;
    return row - devices.rows.first(domain);
  }
  std::uint32_t add_customer(std::uint32_t domain, bool pays_in_token = false) {
    std::uint32_t const row = customers.rows.add(domain);
    customers.id[row] = next_id_++;
    customers.active[row] = 1;
    customers.pays_in_token[row] = pays_in_token ? 1 : 0;
    return row - customers.rows.first(domain);
  }

  void refresh(TimeMs now = 0, int threads = 1) { refresh_rentals(HostBackend{threads}, rental(), &now); }

  /// Advances all domains to a time and makes room for as long as any asks for it.
  void advance(TimeMs until, int threads = 1) {
    until_ = until;
    advance_rentals(HostBackend{threads}, rental());
    while (make_room()) advance_rentals(HostBackend{threads}, rental());
  }

  /// Has a customer order at a time.
  void plan_order(std::uint32_t domain, std::uint32_t customer, TimeMs at) {
    plan(domain, EventKey::of(order_event, customer), at);
  }
  /// Has a device fail, or a failed one come back, at a time; under rules that let devices be found out, that.
  void plan_device_event(std::uint32_t domain, std::uint32_t device, TimeMs at) {
    plan(domain, EventKey::of(device_event, device), at);
  }

  DeviceState state_of(std::uint32_t domain, std::uint32_t device) const {
    return static_cast<DeviceState>(devices.state[devices.rows.first(domain) + device]);
  }
  std::uint32_t times_grown() const { return times_grown_; }
  std::uint32_t pending(std::uint32_t domain) const { return pending_[domain]; }
  PlannedEvent const* events(std::uint32_t domain) const { return events_.data() + queue_.first(domain); }

  GpuRental rental() {
    InPlace place;
    auto all = rental(place);
    all.until_ms = &until_;
    return all;
  }
  /// With every column where place(column) puts it, for an op on another backend; until_ms is left to the caller.
  template <class Place>
  GpuRental rental(Place& place) {
    GpuRental all{};
    all.devices = devices.columns(place);
    all.customers = customers.columns(place);
    all.jobs = jobs.columns(place);
    all.hires = hires.columns(place);
    all.domains = {place(free_device_), place(free_job_), place(free_hire_),     place(pending_),
                   place(needs_room_),  place(events_),   place(queue_.offsets), place(allocation_)};
    all.market = market_columns(all.devices, {devices.rows.slots(), domains(), place(place_), place(listed_),
                                              place(listed_ask_), place(runs_), place(whole_), place(some_)});
    all.rules = place(rules);
    all.totals = place(totals);
    all.domains_per_world = domains();
    return all;
  }
  bool needs_room() const { return std::find(needs_room_.begin(), needs_room_.end(), 1) != needs_room_.end(); }

 private:
  void plan(std::uint32_t domain, EventKey key, TimeMs at) {
    auto const all = rental();
    DomainView{all, domain}.queue.plan(key, at);
  }

  bool make_room() {
    if (!needs_room()) return false;
    std::fill(needs_room_.begin(), needs_room_.end(), std::uint8_t{0});
    Rows const old_queue = queue_;
    jobs.grow();
    hires.grow();
    queue_.lay_out(devices.rows.capacity() + customers.rows.capacity() + jobs.rows.capacity());
    std::vector<PlannedEvent> moved(queue_.slots());
    for (std::uint32_t domain = 0; domain < domains(); ++domain) {
      std::copy_n(events_.begin() + old_queue.first(domain), pending_[domain], moved.begin() + queue_.first(domain));
    }
    events_ = std::move(moved);
    ++times_grown_;
    return true;
  }

  Rows queue_;
  std::vector<PlannedEvent> events_;
  std::vector<std::uint32_t> pending_, free_device_, free_job_, free_hire_;
  std::vector<std::uint8_t> needs_room_;
  std::vector<matching::Allocation> allocation_;
  std::vector<std::uint32_t> place_, listed_, listed_ask_;
  std::vector<matching::RunStarts> runs_;
  std::vector<matching::ByteGroup> whole_;
  std::vector<std::uint64_t> some_;
  TimeMs until_ = 0;
  std::uint32_t next_id_ = 1;
  std::uint32_t times_grown_ = 0;
};

}  // namespace flywheel::domain
