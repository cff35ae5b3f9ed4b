#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/mark.hpp"

namespace flywheel::scenario {

/// One value of a scenario file before it has a type: what YAML says, and where it says so.
/// Text stays as it was written; numbers and units are read by the kinds of fields (sim/scenario/fields).
struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  struct Entry;

  Kind kind = Kind::null;
  bool quoted = false;         // a scalar in quotes is text even where it reads `null`
  Mark mark;                   // where the value begins
  std::string text;            // of a scalar
  std::vector<Node> items;     // of a sequence
  std::vector<Entry> entries;  // of a mapping, in file order; keys are unique

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value of a key; nullptr where this is no mapping or has no such key.
  Node const* find(std::string_view key) const;
  Entry* find_entry(std::string_view key);
  Entry const* find_entry(std::string_view key) const;

  static Node make_null(Mark mark = {});
  static Node make_scalar(std::string text, Mark mark = {});
  /// Text that is text whatever it reads like: a string in JSON.
  static Node make_text(std::string text, Mark mark = {});
  static Node make_sequence(Mark mark = {});
  static Node make_mapping(Mark mark = {});

  /// Appends to a mapping. The key must be new.
  Node& add(std::string key, Node value);
};

struct Node::Entry {
  std::string key;
  Mark mark;  // where the key begins
  Node value;
};

/// Equal in what they say; marks and quotes do not count.
[[nodiscard]] bool same_content(Node const& left, Node const& right);

/// What a fault calls a value that was found: `'12 s'`, `a mapping`, `a list`, `nothing`.
std::string describe(Node const& node);

/// Canonical YAML: block style, keys in order, two blanks a level. Reading it gives the same content.
std::string to_text(Node const& node);

/// JSON. Scalars in quotes become strings, plain ones stand as they are, so they must be JSON literals.
std::string to_json(Node const& node);

}  // namespace flywheel::scenario
