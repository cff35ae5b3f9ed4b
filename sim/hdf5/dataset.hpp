#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/hdf5/object.hpp"

namespace flywheel::hdf5 {

/// An array in a file. Slabs are row-major, and as long as the product of their counts.
class Dataset : public Object {
 public:
  Dataset(Handle handle, std::string where) : Object{std::move(handle), std::move(where)} {}

  Element element() const;
  Extent extent() const;
  Storage storage() const;
  /// The blocks in which it is best read and written, those of the file where it is chunked.
  Extent block() const;

  template <Number T>
  void write(Slab const& slab, std::span<T const> values) {
    write_raw(element_of<T>(), slab, values.data(), values.size());
  }
  void write(Slab const& slab, std::span<char const> characters) {
    write_raw(Element::character, slab, characters.data(), characters.size());
  }
  template <Number T>
  void read(Slab const& slab, std::span<T> values) const {
    read_raw(element_of<T>(), slab, values.data(), values.size());
  }
  void read(Slab const& slab, std::span<char> characters) const {
    read_raw(Element::character, slab, characters.data(), characters.size());
  }
  /// Of any numbers or characters, in memory as in the file. values.size() is in bytes.
  void write_bytes(Slab const& slab, std::span<std::byte const> values);
  void read_bytes(Slab const& slab, std::span<std::byte> values) const;

  /// The whole of it.
  template <Number T>
  void write_all(std::span<T const> values) {
    write({Extent(extent().size(), 0), extent()}, values);
  }
  template <Number T>
  std::vector<T> read_all() const {
    std::size_t values = 1;
    for (auto const places : extent()) values *= places;
    std::vector<T> all(values);
    read<T>({Extent(extent().size(), 0), extent()}, all);
    return all;
  }
  void write_texts(std::vector<std::string> const& values);
  std::vector<std::string> read_texts() const;

  /// Makes this the coordinate variable of the dimension that carries its name.
  void make_scale();
  /// Makes this a dimension without a coordinate variable, as netCDF writes one.
  void make_bare_dimension(std::uint64_t size);
  void attach_scale(std::size_t dimension, Dataset const& scale);
  bool is_scale() const;
  /// The last part of the path of the scale attached to a dimension; empty where there is none.
  std::string dimension_name(std::size_t dimension) const;

 private:
  void write_raw(Element element, Slab const& slab, void const* values, std::size_t count);
  void read_raw(Element element, Slab const& slab, void* values, std::size_t count) const;
};

}  // namespace flywheel::hdf5
