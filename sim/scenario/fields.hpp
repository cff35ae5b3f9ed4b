#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/kind.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::scenario {

class Fields;

/// What a field is besides its kind. Combine with `|`.
struct FieldTraits {
  bool settable = false;       // `events: set` may change it during a run
  std::string_view otherwise;  // the value where the key is absent, in the words of a scenario; empty: it is required
};
inline constexpr FieldTraits settable{.settable = true, .otherwise = {}};
/// The value where the key is absent, as one would write it. `[]` and `{}` stand for an empty collection.
constexpr FieldTraits otherwise(std::string_view value) {
  return {.settable = false, .otherwise = value};
}
constexpr FieldTraits operator|(FieldTraits left, FieldTraits right) {
  return {left.settable || right.settable, left.otherwise.empty() ? right.otherwise : left.otherwise};
}

/// What is said about a field where it is declared.
struct Label {
  std::string_view key;
  std::string_view meaning;
  FieldTraits traits;
  bool optional = false;
};

/// One value behind a key, its type erased.
class ScalarField {
 public:
  virtual ~ScalarField() = default;
  virtual Reading read(Scalar const& scalar) = 0;
  virtual std::string show() const = 0;
  virtual std::string expected() const = 0;
  virtual Format format() const = 0;
};

/// A struct behind a key.
class SectionField {
 public:
  virtual ~SectionField() = default;
  virtual void declare(Fields& fields) = 0;
};

/// A list, or a mapping with free keys, of elements that are all of one kind.
class CollectionField {
 public:
  virtual ~CollectionField() = default;
  virtual bool keyed() const = 0;
  virtual std::size_t least() const = 0;
  virtual std::size_t size() const = 0;
  virtual std::string key(std::size_t element) const = 0;
  /// Makes one default element a key.
  virtual void reset(std::vector<std::string> const& keys) = 0;
  virtual void visit(std::size_t element, Fields& fields, Label const& label) = 0;
  /// Visits a default element.
  virtual void visit_sample(Fields& fields, Label const& label) = 0;
};

/// One of several structs, chosen by a name: `{model: pool, …}`, or `{pareto: {…}}` where the tag is empty.
class AlternativesField {
 public:
  virtual ~AlternativesField() = default;
  virtual std::string const& tag() const = 0;
  virtual std::vector<std::string> const& names() const = 0;
  virtual std::size_t chosen() const = 0;
  virtual void choose(std::size_t alternative) = 0;
  virtual void declare(Fields& fields) = 0;  // the chosen struct
};

/// Whether an optional field is there, as a visitor sees it.
enum class Presence { leave, remove, visit };

/// Visits the fields of a spec. A spec declares its fields once; reading, `explain`, the JSON Schema and setting one
/// value are visitors. Fields are visited in order, and a value that was read may serve the kinds of later fields.
class Fields {
 public:
  virtual ~Fields() = default;

  /// Declares one field. Kinds are in sim/scenario/kinds; sim/scenario/structure.hpp has sections, lists and choices.
  template <class Value, class Kind>
  void operator()(std::string_view key, Value& value, Kind const& kind, std::string_view meaning,
                  FieldTraits traits = {}) {
    visit_field(*this, Label{key, meaning, traits}, value, kind);
  }

  virtual void scalar(Label const& label, ScalarField& field) = 0;
  virtual void section(Label const& label, SectionField& field) = 0;
  virtual void collection(Label const& label, CollectionField& field) = 0;
  virtual void alternatives(Label const& label, AlternativesField& field) = 0;
  /// A part of the tree that is kept as it is and given a type later.
  virtual void raw(Label const& label, Node& node, Node::Kind kind) = 0;
  virtual Presence optional(Label const& label, bool present) = 0;
};

}  // namespace flywheel::scenario
