#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/fields.hpp"
#include "sim/scenario/scenario.hpp"

namespace flywheel::scenario {

/// An event as it is written.
struct EventFields {
  Moment at;
  std::optional<Node> set, adopt, shock;
};

/// A scenario's own keys as they are written.
struct ScenarioFile {
  int version = 0;
  std::string title;
  std::uint64_t seed = 0;
  TimeSpec time;
  std::uint32_t replicates = 0;
  std::vector<std::pair<std::string, Node>> economies;
  std::vector<EventFields> events;
  std::vector<Expectation> expectations;
  std::optional<Node> sweep;
  RecordSpec record;
};

void declare_fields(Fields& fields, TimeSpec& spec);
void declare_fields(Fields& fields, EventFields& spec);
void declare_fields(Fields& fields, Expectation& spec);
void declare_fields(Fields& fields, RecordSpec& spec);
void declare_fields(Fields& fields, ScenarioFile& spec);

}  // namespace flywheel::scenario
