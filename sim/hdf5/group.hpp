#pragma once

#include <string>
#include <vector>

#include "sim/hdf5/dataset.hpp"
#include "sim/hdf5/object.hpp"

namespace flywheel::hdf5 {

/// A folder of a file. Paths may have several parts.
class Group : public Object {
 public:
  Group(Handle handle, std::string where) : Object{std::move(handle), std::move(where)} {}

  /// Creates the group, and those on the way to it, where they do not exist.
  Group make_group(std::string const& path);
  Group open_group(std::string const& path) const;
  Dataset create_dataset(std::string const& name, Element element, Extent const& extent,
                         Storage storage = Storage::in_place);
  Dataset open_dataset(std::string const& path) const;
  bool contains(std::string const& path) const;
  /// The names inside, sorted by byte.
  std::vector<std::string> group_names() const;
  std::vector<std::string> dataset_names() const;
};

}  // namespace flywheel::hdf5
