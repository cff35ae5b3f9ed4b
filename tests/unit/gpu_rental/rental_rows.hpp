#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kernels/domain/gpu_rental.hpp"

namespace flywheel::domain {

/// Where an op finds a column: in the vector itself. A test of another backend places copies.
struct InPlace {
  template <class T>
  T* operator()(std::vector<T>& column) const {
    return column.data();
  }
};

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
  template <class Place>
  Segments segments(Place& place) {
    return {place(offsets), place(used), static_cast<std::uint32_t>(used.size())};
  }
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
  template <class Place>
  RentalDevices columns(Place& place) {
    return {rows.segments(place), place(id),    place(operator_row), place(ordinal),    place(event_place),
            place(first_hire),    place(ask),   place(state),        place(disguise),   place(lemon),
            place(region),        place(tier),  place(processors),   place(hired_gpus), place(paid_in_token),
            place(since),         place(earned)};
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
  template <class Place>
  RentalCustomers columns(Place& place) {
    return {rows.segments(place), place(id),       place(ordinal),      place(event_place),
            place(active),        place(failures), place(pays_in_token)};
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
  template <class Place>
  RentalJobs columns(Place& place) {
    return {rows.segments(place), place(customer), place(event_place), place(first_hire),
            place(next_free),     place(ordinal),  place(start),       place(end)};
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
  template <class Place>
  RentalHires columns(Place& place) {
    return {rows.segments(place),  place(job),  place(device), place(next_of_job),
            place(next_of_device), place(gpus), place(rate),   place(escrow)};
  }
};

}  // namespace flywheel::domain
