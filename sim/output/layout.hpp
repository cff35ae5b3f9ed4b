#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/hdf5/element.hpp"
#include "sim/hdf5/group.hpp"
#include "sim/output/provenance.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"

namespace flywheel::output {

/// Which part of a quantity an array holds; money takes three arrays.
enum class Part { value, tokens, base_units_high, base_units_low };

/// The dimension of agents who come and go: the first `count` places of a world and time hold values.
inline constexpr char const* entity_dimension = "entity";

/// An array of the result file, with dimensions (world, time, further ones).
struct ArrayPlan {
  enum class Source { series, flows, agents };

  std::string name;
  std::string units;
  std::string long_name;
  std::string formula;
  Source source;
  Part part;
  state::SeriesId series;  // where the source is a series
  hdf5::Element element;
  std::vector<std::string> dimensions;
  hdf5::Extent extent;
  std::vector<std::string> meanings = {};  // of an integer that stands for words

  /// Values of a world's sample.
  std::size_t values() const;
};

/// A variable along one of its group's own dimensions, the same at all times.
struct LabelPlan {
  std::string name;
  std::string dimension;
  std::string long_name;
  std::vector<std::string> texts;
};

/// A group of the result file. `dimensions` are those beyond world and time.
struct GroupPlan {
  std::string path;
  std::string comment;
  std::vector<std::int64_t> times_ms;
  std::vector<state::Dimension> dimensions;
  std::vector<LabelPlan> labels;
  std::vector<ArrayPlan> arrays;
};

/// All that a result file holds: a pure function of what is recorded.
struct Layout {
  std::uint32_t worlds;
  std::vector<std::int64_t> sample_times_ms;
  std::int64_t start_unix_ms;
  std::vector<GroupPlan> groups;
};

/// Errors  std::logic_error where two series of a group disagree about a dimension.
Layout layout_of(state::Recorder const& shape, state::Ledger const& ledger, std::vector<std::int64_t> sample_times_ms,
                 std::int64_t start_unix_ms);

/// "milliseconds since 2024-06-25T12:00:00Z"
std::string time_units(std::int64_t start_unix_ms);

}  // namespace flywheel::output
