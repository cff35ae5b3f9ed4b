#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "sim/state/column.hpp"

namespace flywheel::state {

/// Rows of one kind, grouped by parent: slots of a segment are contiguous, live rows are the first `used` of them.
/// Rows refer to rows of another table by their place inside that table's segment, never by the row number, which a
/// new layout changes.
class Table {
 public:
  /// capacity[s] slots in segment s, none of them live.
  Table(std::string name, Device device, std::span<std::uint32_t const> capacity);
  Table(Table const&) = delete;
  Table& operator=(Table const&) = delete;
  ~Table();

  /// Declares a column, zero in every slot. Errors: std::logic_error where the name is taken.
  template <class T>
  Column<T> add(std::string name, Keep keep = Keep::saved) {
    return Column<T>{&add_storage(std::move(name), std::string{type_name<T>()}, sizeof(T), keep)};
  }

  std::string const& name() const { return name_; }
  Device const& device() const { return device_; }
  std::uint32_t segments_count() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  std::uint32_t slots() const { return offsets_.back(); }
  std::uint32_t first(std::uint32_t segment) const { return offsets_[segment]; }
  std::uint32_t capacity(std::uint32_t segment) const { return offsets_[segment + 1] - offsets_[segment]; }

  /// The segments with their live rows, for an op. `picked` must outlive the op, in the device's memory.
  Segments segments() const;
  /// The segments with every slot taken as live.
  Segments all_slots() const;

  /// Live rows of each segment. Ops may raise them in the device's memory through used_data().
  std::vector<std::uint32_t> used() const;
  void set_used(std::span<std::uint32_t const> used);
  std::uint32_t* used_data() const;

  /// Moves every row to a layout with the given capacities; none may fall below the segment's live rows.
  void resize(std::span<std::uint32_t const> capacity);

  std::deque<ColumnStorage> const& columns() const { return columns_; }
  std::deque<ColumnStorage>& columns() { return columns_; }

  /// Copies a column to the host, or from it: every slot, in row order.
  template <class T>
  std::vector<T> read(Column<T> column) const {
    std::vector<T> rows(slots());
    read_bytes(column.storage(), rows.data());
    return rows;
  }
  template <class T>
  void write(Column<T> column, std::span<T const> rows) {
    write_bytes(column.storage(), rows.data(), rows.size() * sizeof(T));
  }

  /// The same of `count` slots, or of rows.size() of them, from row `first` on; the others stay as they are.
  /// Errors  std::logic_error where the table ends before them.
  template <class T>
  std::vector<T> read_rows(Column<T> column, std::uint32_t first, std::uint32_t count) const {
    std::vector<T> rows(count);
    read_part(column.storage(), {first, rows.size()}, rows.data());
    return rows;
  }
  template <class T>
  void write_rows(Column<T> column, std::uint32_t first, std::vector<T> const& rows) {
    write_part(column.storage(), {first, rows.size()}, rows.data());
  }

  void read_bytes(ColumnStorage const& column, void* to) const;
  void write_bytes(ColumnStorage const& column, void const* from, std::size_t bytes);

  /// Bytes held in the device's memory.
  std::size_t bytes() const;

 private:
  struct Part {
    std::size_t first, rows;
  };
  std::byte* place_of(ColumnStorage const& column, Part part) const;
  void read_part(ColumnStorage const& column, Part part, void* to) const;
  void write_part(ColumnStorage const& column, Part part, void const* from);
  ColumnStorage& add_storage(std::string name, std::string type, std::size_t element_bytes, Keep keep);
  void place_offsets();

  std::string name_;
  Device device_;
  std::vector<std::uint32_t> offsets_;
  std::uint32_t* offsets_data_ = nullptr;
  std::uint32_t* used_data_ = nullptr;
  std::deque<ColumnStorage> columns_;
};

}  // namespace flywheel::state
