#include "sim/state/table.hpp"

#include <algorithm>
#include <stdexcept>

#include "kernels/base/launch.hpp"

namespace flywheel::state {
namespace {

void* allocate(Device const& device, std::size_t bytes) {
  return launch(device, [&](auto const& on) { return allocate_bytes(on, bytes); });
}

void release(Device const& device, void* memory, std::size_t bytes) {
  if (memory != nullptr) launch(device, [&](auto const& on) { release_bytes(on, memory, bytes); });
}

std::vector<std::uint32_t> offsets_of(std::span<std::uint32_t const> capacity) {
  std::vector<std::uint32_t> offsets{0};
  for (auto const slots : capacity) {
    if (slots > UINT32_MAX - offsets.back()) throw std::length_error{"a table holds at most 2^32 - 1 rows"};
    offsets.push_back(offsets.back() + slots);
  }
  return offsets;
}

}  // namespace

Table::Table(std::string name, Device device, std::span<std::uint32_t const> capacity)
    : name_{std::move(name)}, device_{device}, offsets_{offsets_of(capacity)} {
  used_data_ = static_cast<std::uint32_t*>(allocate(device_, capacity.size() * sizeof(std::uint32_t)));
  place_offsets();
}

Table::~Table() {
  for (auto const& column : columns_) release(device_, column.data, column.element_bytes * slots());
  release(device_, used_data_, segments_count() * sizeof(std::uint32_t));
  release(device_, offsets_data_, offsets_.size() * sizeof(std::uint32_t));
}

void Table::place_offsets() {
  auto const bytes = offsets_.size() * sizeof(std::uint32_t);
  release(device_, offsets_data_, bytes);
  offsets_data_ = static_cast<std::uint32_t*>(allocate(device_, bytes));
  launch(device_, [&](auto const& on) { copy_from_host(on, offsets_data_, offsets_.data(), bytes); });
}

ColumnStorage& Table::add_storage(std::string name, std::string type, std::size_t element_bytes, Keep keep) {
  auto const taken = [&](ColumnStorage const& column) { return column.name == name; };
  if (std::any_of(columns_.begin(), columns_.end(), taken)) {
    throw std::logic_error{"table " + name_ + " has two columns named " + name};
  }
  auto* const data = static_cast<std::byte*>(allocate(device_, element_bytes * slots()));
  columns_.push_back({std::move(name), std::move(type), element_bytes, keep, data});
  return columns_.back();
}

Segments Table::segments() const {
  return {offsets_data_, used_data_, segments_count()};
}

Segments Table::all_slots() const {
  return {offsets_data_, nullptr, segments_count()};
}

std::uint32_t* Table::used_data() const {
  return used_data_;
}

std::vector<std::uint32_t> Table::used() const {
  std::vector<std::uint32_t> used(segments_count());
  launch(device_, [&](auto const& on) { copy_to_host(on, used.data(), used_data_, used.size() * sizeof(used[0])); });
  return used;
}

void Table::set_used(std::span<std::uint32_t const> used) {
  launch(device_, [&](auto const& on) { copy_from_host(on, used_data_, used.data(), used.size_bytes()); });
}

void Table::resize(std::span<std::uint32_t const> capacity) {
  auto const live = used();
  auto const next = offsets_of(capacity);
  for (std::uint32_t segment = 0; segment < segments_count(); ++segment) {
    if (capacity[segment] < live[segment]) throw std::logic_error{"table " + name_ + ": a new layout loses live rows"};
  }
  for (auto& column : columns_) {
    std::vector<std::byte> old_rows(column.element_bytes * slots());
    std::vector<std::byte> new_rows(column.element_bytes * next.back());
    read_bytes(column, old_rows.data());
    for (std::uint32_t segment = 0; segment < segments_count(); ++segment) {
      auto const* const from = old_rows.data() + offsets_[segment] * column.element_bytes;
      std::copy_n(from, live[segment] * column.element_bytes, new_rows.data() + next[segment] * column.element_bytes);
    }
    release(device_, column.data, old_rows.size());
    column.data = static_cast<std::byte*>(allocate(device_, new_rows.size()));
    launch(device_, [&](auto const& on) { copy_from_host(on, column.data, new_rows.data(), new_rows.size()); });
  }
  offsets_ = next;
  place_offsets();
}

void Table::read_bytes(ColumnStorage const& column, void* to) const {
  launch(device_, [&](auto const& on) { copy_to_host(on, to, column.data, column.element_bytes * slots()); });
}

void Table::write_bytes(ColumnStorage const& column, void const* from, std::size_t bytes) {
  if (bytes != column.element_bytes * slots()) {
    throw std::logic_error{"table " + name_ + ", column " + column.name + ": not as many rows as slots"};
  }
  launch(device_, [&](auto const& on) { copy_from_host(on, column.data, from, bytes); });
}

std::byte* Table::place_of(ColumnStorage const& column, Part part) const {
  if (part.first + part.rows > slots()) {
    throw std::logic_error{"table " + name_ + ", column " + column.name + ": rows past its last slot"};
  }
  return column.data + part.first * column.element_bytes;
}

void Table::read_part(ColumnStorage const& column, Part part, void* to) const {
  auto const* const from = place_of(column, part);
  launch(device_, [&](auto const& on) { copy_to_host(on, to, from, part.rows * column.element_bytes); });
}

void Table::write_part(ColumnStorage const& column, Part part, void const* from) {
  auto* const to = place_of(column, part);
  launch(device_, [&](auto const& on) { copy_from_host(on, to, from, part.rows * column.element_bytes); });
}

std::size_t Table::bytes() const {
  std::size_t total = (offsets_.size() + segments_count()) * sizeof(std::uint32_t);
  for (auto const& column : columns_) total += column.element_bytes * slots();
  return total;
}

}  // namespace flywheel::state
