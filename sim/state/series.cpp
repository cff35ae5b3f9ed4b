#include "sim/state/series.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace flywheel::state {

SeriesId Recorder::declare(Series series) {
  auto const is_same = [&](Series const& other) { return other.group == series.group && other.name == series.name; };
  if (std::any_of(series_.begin(), series_.end(), is_same)) {
    throw std::logic_error{"the series " + series.group + "/" + series.name + " is declared twice"};
  }
  std::size_t elements = 1;
  for (auto const& dimension : series.dimensions) elements *= dimension.size;
  std::size_t const values = elements * worlds_;
  auto const grow = [&](auto& column) {
    first_.push_back(column.size());
    column.resize(column.size() + values);
  };
  if (series.type == ElementType::real) grow(reals_);
  if (series.type == ElementType::integer) grow(integers_);
  if (series.type == ElementType::money) grow(money_);
  elements_.push_back(elements);
  series_.push_back(std::move(series));
  return SeriesId{static_cast<std::uint32_t>(series_.size() - 1)};
}

std::size_t Recorder::first(SeriesId id, WorldId world) const {
  return first_[id.value] + elements_[id.value] * world.value;
}

std::span<double> Recorder::real(SeriesId id, WorldId world) {
  return {reals_.data() + first(id, world), elements(id)};
}
std::span<std::int64_t> Recorder::integer(SeriesId id, WorldId world) {
  return {integers_.data() + first(id, world), elements(id)};
}
std::span<Int128> Recorder::money(SeriesId id, WorldId world) {
  return {money_.data() + first(id, world), elements(id)};
}
std::span<double const> Recorder::real(SeriesId id, WorldId world) const {
  return {reals_.data() + first(id, world), elements(id)};
}
std::span<std::int64_t const> Recorder::integer(SeriesId id, WorldId world) const {
  return {integers_.data() + first(id, world), elements(id)};
}
std::span<Int128 const> Recorder::money(SeriesId id, WorldId world) const {
  return {money_.data() + first(id, world), elements(id)};
}

void Recorder::clear() {
  std::fill(reals_.begin(), reals_.end(), std::numeric_limits<double>::quiet_NaN());
  std::fill(integers_.begin(), integers_.end(), 0);
  std::fill(money_.begin(), money_.end(), Int128{0});
}

}  // namespace flywheel::state
