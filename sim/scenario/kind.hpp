#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/mark.hpp"

namespace flywheel::scenario {

/// A value as written.
struct Scalar {
  std::string_view text;
  Mark const& mark;
};

/// Whether a value fits its kind; if not, advice that ends the message, such as "; a unit is missing". May be empty.
struct Reading {
  bool fits = true;
  std::string advice;

  static Reading wrong(std::string advice = {}) { return {false, std::move(advice)}; }
};

/// How a kind looks to an editor and in `explain`.
struct Format {
  std::string type;                // JSON: string, number, boolean
  std::string pattern;             // ECMA-262, of a string
  std::string example;             // as one writes it
  std::string unit;                // what is stored: ms, 0.000001 USD/h, share
  std::vector<std::string> names;  // where only these are allowed
};

/// A kind says how text becomes a Value. It writes the value only if the text fits.
template <class Kind, class Value>
concept ScalarKind = requires(Kind const& kind, Value& value, Scalar const& scalar) {
  { kind.read(scalar, value) } -> std::same_as<Reading>;
  { kind.show(value) } -> std::convertible_to<std::string>;
  { kind.expected() } -> std::convertible_to<std::string>;
  { kind.format() } -> std::same_as<Format>;
};

}  // namespace flywheel::scenario
