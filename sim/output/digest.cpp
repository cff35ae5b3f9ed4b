#include "sim/output/digest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "sim/hdf5/file.hpp"
#include "sim/hdf5/sha256.hpp"
#include "sim/output/copy_array.hpp"
#include "sim/output/layout.hpp"

namespace flywheel::output {
namespace {

static_assert(std::endian::native == std::endian::little, "the digest is over the bytes in memory");

char const* name_of(hdf5::Element element) {
  switch (element) {
    case hdf5::Element::float64:
      return "float64";
    case hdf5::Element::int64:
      return "int64";
    case hdf5::Element::uint64:
      return "uint64";
    case hdf5::Element::int32:
      return "int32";
    case hdf5::Element::uint32:
      return "uint32";
    case hdf5::Element::uint16:
      return "uint16";
    case hdf5::Element::uint8:
      return "uint8";
    case hdf5::Element::character:
      return "character";
    case hdf5::Element::text:
      break;
  }
  throw std::logic_error{"a text has no digest"};
}

void add_paths(hdf5::Group const& group, std::string const& prefix, std::vector<std::string>& paths) {
  for (auto const& name : group.dataset_names()) {
    auto const array = group.open_dataset(name);
    if (!prefix.empty() && !array.is_scale() && array.dimension_name(0) == "world")
      paths.push_back(fmt::format("{}/{}", prefix, name));
  }
  for (auto const& name : group.group_names()) {
    add_paths(group.open_group(name), fmt::format("{}/{}", prefix, name), paths);
  }
}

/// How many places of a world and time hold values, [worlds x times]; empty where all of an array's places do.
std::vector<std::int64_t> counts_of(hdf5::Dataset const& array, hdf5::Group const& group) {
  auto const is_padded = array.extent().size() == 3 && array.dimension_name(2) == entity_dimension;
  return is_padded ? group.open_dataset("count").read_all<std::int64_t>() : std::vector<std::int64_t>{};
}

/// Adds one world's part of a slab: of a padded array, for each time the places that hold values.
void add_part(hdf5::Sha256& world, std::span<std::byte const> values, std::span<std::int64_t const> counts,
              std::size_t element_bytes) {
  if (counts.empty()) return world.add(values);
  auto const padded = values.size() / counts.size();
  for (std::size_t time = 0; time < counts.size(); ++time)
    world.add(values.subspan(time * padded, static_cast<std::size_t>(counts[time]) * element_bytes));
}

/// Slab by slab for all worlds, so that compressed blocks are read once.
void add_array(std::vector<hdf5::Sha256>& worlds, hdf5::Dataset const& array, std::vector<std::int64_t> const& counts,
               std::string const& path) {
  auto const extent = array.extent();
  auto const element = array.element();
  std::vector<std::uint64_t> const shape{extent.begin() + 1, extent.end() - (counts.empty() ? 0 : 1)};
  for (auto& world : worlds) world.add(fmt::format("{}\n{}\n{}\n", path, name_of(element), fmt::join(shape, ",")));
  std::vector<std::byte> values;
  for (auto const& slab : slabs_of(extent, array.block())) {
    std::size_t bytes = hdf5::size_in_bytes(element);
    for (std::size_t i = 1; i < slab.count.size(); ++i) bytes *= slab.count[i];
    values.resize(bytes * slab.count[0]);
    array.read_bytes(slab, values);
    for (std::uint64_t i = 0; i < slab.count[0]; ++i) {
      auto const world = slab.start[0] + i;
      auto const of_world = std::span<std::byte const>{values}.subspan(i * bytes, bytes);
      std::span<std::int64_t const> of_times;
      if (!counts.empty()) of_times = std::span{counts}.subspan(world * extent[1] + slab.start[1], slab.count[1]);
      add_part(worlds[world], of_world, of_times, hdf5::size_in_bytes(element));
    }
  }
}

}  // namespace

std::vector<std::string> digest_of_worlds(std::string const& path) {
  auto const file = hdf5::File::open_read_only(path);
  auto const root = file.root();
  std::vector<std::string> arrays;
  add_paths(root, "", arrays);
  std::sort(arrays.begin(), arrays.end());
  std::vector<hdf5::Sha256> worlds(root.open_dataset("world").extent().at(0));
  for (auto const& path_of_array : arrays) {
    auto const array = root.open_dataset(path_of_array.substr(1));
    auto const group = root.open_group(path_of_array.substr(1, path_of_array.rfind('/') - 1));
    add_array(worlds, array, counts_of(array, group), path_of_array);
  }
  std::vector<std::string> digests;
  for (auto& world : worlds) digests.push_back(world.hex());
  return digests;
}

std::string digest_of_run(std::string const& path) {
  hdf5::Sha256 run;
  for (auto const& world : digest_of_worlds(path)) run.add(world + "\n");
  return run.hex();
}

}  // namespace flywheel::output
