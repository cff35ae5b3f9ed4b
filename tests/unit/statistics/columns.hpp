#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <vector>

#include "kernels/base/segments.hpp"

namespace flywheel::statistics {

/// An integer column in segments, some of whose slots are not live.
struct Columns {
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> used;
  std::vector<std::uint64_t> values;

  std::uint32_t count() const { return static_cast<std::uint32_t>(used.size()); }
  std::uint32_t rows() const { return offsets.back(); }
  Segments segments() const { return {offsets.data(), used.data(), count()}; }
  void add(std::vector<std::uint64_t> const& live, std::uint32_t spare = 0) {
    for (auto const value : live) values.push_back(value);
    values.resize(values.size() + spare, 77);  // what a dead slot holds must not show
    used.push_back(static_cast<std::uint32_t>(live.size()));
    offsets.push_back(static_cast<std::uint32_t>(values.size()));
  }
  std::vector<std::uint64_t> live(std::uint32_t segment) const {
    std::vector<std::uint64_t> rows;
    for (auto row = offsets[segment]; row < offsets[segment] + used[segment]; ++row) rows.push_back(values[row]);
    return rows;
  }
};

/// Segments of up to 40 rows, of amounts up to a bound that is often small: ties and zeros are common.
inline Columns arbitrary_columns() {
  Columns columns;
  auto const count = *rc::gen::inRange(1, 5);
  for (int segment = 0; segment < count; ++segment) {
    auto const most = *rc::gen::element<std::uint64_t>(1, 5, 1'000'000'000, UINT64_MAX);
    auto const rows = *rc::gen::inRange<std::size_t>(0, 40);
    columns.add(*rc::gen::container<std::vector<std::uint64_t>>(rows, rc::gen::inRange<std::uint64_t>(0, most)),
                *rc::gen::inRange<std::uint32_t>(0, 3));
  }
  return columns;
}

}  // namespace flywheel::statistics
