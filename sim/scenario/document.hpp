#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::scenario {

/// What is refused before anything is built: limits that no honest scenario meets.
inline constexpr std::size_t most_bytes = 4u << 20;
inline constexpr int deepest_nesting = 64;
inline constexpr std::size_t most_nodes = 1'000'000;  // after every `extends`
inline constexpr int deepest_extends = 16;

/// Reads a YAML file, follows `extends` in any of its mappings, and returns the merged tree; every value keeps the mark
/// of the file it was written in. Mappings merge, lists replace, `null` removes.
///
/// What may be extended is looked up beside the file that asks, then in the search paths. A subset of YAML is accepted:
/// one document, UTF-8, text keys, no anchors, aliases, tags or merge keys.
/// Errors  adds faults; the tree is then incomplete.
Node load_document(std::string const& path, std::vector<std::string> const& search_paths, Faults& faults);

/// One file's text alone: `extends` is left where it stands.
Node parse_text(std::string_view text, std::shared_ptr<Source const> const& source, Faults& faults);

/// The rule set that a name like `io_net/2025-06` stands for: protocols/<name>.yaml in the search paths.
Node load_protocol(std::string const& name, Mark const& asked, std::vector<std::string> const& search_paths,
                   std::string const& key, Faults& faults);

/// The file that `name` stands for, seen from where it was written: beside that file, then in its search paths.
std::optional<std::string> find_file(std::string const& name, Mark const& asked);

/// `base` overridden by `over`: mappings merge, lists and scalars replace, `null` removes. A mapping that names another
/// `model` replaces too.
Node merge(Node base, Node over, std::string const& key, Faults& faults);

/// Sets one value of the tree, making mappings on the way; merges as `merge` does. A list's item is named by its
/// position from 0 or by its `name`.
void override_value(Node& root, std::string_view key, Node value, Faults& faults);

/// Applies `economies.io.emission.first_year_rate=8 %`, whose right side is YAML.
void apply_override(Node& root, std::string_view assignment, Faults& faults,
                    std::vector<std::string> const& search_paths = {});

}  // namespace flywheel::scenario
