#include "sim/economy/subnet/consensus/grid.hpp"

#include <fmt/format.h>

#include "sim/scenario/spec.hpp"

namespace flywheel::economy::consensus {
namespace {

constexpr std::size_t most_subnets = 100'000;

/// The parameters that a key of the grid sets, all to the same value: "a.b, c.d".
std::vector<std::string> keys_of(std::string const& key) {
  std::vector<std::string> keys;
  for (std::size_t first = 0; first < key.size();) {
    auto const comma = std::min(key.find(", ", first), key.size());
    keys.push_back(key.substr(first, comma - first));
    first = comma + 2;
  }
  return keys;
}

/// The part of a dotted key that says enough: the last word, and before it the bloc's name.
std::string short_name(std::string const& key) {
  std::string_view name = key;
  for (std::string_view const front : {"rules.", "blocs."}) {
    if (name.starts_with(front)) name.remove_prefix(front.size());
  }
  return std::string{name};
}

std::size_t size_of(ConsensusSpec const& spec, std::string const& path, scenario::Faults& faults) {
  std::size_t size = 1;
  for (auto const& [key, values] : spec.grid) {
    if (values.items.empty())
      faults.add(values.mark, fmt::format("{}.grid.{}", path, key), "expected one value or more, got none");
    size *= values.items.size();
    if (size > most_subnets) {
      faults.add(values.mark, path + ".grid", fmt::format("expected at most {} subnets", most_subnets));
      return 0;
    }
  }
  return size;
}

/// The point at a place in the order of the grid.
GridPoint point_at(ConsensusSpec const& spec, std::size_t place, std::string const& path, scenario::Faults& faults) {
  GridPoint point{{}, spec.subnet};
  std::vector<std::string> parts(spec.grid.size());
  for (std::size_t i = spec.grid.size(); i-- > 0;) {
    auto const& [key, values] = spec.grid[i];
    auto const& value = values.items[place % values.items.size()];
    place /= values.items.size();
    for (auto const& one : keys_of(key)) scenario::set_value(point.subnet, one, value, path + ".grid", faults);
    parts[i] = short_name(keys_of(key).front()) + " " + value.text;
  }
  point.label = fmt::format("{}", fmt::join(parts, ", "));
  return point;
}

}  // namespace

std::vector<GridPoint> expand_grid(ConsensusSpec const& spec, scenario::Node const& section, std::string const& path,
                                   scenario::Faults& faults) {
  auto const* const grid = section.find("grid");
  auto const& mark = grid == nullptr ? section.mark : grid->mark;
  std::vector<GridPoint> points;
  auto const size = size_of(spec, path, faults);
  for (std::size_t place = 0; place < size && faults.empty(); ++place) {
    points.push_back(point_at(spec, place, path, faults));
    if (faults.empty()) check(points.back().subnet, mark, path, faults);
  }
  return points;
}

}  // namespace flywheel::economy::consensus
