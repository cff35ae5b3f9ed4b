#include "sim/output/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace flywheel::output {
namespace {

/// Errors  std::logic_error where a series claims a group that is the file's own.
void check_group(std::string const& path) {
  if (path.empty() || path.front() == '/' || path == "ledger" || path == "events")
    throw std::logic_error{fmt::format("a series cannot be in the group '{}'", path)};
}

GroupPlan& group_at(Layout& layout, std::string const& path) {
  auto const found = std::find_if(layout.groups.begin(), layout.groups.end(),
                                  [&](GroupPlan const& group) { return group.path == path; });
  if (found != layout.groups.end()) return *found;
  return layout.groups.emplace_back(GroupPlan{path, {}, layout.sample_times_ms, {}, {}, {}});
}

void add_dimension(GroupPlan& group, state::Dimension const& dimension) {
  if (!dimension.labels.empty() && dimension.labels.size() != dimension.size) {
    throw std::logic_error{fmt::format("/{}: the dimension {} has {} places and {} labels", group.path, dimension.name,
                                       dimension.size, dimension.labels.size())};
  }
  auto const found = std::find_if(group.dimensions.begin(), group.dimensions.end(),
                                  [&](state::Dimension const& other) { return other.name == dimension.name; });
  if (found == group.dimensions.end()) {
    group.dimensions.push_back(dimension);
  } else if (found->size != dimension.size || found->labels != dimension.labels) {
    throw std::logic_error{fmt::format("/{}: two series disagree about the dimension {}", group.path, dimension.name)};
  }
}

hdf5::Element element_of(state::ElementType type, Part part) {
  if (part == Part::base_units_low) return hdf5::Element::uint64;
  if (part == Part::base_units_high || type == state::ElementType::integer) return hdf5::Element::int64;
  return hdf5::Element::float64;
}

/// One array for each part of a quantity: a name with its suffix, units and formula.
void add_arrays(GroupPlan& group, ArrayPlan const& whole, state::ElementType type, std::string const& base_unit) {
  auto const add = [&](Part part, char const* suffix, std::string const& units, std::string const& formula) {
    auto array = whole;
    array.part = part;
    array.name += suffix;
    array.element = element_of(type, part);
    array.units = units;
    array.formula = formula;
    group.arrays.push_back(std::move(array));
  };
  if (type != state::ElementType::money) return add(Part::value, "", whole.units, whole.formula);
  auto const exact = whole.name + "_base_units_hi * 2^64 + " + whole.name + "_base_units_lo, exact: " + whole.formula;
  add(Part::tokens, "_tokens", whole.units, whole.formula);
  add(Part::base_units_high, "_base_units_hi", "2^64 * " + base_unit, exact);
  add(Part::base_units_low, "_base_units_lo", base_unit, exact);
}

ArrayPlan along(Layout const& layout, std::vector<state::Dimension> const& dimensions) {
  ArrayPlan array{};
  array.dimensions = {"world", "time"};
  array.extent = {layout.worlds, layout.sample_times_ms.size()};
  for (auto const& dimension : dimensions) {
    array.dimensions.push_back(dimension.name);
    array.extent.push_back(dimension.size);
  }
  return array;
}

void add_series(Layout& layout, state::Series const& series, state::SeriesId id) {
  check_group(series.group);
  auto& group = group_at(layout, series.group);
  for (auto const& dimension : series.dimensions) add_dimension(group, dimension);
  auto array = along(layout, series.dimensions);
  array.name = series.name;
  array.units = series.units;
  array.long_name = series.long_name;
  array.formula = series.formula;
  array.source = ArrayPlan::Source::series;
  array.series = id;
  add_arrays(group, array, series.type, fmt::format("1e-{} {}", series.token_decimals, series.units));
}

char const* name_of(state::Verb verb) {
  switch (verb) {
    case state::Verb::mint:
      return "mint";
    case state::Verb::burn:
      return "burn";
    case state::Verb::transfer:
      return "transfer";
    case state::Verb::lock:
      return "lock";
    case state::Verb::unlock:
      return "unlock";
  }
  return "";
}

void add_flows(Layout& layout, state::Ledger const& ledger) {
  if (ledger.flow_kinds().empty()) return;
  state::Dimension flows{"flow", ledger.flow_kinds().size(), {}};
  LabelPlan token{"token", "flow", "symbol of the token that flows", {}};
  LabelPlan base_unit{"base_unit", "flow", "smallest unit of the token that flows", {}};
  LabelPlan verb{"verb", "flow", "what moves the money", {}};
  LabelPlan reason{"reason", "flow", "why the money moves", {}};
  LabelPlan from{"from", "flow", "account class that pays", {}};
  LabelPlan to{"to", "flow", "account class that receives", {}};
  auto const account_class = [&](state::AccountClassId id) {
    return id == state::Ledger::nowhere ? std::string{"nowhere"} : ledger.account_classes()[id.value].name;
  };
  for (auto const& flow : ledger.flow_kinds()) {
    auto const& kind = ledger.tokens()[flow.token.value];
    token.texts.push_back(kind.symbol);
    base_unit.texts.push_back(fmt::format("1e-{} {}", kind.decimals, kind.symbol));
    verb.texts.push_back(name_of(flow.verb));
    reason.texts.push_back(flow.reason);
    from.texts.push_back(account_class(flow.from));
    to.texts.push_back(account_class(flow.to));
    flows.labels.push_back(fmt::format("{} {}: {}, {} -> {}", token.texts.back(), verb.texts.back(), flow.reason,
                                       from.texts.back(), to.texts.back()));
  }
  auto& group = group_at(layout, "ledger");
  add_dimension(group, flows);
  group.labels = {token, base_unit, verb, reason, from, to};
  auto amount = along(layout, {flows});
  amount.name = "amount";
  amount.units = "tokens";
  amount.long_name = "amount that has flowed since the start";
  amount.formula = "sum of the flow's amounts up to the sample";
  amount.source = ArrayPlan::Source::flows;
  add_arrays(group, amount, state::ElementType::money, "base units");
}

}  // namespace

std::size_t ArrayPlan::values() const {
  std::size_t values = 1;
  for (std::size_t i = 2; i < extent.size(); ++i) values *= extent[i];
  return values;
}

Layout layout_of(state::Recorder const& shape, state::Ledger const& ledger, std::vector<std::int64_t> sample_times_ms,
                 std::int64_t start_unix_ms) {
  Layout layout{shape.worlds(), std::move(sample_times_ms), start_unix_ms, {}};
  for (std::uint32_t i = 0; i < shape.series().size(); ++i) add_series(layout, shape.series()[i], state::SeriesId{i});
  add_flows(layout, ledger);
  return layout;
}

std::string time_units(std::int64_t start_unix_ms) {
  using namespace std::chrono;
  sys_time<milliseconds> const start{milliseconds{start_unix_ms}};
  auto const day = floor<days>(start);
  year_month_day const date{day};
  hh_mm_ss const clock{start - day};
  auto const fraction = clock.subseconds().count();
  return fmt::format("milliseconds since {:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(),
                     fraction == 0 ? std::string{} : fmt::format(".{:03}", fraction));
}

}  // namespace flywheel::output
