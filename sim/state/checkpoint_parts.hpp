#pragma once

#include <string>
#include <vector>

#include "sim/hdf5/group.hpp"
#include "sim/state/checkpoint.hpp"

/// What the sources of checkpoints share. Included by no other header.
namespace flywheel::state {

/// Throws that the checkpoint belongs to another run, and what to do.
[[noreturn]] void refuse(std::string const& path, std::string const& what);

/// Writes the saved columns of all tables, with their layouts.
void write_tables(hdf5::Group& group, Tables tables);
/// Gives tables that were declared alike their layout and rows. Errors: CheckpointError.
void restore_tables(std::string const& path, hdf5::Group const& group, Tables tables);

template <hdf5::Number T>
void write_array(hdf5::Group& group, std::string const& name, std::vector<T> const& values) {
  auto array = group.create_dataset(name, hdf5::element_of<T>(), {values.size()});
  if (!values.empty()) array.template write_all<T>(values);
}

template <hdf5::Number T>
std::vector<T> read_array(hdf5::Group const& group, std::string const& name) {
  auto const array = group.open_dataset(name);
  return array.extent().at(0) == 0 ? std::vector<T>{} : array.read_all<T>();
}

}  // namespace flywheel::state
