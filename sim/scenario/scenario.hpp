#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/kinds/share_every.hpp"
#include "sim/scenario/kinds/time.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {

/// The simulated period, and how often results are written.
struct TimeSpec {
  std::int64_t start_unix_ms = 0;
  std::int64_t run_ms = 0;
  std::int64_t sample_ms = 0;
};

/// One change from outside. All its changes happen at the same time, in file order.
struct Event {
  enum class Kind { set, adopt, shock };
  struct Change {
    std::string economy;
    std::string key;  // below the economy, dotted; empty of `adopt`
    Node value;       // of `adopt` the rule set itself, loaded
    Mark mark;        // of the key
  };

  std::int64_t at_ms = 0;  // after the start, at most the run
  Kind kind = Kind::set;
  std::vector<Change> changes;
  Mark mark;
};

/// When an expectation is looked at.
struct Occasion {
  enum class Kind { end, always, moment };

  Kind kind = Kind::end;
  Moment moment = {};
  bool operator==(Occasion const&) const = default;
};

/// What should come out: min <= metric <= max in every replicate.
struct Expectation {
  std::string metric;  // io/subsidy_per_revenue
  Occasion at;
  std::optional<double> min, max;
  Mark mark;
};

/// What is recorded besides the metrics.
struct RecordSpec {
  std::optional<RegularShare> agents;  // the share whose own state is recorded, every whole number of samples
};

/// A scenario whose own keys are read; economies are still trees, which the registry of sim/economy reads.
struct Scenario {
  std::string title;
  std::uint64_t seed = 0;
  TimeSpec time;
  std::uint32_t replicates = 1;
  std::vector<std::pair<std::string, Node>> economies;  // by name, merged with what they extend
  std::vector<Event> events;                            // by time, then as in the file
  std::vector<Expectation> expectations;
  Node sweep;  // a mapping that sim/study reads; null where there is none
  RecordSpec record;
  Node root;  // the whole file, merged and overridden: to_text(root) is the resolved scenario
};

/// Reads a scenario's file, follows what it extends and applies overrides such as `seed=7` (of --set).
/// Errors  adds every fault that can be found without knowing the economies' rules.
Scenario read_scenario(std::string const& path, std::vector<std::string> const& search_paths,
                       std::vector<std::string> const& overrides, Faults& faults);

/// The same from a tree, such as a sweep's point: the root of a scenario with some values overridden.
Scenario scenario_of(Node root, std::vector<std::string> const& search_paths, Faults& faults);

/// An economy's section after it adopts a rule set: each section that the rule set has replaces the old one whole; the
/// others, such as the population, stay.
Node adopted(Node economy, Node const& rules);

/// Every value of the scenario's own keys; `economies`, `set` and the like are trees.
std::vector<Explanation> explain_scenario(Scenario const& scenario);

/// JSON Schema (2020-12) of a scenario's file, whose economies follow `economy`.
Node schema_of_scenario(Node economy);

}  // namespace flywheel::scenario
