#include "sim/hdf5/dataset.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "sim/hdf5/c_api.hpp"

namespace flywheel::hdf5 {
namespace {

struct Spaces {
  Handle memory;
  Handle file;
};

/// Selects a slab. A slab of another rank or length than the values is our own mistake.
Spaces select(Dataset const& dataset, Slab const& slab, std::size_t values) {
  auto const& at = dataset.where();
  auto file = own(H5Dget_space(dataset.identifier()), at, "read the array's shape");
  hsize_t selected = 1;
  for (auto const count : slab.count) selected *= count;
  auto const rank = static_cast<std::size_t>(H5Sget_simple_extent_ndims(file.get()));
  if (slab.count.size() != rank || slab.start.size() != rank || selected != values) {
    throw std::logic_error{fmt::format("{}: a slab of {} values, {} given", at, selected, values)};
  }
  if (rank > 0) {
    std::vector<hsize_t> const start{slab.start.begin(), slab.start.end()};
    std::vector<hsize_t> const count{slab.count.begin(), slab.count.end()};
    check(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), at,
          "select a part of the array");
  }
  return {own(H5Screate_simple(1, &selected, nullptr), at, "describe a part of the array"), std::move(file)};
}

Element element_of_type(hid_t type, std::string const& where) {
  for (auto const element : {Element::float64, Element::int64, Element::uint64, Element::int32, Element::uint32,
                             Element::uint16, Element::uint8, Element::text, Element::character}) {
    if (H5Tequal(type, type_of(element).get()) > 0) return element;
  }
  fail(where, "read the array: its type is none of ours");
}

}  // namespace

Element Dataset::element() const {
  auto const type = own(H5Dget_type(identifier()), where(), "read the array's type");
  return element_of_type(type.get(), where());
}

Extent Dataset::extent() const {
  auto const space = own(H5Dget_space(identifier()), where(), "read the array's shape");
  std::vector<hsize_t> dims(static_cast<std::size_t>(H5Sget_simple_extent_ndims(space.get())));
  H5Sget_simple_extent_dims(space.get(), dims.data(), nullptr);
  return {dims.begin(), dims.end()};
}

Storage Dataset::storage() const {
  auto const list = own(H5Dget_create_plist(identifier()), where(), "read how the array is stored");
  return H5Pget_layout(list.get()) == H5D_CHUNKED ? Storage::compressed : Storage::in_place;
}

Extent Dataset::block() const {
  auto const whole = extent();
  auto const list = own(H5Dget_create_plist(identifier()), where(), "read how the array is stored");
  if (H5Pget_layout(list.get()) != H5D_CHUNKED) return chunk_of(whole);
  std::vector<hsize_t> chunk(whole.size());
  check(H5Pget_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data()), where(), "read the array's chunks");
  return {chunk.begin(), chunk.end()};
}

void Dataset::write_raw(Element element, Slab const& slab, void const* values, std::size_t count) {
  if (count == 0) return;
  auto const spaces = select(*this, slab, count);
  check(H5Dwrite(identifier(), type_of(element).get(), spaces.memory.get(), spaces.file.get(), H5P_DEFAULT, values),
        where(), "write to the file");
}

void Dataset::read_raw(Element element, Slab const& slab, void* values, std::size_t count) const {
  if (count == 0) return;
  auto const spaces = select(*this, slab, count);
  check(H5Dread(identifier(), type_of(element).get(), spaces.memory.get(), spaces.file.get(), H5P_DEFAULT, values),
        where(), "read the array");
}

void Dataset::write_bytes(Slab const& slab, std::span<std::byte const> values) {
  auto const kind = element();
  write_raw(kind, slab, values.data(), values.size() / size_in_bytes(kind));
}

void Dataset::read_bytes(Slab const& slab, std::span<std::byte> values) const {
  auto const kind = element();
  read_raw(kind, slab, values.data(), values.size() / size_in_bytes(kind));
}

void Dataset::write_texts(std::vector<std::string> const& values) {
  std::vector<char const*> texts;
  for (auto const& value : values) texts.push_back(value.c_str());
  write_raw(Element::text, {Extent(extent().size(), 0), extent()}, texts.data(), texts.size());
}

std::vector<std::string> Dataset::read_texts() const {
  std::size_t places = 1;
  for (auto const count : extent()) places *= count;
  std::vector<char*> texts(places);
  Slab const all{Extent(extent().size(), 0), extent()};
  read_raw(Element::text, all, texts.data(), texts.size());
  std::vector<std::string> values;
  for (auto const* text : texts) values.emplace_back(text == nullptr ? "" : text);
  if (places > 0) {
    auto const spaces = select(*this, all, places);
    H5Dvlen_reclaim(type_of(Element::text).get(), spaces.memory.get(), H5P_DEFAULT, texts.data());
  }
  return values;
}

void Dataset::make_scale() {
  auto const name = where().substr(where().rfind('/') + 1);
  check(H5DSset_scale(identifier(), name.c_str()), where(), "make the array a dimension scale");
}

void Dataset::make_bare_dimension(std::uint64_t size) {
  auto const name = fmt::format("This is a netCDF dimension but not a netCDF variable. {:10}", size);
  check(H5DSset_scale(identifier(), name.c_str()), where(), "make the array a dimension");
}

void Dataset::attach_scale(std::size_t dimension, Dataset const& scale) {
  check(H5DSattach_scale(identifier(), scale.identifier(), static_cast<unsigned>(dimension)), where(),
        "attach a dimension scale");
}

bool Dataset::is_scale() const {
  return H5DSis_scale(identifier()) > 0;
}

std::string Dataset::dimension_name(std::size_t dimension) const {
  if (H5DSget_num_scales(identifier(), static_cast<unsigned>(dimension)) <= 0) return {};
  std::string name;
  auto const take_name = [](hid_t, unsigned, hid_t scale, void* into) -> herr_t {
    auto const length = H5Iget_name(scale, nullptr, 0);
    if (length < 0) return -1;
    std::string path(static_cast<std::size_t>(length), '\0');
    H5Iget_name(scale, path.data(), path.size() + 1);
    *static_cast<std::string*>(into) = path.substr(path.rfind('/') + 1);
    return 1;
  };
  check(H5DSiterate_scales(identifier(), static_cast<unsigned>(dimension), nullptr, take_name, &name), where(),
        "read the array's dimensions");
  return name;
}

}  // namespace flywheel::hdf5
