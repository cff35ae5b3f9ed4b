#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kernels/domain/gpu_rental.hpp"
#include "kernels/domain/operators/columns.hpp"
#include "sim/economy/depin/io_net/network_row.hpp"
#include "sim/engine/simulation.hpp"
#include "sim/state/table.hpp"

namespace flywheel::economy::io_net {

template <class T>
using Column = state::Column<T>;

struct DeviceTable {
  state::Table* rows;
  Column<std::uint32_t> id, operator_row, ordinal, event_place, first_hire, ask;
  Column<std::uint8_t> state, disguise, lemon, region, tier, processors, hired_gpus, paid_in_token, reward_key;
  Column<TimeMs> since;
  Column<std::uint64_t> earned, staked, accrued;
  Column<std::uint32_t> verified;
  Column<std::uint32_t> listing_place, listing_device, listing_ask;
};

struct CustomerTable {
  state::Table* rows;
  Column<std::uint32_t> id, ordinal, event_place;
  Column<std::uint8_t> active, failures, pays_in_token;
};

struct JobTable {
  state::Table* rows;
  Column<std::uint32_t> customer, event_place, first_hire, next_free, ordinal;
  Column<TimeMs> start, end;
};

struct HireTable {
  state::Table* rows;
  Column<std::uint32_t> job, device, next_of_job, next_of_device, rate;
  Column<std::uint8_t> gpus;
  Column<std::uint64_t> escrow;
};

/// One slot a domain.
struct DomainTable {
  state::Table* rows;
  Column<std::uint32_t> free_device, free_job, free_hire, pending;
  Column<std::uint8_t> needs_room;
  Column<domain::RentalTotals> totals;
  state::Table* queue;
  Column<PlannedEvent> events;
  state::Table* scratch;  // room for one order's devices
  Column<matching::Allocation> allocation;
  Column<matching::RunStarts> runs;
  state::Table* listing;  // the market's search trees, of all domains together
  Column<matching::ByteGroup> whole;
  Column<std::uint64_t> some;
};

struct OperatorTable {
  state::Table* rows;
  Column<std::uint8_t> state, strategy;
  Column<TimeMs> entered, paid_back;
  Column<std::uint32_t> devices;
  Column<std::uint64_t> tokens, cash, rewards, hire_income, token_payouts, running_cost, self_hire_fees, to_sell,
      ever_rewarded, ever_earned, ever_spent, invested;
};

/// Rows that a world's tables are laid out for at first.
struct WorldSizes {
  std::uint32_t operators;
  std::vector<std::uint32_t> devices, customers;  // [classes]
};

/// All tables of one io.net economy. A domain is a device class of a world: segment world x classes + class. The
/// market's own columns belong to the devices' slots and are made again whenever devices are listed.
class Tables {
 public:
  Tables(engine::Simulation& simulation, std::string const& name, std::uint32_t classes,
         std::vector<WorldSizes> const& sizes);

  std::uint32_t classes() const { return classes_; }
  std::uint32_t domains() const { return devices.rows->segments_count(); }

  /// The hire market as ops see it: all domains of the worlds listed.
  domain::GpuRental rental(engine::Simulation& simulation, std::span<std::uint32_t const> worlds) const;
  domain::RentalDevices device_columns(Segments rows) const;
  domain::OperatorColumns operator_columns(Segments rows) const;
  domain::DeviceStakes stakes() const {
    return {devices.staked.data(), devices.accrued.data(), devices.verified.data()};
  }

  /// Makes room, domain by domain, for so many more rows.
  /// Returns whether the devices were laid out anew: then all of them must be listed again.
  bool reserve_devices(std::span<std::uint32_t const> more);
  void reserve_customers(std::span<std::uint32_t const> more);
  void reserve_operators(std::span<std::uint32_t const> more);  // [worlds]
  /// Doubles the job and hire slots of the domains that asked for room. Returns whether any did.
  bool grow_crowded();

  /// Gives the listing of devices for hire the memory that their layout needs. Its contents are made by listing them.
  void lay_out_market();

  NetworkRow& network(WorldId world) const { return network_.data()[world.value]; }
  ClassRow* classes_of(WorldId world) const { return class_rows_.data() + std::size_t{world.value} * classes_; }

  DeviceTable devices{};
  CustomerTable customers{};
  JobTable jobs{};
  HireTable hires{};
  DomainTable per_domain{};
  OperatorTable operators{};

 private:
  void add_devices(engine::Simulation& simulation, std::string const& name, std::vector<std::uint32_t> const& slots);
  void add_customers(engine::Simulation& simulation, std::string const& name, std::vector<std::uint32_t> const& slots);
  void add_jobs(engine::Simulation& simulation, std::string const& name, std::vector<std::uint32_t> const& slots);
  void add_operators(engine::Simulation& simulation, std::string const& name, std::vector<std::uint32_t> const& slots);
  void add_domains(engine::Simulation& simulation, std::string const& name);
  void grow_queue();
  domain::RentalDomains domain_columns() const;

  std::uint32_t classes_;
  Column<NetworkRow> network_;
  Column<ClassRow> class_rows_;
};

}  // namespace flywheel::economy::io_net
