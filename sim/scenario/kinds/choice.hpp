#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// `one of 'a', 'b'`.
std::string one_of_names(std::vector<std::string> const& names);
/// The index of a name in `chosen`, or advice with the nearest one.
Reading find_name(std::string_view text, std::vector<std::string> const& names, std::size_t& chosen);
Format format_of_names(std::vector<std::string> const& names);

/// One of the names of an enum: `Choice<Rounding>{{"down", Rounding::down}, {"up", Rounding::up}}`.
template <class Enum>
class Choice {
 public:
  Choice(std::initializer_list<std::pair<char const*, Enum>> choices) {
    for (auto const& [name, value] : choices) {
      names_.emplace_back(name);
      values_.push_back(value);
    }
  }
  std::string expected() const { return one_of_names(names_); }
  Reading read(Scalar const& scalar, Enum& value) const {
    std::size_t chosen = 0;
    auto reading = find_name(scalar.text, names_, chosen);
    if (reading.fits) value = values_[chosen];
    return reading;
  }
  std::string show(Enum value) const {
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (values_[i] == value) return names_[i];
    return {};
  }
  Format format() const { return format_of_names(names_); }

 private:
  std::vector<std::string> names_;
  std::vector<Enum> values_;
};

}  // namespace flywheel::scenario
