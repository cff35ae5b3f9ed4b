#include "sim/hdf5/object.hpp"

#include <stdexcept>

#include "sim/hdf5/c_api.hpp"

namespace flywheel::hdf5 {

void Object::write_attribute(std::string const& name, Element element, std::optional<std::uint64_t> count,
                             void const* data) {
  auto const at = where_ + "@" + name;
  if (has(name)) check(H5Adelete(handle_.get(), name.c_str()), at, "replace the attribute");
  hsize_t const places = count.value_or(1);
  auto const space =
      own(count ? H5Screate_simple(1, &places, nullptr) : H5Screate(H5S_SCALAR), at, "describe the attribute");
  auto const type = type_of(element);
  auto const attribute = own(H5Acreate2(handle_.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
                             at, "create the attribute");
  check(H5Awrite(attribute.get(), type.get(), data), at, "write the attribute");
}

void Object::read_attribute(std::string const& name, Element element, void* data) const {
  auto const at = where_ + "@" + name;
  auto const attribute = own(H5Aopen(handle_.get(), name.c_str(), H5P_DEFAULT), at, "read the attribute");
  auto const space = own(H5Aget_space(attribute.get()), at, "read the attribute");
  if (H5Sget_simple_extent_npoints(space.get()) != 1) fail(at, "read the attribute as one value");
  check(H5Aread(attribute.get(), type_of(element).get(), data), at, "read the attribute");
}

void Object::set(std::string const& attribute, std::string const& value) {
  auto const* text = value.c_str();
  write_attribute(attribute, Element::text, std::nullopt, &text);
}

void Object::set(std::string const& attribute, std::int64_t value) {
  write_attribute(attribute, Element::int64, std::nullopt, &value);
}

void Object::set(std::string const& attribute, double value) {
  write_attribute(attribute, Element::float64, std::nullopt, &value);
}

void Object::set(std::string const& attribute, std::vector<std::string> const& values) {
  if (values.empty()) throw std::logic_error{"the attribute " + attribute + " would be empty"};
  std::vector<char const*> texts;
  for (auto const& value : values) texts.push_back(value.c_str());
  write_attribute(attribute, Element::text, texts.size(), texts.data());
}

void Object::set(std::string const& attribute, std::vector<std::int64_t> const& values) {
  if (values.empty()) throw std::logic_error{"the attribute " + attribute + " would be empty"};
  write_attribute(attribute, Element::int64, values.size(), values.data());
}

bool Object::has(std::string const& attribute) const {
  return H5Aexists(handle_.get(), attribute.c_str()) > 0;
}

std::string Object::text(std::string const& attribute) const {
  auto const all = texts(attribute);
  if (all.size() != 1) fail(where_ + "@" + attribute, "read the attribute as one text");
  return all.front();
}

std::int64_t Object::integer(std::string const& attribute) const {
  std::int64_t value = 0;
  read_attribute(attribute, Element::int64, &value);
  return value;
}

double Object::real(std::string const& attribute) const {
  double value = 0;
  read_attribute(attribute, Element::float64, &value);
  return value;
}

std::vector<std::string> Object::texts(std::string const& name) const {
  auto const at = where_ + "@" + name;
  auto const attribute = own(H5Aopen(handle_.get(), name.c_str(), H5P_DEFAULT), at, "read the attribute");
  auto const space = own(H5Aget_space(attribute.get()), at, "read the attribute");
  auto const type = type_of(Element::text);
  std::vector<char*> texts(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())));
  check(H5Aread(attribute.get(), type.get(), texts.data()), at, "read the attribute as text");
  std::vector<std::string> values{texts.begin(), texts.end()};
  H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, texts.data());
  return values;
}

}  // namespace flywheel::hdf5
