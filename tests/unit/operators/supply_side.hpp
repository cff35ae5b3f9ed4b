#pragma once

#include <cstdint>
#include <random>

#include "kernels/domain/gpu_rental.hpp"
#include "kernels/domain/operators/columns.hpp"
#include "tests/unit/operators/memory.hpp"

namespace flywheel::domain {

inline constexpr TimeMs hour = 3'600'000;
inline constexpr TimeMs day = 24 * hour;

struct SupplySizes {
  std::uint32_t worlds = 1;
  std::uint32_t domains_per_world = 1;
  std::uint32_t devices = 8;    // slots of a domain
  std::uint32_t operators = 4;  // slots of a world
  std::uint32_t customers = 4;  // slots of a domain

  std::uint32_t domains() const { return worlds * domains_per_world; }
};

/// All columns of a small supply side. Nobody is there at first.
struct SupplySide {
  SupplySide(SupplySizes const& with, Memory& memory);

  /// Appends a row and returns it: an active operator; an honest device that is up since 0 with 4 processors of tier 4.
  std::uint32_t add_operator(std::uint32_t world);
  std::uint32_t add_device(std::uint32_t domain, std::uint32_t operator_place);

  /// Fills every slot but a few with arbitrary rows whose amounts are far below 2^63.
  void fill(std::mt19937_64& any);

  DeviceState state(std::uint32_t row) const { return static_cast<DeviceState>(rental.devices.state[row]); }
  void set(std::uint32_t row, DeviceState state) { rental.devices.state[row] = static_cast<std::uint8_t>(state); }
  void set(std::uint32_t row, Disguise disguise) { rental.devices.disguise[row] = static_cast<std::uint8_t>(disguise); }
  OperatorState operator_state(std::uint32_t row) const { return static_cast<OperatorState>(operators.state[row]); }
  void set(std::uint32_t row, OperatorState state) { operators.state[row] = static_cast<std::uint8_t>(state); }

  std::uint32_t first_device(std::uint32_t domain) const { return rental.devices.rows.first(domain); }
  std::uint32_t world_of(std::uint32_t domain) const { return domain / sizes.domains_per_world; }
  std::uint32_t owner_of(std::uint32_t domain, std::uint32_t row) const {
    return operators.rows.first(world_of(domain)) + rental.devices.operator_row[row];
  }
  std::uint32_t device_slots() const { return sizes.domains() * sizes.devices; }
  std::uint32_t operator_slots() const { return sizes.worlds * sizes.operators; }

  SupplySizes sizes;
  GpuRental rental{};
  DeviceStakes stakes{};
  OperatorColumns operators{};
  RentalRules* rules;
  TimeMs* now_ms;

 private:
  void lay_out_devices(Memory& memory);
  void lay_out_market(Memory& memory);
  void lay_out_operators(Memory& memory);
  void fill_device(std::uint32_t row, std::mt19937_64& any);
  void fill_operator(std::uint32_t row, std::mt19937_64& any);
};

}  // namespace flywheel::domain
