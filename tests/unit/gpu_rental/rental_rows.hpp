#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/domain/gpu_rental.hpp"

namespace flywheel::domain {

/// Rows in segments of equal capacity, one a domain.
struct Rows {
  std::vector<std::uint32_t> offsets, used;

  Rows(std::uint32_t domains, std::uint32_t capacity) : offsets(domains + 1), used(domains) { lay_out(capacity); }
  void lay_out(std::uint32_t capacity) {
    for (std::uint32_t i = 0; i < offsets.size(); ++i) offsets[i] = i * capacity;
  }
  std::uint32_t first(std::uint32_t domain) const { return offsets[domain]; }
  std::uint32_t capacity() const { return offsets[1]; }
  std::uint32_t slots() const { return offsets.back(); }
  std::uint32_t add(std::uint32_t domain) { return offsets[domain] + used[domain]++; }
  Segments segments() const { return {offsets.data(), used.data(), static_cast<std::uint32_t>(used.size())}; }
};

struct DeviceRows {
  Rows rows;
  std::vector<std::uint32_t> id, operator_row, ordinal, event_place, first_hire, ask;
  std::vector<std::uint8_t> state, disguise, lemon, region, tier, processors, hired_gpus, paid_in_token;
  std::vector<TimeMs> since;
  std::vector<std::uint64_t> earned;

  DeviceRows(std::uint32_t domains, std::uint32_t capacity) : rows{domains, capacity} {
    for (auto* column : {&id, &operator_row, &ordinal, &event_place, &first_hire, &ask}) column->resize(rows.slots());
    for (auto* column : {&state, &disguise, &lemon, &region, &tier, &processors, &hired_gpus, &paid_in_token}) {
      column->resize(rows.slots());
    }
    since.resize(rows.slots());
    earned.resize(rows.slots());
  }
  RentalDevices columns() {
    return {rows.segments(),   id.data(),    operator_row.data(), ordinal.data(),    event_place.data(),
            first_hire.data(), ask.data(),   state.data(),        disguise.data(),   lemon.data(),
            region.data(),     tier.data(),  processors.data(),   hired_gpus.data(), paid_in_token.data(),
            since.data(),      earned.data()};
  }
};

struct CustomerRows {
  Rows rows;
  std::vector<std::uint32_t> id, ordinal, event_place;
  std::vector<std::uint8_t> active, failures, pays_in_token;

  CustomerRows(std::uint32_t domains, std::uint32_t capacity) : rows{domains, capacity} {
    for (auto* column : {&id, &ordinal, &event_place}) column->resize(rows.slots());
    for (auto* column : {&active, &failures, &pays_in_token}) column->resize(rows.slots());
  }
  RentalCustomers columns() {
    return {rows.segments(), id.data(),       ordinal.data(),      event_place.data(),
            active.data(),   failures.data(), pays_in_token.data()};
  }
};

/// Moves a column to segments of twice the capacity.
template <class T>
void double_segments(std::vector<T>& column, std::uint32_t capacity) {
  std::vector<T> moved(2 * column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    moved[row / capacity * 2 * capacity + row % capacity] = column[row];
  }
  column = std::move(moved);
}

struct JobRows {
  Rows rows;
  std::vector<std::uint32_t> customer, event_place, first_hire, next_free, ordinal;
  std::vector<TimeMs> start, end;

  JobRows(std::uint32_t domains, std::uint32_t capacity) : rows{domains, capacity} {
    for (auto* column : {&customer, &event_place, &first_hire, &next_free, &ordinal}) column->resize(rows.slots());
    for (auto* column : {&start, &end}) column->resize(rows.slots());
  }
  void grow() {
    auto const capacity = rows.capacity();
    for (auto* column : {&customer, &event_place, &first_hire, &next_free, &ordinal}) {
      double_segments(*column, capacity);
    }
    for (auto* column : {&start, &end}) double_segments(*column, capacity);
    rows.lay_out(2 * capacity);
  }
  RentalJobs columns() {
    return {rows.segments(),  customer.data(), event_place.data(), first_hire.data(),
            next_free.data(), ordinal.data(),  start.data(),       end.data()};
  }
};

struct HireRows {
  Rows rows;
  std::vector<std::uint32_t> job, device, next_of_job, next_of_device, rate;
  std::vector<std::uint8_t> gpus;
  std::vector<std::uint64_t> escrow;

  HireRows(std::uint32_t domains, std::uint32_t capacity) : rows{domains, capacity} {
    for (auto* column : {&job, &device, &next_of_job, &next_of_device, &rate}) column->resize(rows.slots());
    gpus.resize(rows.slots());
    escrow.resize(rows.slots());
  }
  void grow() {
    auto const capacity = rows.capacity();
    for (auto* column : {&job, &device, &next_of_job, &next_of_device, &rate}) double_segments(*column, capacity);
    double_segments(gpus, capacity);
    double_segments(escrow, capacity);
    rows.lay_out(2 * capacity);
  }
  RentalHires columns() {
    return {rows.segments(),       job.data(),  device.data(), next_of_job.data(),
            next_of_device.data(), gpus.data(), rate.data(),   escrow.data()};
  }
};

}  // namespace flywheel::domain
