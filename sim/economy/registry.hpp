#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/economy.hpp"
#include "sim/scenario/spec.hpp"
#include "sim/state/series.hpp"

namespace flywheel::economy {

/// One economy as a scenario describes it: its name and, for each world of the batch, its merged section.
struct Description {
  std::string name;
  std::vector<scenario::Node> of_world;
};

/// A kind of economy that scenarios can name by `protocol`.
struct EconomyKind {
  std::string protocols;  // "custom", or a prefix that ends with a slash: "io_net/"
  std::string meaning;
  /// Reads every world's section. Adds faults; the economy must then not be used.
  std::unique_ptr<engine::Economy> (*make)(Description const& description, scenario::Faults& faults);
  std::vector<scenario::Explanation> (*explain)(scenario::Node const& section, std::string const& path);
  scenario::Node (*schema)();
  /// Every quantity that a run records, for an economy of the given name.
  std::vector<state::Series> (*metrics)(std::string const& name);
};

/// All kinds. A new network adds its line to registry.cpp.
std::vector<EconomyKind> const& economy_kinds();

/// The kind that a protocol's name belongs to; nullptr where there is none.
EconomyKind const* find_kind(std::string_view protocol);

/// The kind that a section's `protocol` names. Adds a fault, with what there is, and returns nullptr where it has none;
/// `economies` are the names of which the section's may be a slip.
EconomyKind const* kind_of(scenario::Node const& section, std::string const& path, scenario::Faults& faults,
                           std::vector<std::string> const& economies = {});

}  // namespace flywheel::economy
