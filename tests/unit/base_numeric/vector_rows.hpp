#pragma once

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "kernels/base/fixed_point.hpp"
#include "kernels/base/wide_integer_text.hpp"

namespace flywheel::test {

using Json = nlohmann::json;

/// One file of tests/vectors/bittensor in its column form. Throws where the file cannot be read.
struct VectorTable {
  std::size_t inputs;
  Json rows;

  explicit VectorTable(std::string const& kind) {
    std::ifstream file{std::string{FLYWHEEL_SOURCE_DIR} + "/tests/vectors/bittensor/prim_" + kind + ".json"};
    auto const table = Json::parse(file);
    inputs = table.at("columns_input").size();
    rows = table.at("rows");
  }
};

/// The integers of a vector file: numbers, or decimal text where they can pass 2^53.
template <Integer T>
T integer(Json const& value) {
  if (value.is_number()) return static_cast<T>(value.get<std::int64_t>());
  auto const text = value.get<std::string>();
  if constexpr (std::same_as<T, UInt128>) {
    return uint128_from_text(text).value();
  } else {
    auto const wide = int128_from_text(text).value();
    if (!fits<T>(wide)) throw std::out_of_range{text};
    return static_cast<T>(wide);
  }
}

template <class Number>
Number fixed(Json const& bits) {
  return Number::from_bits(integer<typename Number::Storage>(bits));
}

template <Integer T, int F>
std::string text(Fixed<T, F> value) {
  using Wide = std::conditional_t<is_signed_integer<T>, Int128, UInt128>;
  return to_decimal_text(static_cast<Wide>(value.bits));
}

}  // namespace flywheel::test
