#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/hdf5/element.hpp"
#include "sim/hdf5/handle.hpp"

namespace flywheel::hdf5 {

/// Anything that carries attributes: a group or a dataset.
class Object {
 public:
  /// Texts are UTF-8 of variable length. An attribute of the same name is replaced.
  void set(std::string const& attribute, std::string const& value);
  void set(std::string const& attribute, char const* value) { set(attribute, std::string{value}); }
  void set(std::string const& attribute, std::int64_t value);
  void set(std::string const& attribute, double value);
  /// Errors  std::logic_error where the list is empty: readers stumble over empty attributes.
  void set(std::string const& attribute, std::vector<std::string> const& values);
  void set(std::string const& attribute, std::vector<std::int64_t> const& values);

  bool has(std::string const& attribute) const;
  std::string text(std::string const& attribute) const;
  std::int64_t integer(std::string const& attribute) const;
  double real(std::string const& attribute) const;
  std::vector<std::string> texts(std::string const& attribute) const;

  /// "FILE:/group/name", as it stands in messages.
  std::string const& where() const { return where_; }
  Identifier identifier() const { return handle_.get(); }

 protected:
  Object(Handle handle, std::string where) : handle_{std::move(handle)}, where_{std::move(where)} {}

 private:
  void write_attribute(std::string const& name, Element element, std::optional<std::uint64_t> count, void const* data);
  void read_attribute(std::string const& name, Element element, void* data) const;

  Handle handle_;
  std::string where_;
};

}  // namespace flywheel::hdf5
