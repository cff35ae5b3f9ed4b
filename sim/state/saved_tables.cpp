#include <fmt/format.h>

#include <algorithm>

#include "sim/state/checkpoint_parts.hpp"

namespace flywheel::state {
namespace {

/// A name as one link of the file.
std::string link_of(std::string name) {
  std::replace(name.begin(), name.end(), '/', ':');
  return name;
}

std::vector<std::uint32_t> capacities_of(Table const& table) {
  std::vector<std::uint32_t> capacities;
  for (std::uint32_t segment = 0; segment < table.segments_count(); ++segment)
    capacities.push_back(table.capacity(segment));
  return capacities;
}

void write_table(hdf5::Group& tables, Table const& table) {
  auto group = tables.make_group(link_of(table.name()));
  write_array(group, "capacity", capacities_of(table));
  write_array(group, "used", table.used());
  auto columns = group.make_group("columns");
  std::vector<std::uint8_t> bytes;
  for (auto const& column : table.columns()) {
    if (column.keep != Keep::saved) continue;
    bytes.resize(column.element_bytes * table.slots());
    table.read_bytes(column, bytes.data());
    write_array(columns, link_of(column.name), bytes);
    auto array = columns.open_dataset(link_of(column.name));
    array.set("type", column.type);
    array.set("element_bytes", static_cast<std::int64_t>(column.element_bytes));
  }
}

/// Compares the saved columns with those declared here; a difference means another scenario or program.
void check_columns(std::string const& path, hdf5::Group const& columns, Table const& table) {
  std::vector<std::string> declared;
  for (auto const& column : table.columns()) {
    if (column.keep != Keep::saved) continue;
    auto const name = link_of(column.name);
    declared.push_back(name);
    if (!columns.contains(name))
      refuse(path, fmt::format("it has no column '{}' of table '{}'", column.name, table.name()));
    auto const array = columns.open_dataset(name);
    bool const is_same = array.text("type") == column.type &&
                         array.integer("element_bytes") == static_cast<std::int64_t>(column.element_bytes);
    if (!is_same) {
      refuse(path, fmt::format("column '{}' of table '{}' holds {} ({} bytes) in it, {} ({} bytes) here", column.name,
                               table.name(), array.text("type"), array.integer("element_bytes"), column.type,
                               column.element_bytes));
    }
  }
  for (auto const& name : columns.dataset_names()) {
    if (std::find(declared.begin(), declared.end(), name) == declared.end())
      refuse(path, fmt::format("table '{}' has no column '{}' here", table.name(), name));
  }
}

void restore_table(std::string const& path, hdf5::Group const& tables, Table& table) {
  if (!tables.contains(link_of(table.name()))) refuse(path, fmt::format("it has no table '{}'", table.name()));
  auto const group = tables.open_group(link_of(table.name()));
  auto const capacity = read_array<std::uint32_t>(group, "capacity");
  if (capacity.size() != table.segments_count()) {
    refuse(path, fmt::format("table '{}' has {} segments in it, {} here", table.name(), capacity.size(),
                             table.segments_count()));
  }
  auto const columns = group.open_group("columns");
  check_columns(path, columns, table);
  table.set_used(std::vector<std::uint32_t>(capacity.size(), 0));
  if (capacity != capacities_of(table)) table.resize(capacity);
  for (auto const& column : table.columns()) {
    if (column.keep != Keep::saved) continue;
    auto const bytes = read_array<std::uint8_t>(columns, link_of(column.name));
    if (bytes.size() != column.element_bytes * table.slots())
      refuse(path, fmt::format("column '{}' of table '{}' has another length", column.name, table.name()));
    table.write_bytes(column, bytes.data(), bytes.size());
  }
  table.set_used(read_array<std::uint32_t>(group, "used"));
}

}  // namespace

[[noreturn]] void refuse(std::string const& path, std::string const& what) {
  throw CheckpointError{
      fmt::format("{}: it cannot be resumed here: {}; resume with the scenario and the program that "
                  "wrote it, or run from the start",
                  path, what)};
}

void write_tables(hdf5::Group& group, Tables tables) {
  for (auto const& table : tables) write_table(group, *table);
}

void restore_tables(std::string const& path, hdf5::Group const& group, Tables tables) {
  if (group.group_names().size() != tables.size())
    refuse(path, fmt::format("it has {} tables, this run {}", group.group_names().size(), tables.size()));
  for (auto const& table : tables) restore_table(path, group, *table);
}

}  // namespace flywheel::state
