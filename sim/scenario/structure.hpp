#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/scenario/fields.hpp"

namespace flywheel::scenario {

/// A struct that has `declare_fields(Fields&, Spec&)` beside it.
struct Section {};
inline constexpr Section section{};

/// A struct whose fields need something from outside, such as the token of the network it belongs to:
///     fields("staking", spec.staking, section_by([&](Fields& f, StakingSpec& s) { declare(f, s, spec.token); }), "…");
template <class Declare>
struct SectionBy {
  Declare declare;
};
template <class Declare>
SectionBy<Declare> section_by(Declare declare) {
  return {std::move(declare)};
}

/// A list in a std::vector<T>, elements of any kind.
template <class Kind>
struct ListOf {
  Kind kind;
  std::size_t least = 0;
};
template <class Kind>
ListOf(Kind, std::size_t) -> ListOf<Kind>;
template <class Kind>
ListOf(Kind) -> ListOf<Kind>;

/// A mapping with free keys in a std::vector<std::pair<std::string, T>>, in file order.
template <class Kind>
struct MapOf {
  Kind kind;
  std::size_t least = 0;
};
template <class Kind>
MapOf(Kind, std::size_t) -> MapOf<Kind>;
template <class Kind>
MapOf(Kind) -> MapOf<Kind>;

/// A std::variant of structs. `OneOf{"model", {"pool", "constant"}}` reads `{model: pool, …}`; with an empty tag the
/// key itself chooses: `{pareto: {min: 10, shape: 1.3}}`. Names are in the order of the variant's alternatives.
struct OneOf {
  std::string tag;
  std::vector<std::string> names;
};

/// The same where the structs' fields need something from outside: declare(fields, spec) for each alternative.
template <class Declare>
struct OneOfBy {
  std::string tag;
  std::vector<std::string> names;
  Declare declare;
};
template <class Declare>
OneOfBy<Declare> one_of_by(std::string tag, std::vector<std::string> names, Declare declare) {
  return {std::move(tag), std::move(names), std::move(declare)};
}

/// A part of the tree that keeps its Node.
struct Raw {
  Node::Kind kind;
};

/// A scalar of a kind.
template <class Value, class Kind>
class BoundScalar final : public ScalarField {
 public:
  BoundScalar(Value& value, Kind const& kind) : value_{value}, kind_{kind} {}
  Reading read(Scalar const& scalar) override { return kind_.read(scalar, value_); }
  std::string show() const override { return kind_.show(value_); }
  std::string expected() const override { return kind_.expected(); }
  Format format() const override { return kind_.format(); }

 private:
  Value& value_;
  Kind const& kind_;
};

template <class Spec, class Declare>
class BoundSection final : public SectionField {
 public:
  BoundSection(Spec& spec, Declare const& declare) : spec_{spec}, declare_{declare} {}
  void declare(Fields& fields) override { declare_(fields, spec_); }

 private:
  Spec& spec_;
  Declare const& declare_;
};

template <class Value, class Kind>
requires ScalarKind<Kind, Value>
void visit_kind(Fields& fields, Label const& label, Value& value, Kind const& kind) {
  BoundScalar<Value, Kind> field{value, kind};
  fields.scalar(label, field);
}

template <class Spec, class Declare>
void visit_kind(Fields& fields, Label const& label, Spec& spec, SectionBy<Declare> const& kind) {
  BoundSection<Spec, Declare> field{spec, kind.declare};
  fields.section(label, field);
}

template <class Spec>
void visit_kind(Fields& fields, Label const& label, Spec& spec, Section const&) {
  auto const declare = [](Fields& inner, Spec& value) { declare_fields(inner, value); };
  BoundSection<Spec, decltype(declare)> field{spec, declare};
  fields.section(label, field);
}

inline void visit_kind(Fields& fields, Label const& label, Node& node, Raw const& kind) {
  fields.raw(label, node, kind.kind);
}

template <class Element, class Kind>
class BoundList final : public CollectionField {
 public:
  BoundList(std::vector<Element>& elements, ListOf<Kind> const& kind) : elements_{elements}, kind_{kind} {}
  bool keyed() const override { return false; }
  std::size_t least() const override { return kind_.least; }
  std::size_t size() const override { return elements_.size(); }
  std::string key(std::size_t element) const override { return std::to_string(element); }
  void reset(std::vector<std::string> const& keys) override { elements_ = std::vector<Element>(keys.size()); }
  void visit(std::size_t element, Fields& fields, Label const& label) override {
    visit_field(fields, label, elements_[element], kind_.kind);
  }
  void visit_sample(Fields& fields, Label const& label) override {
    Element sample{};
    visit_field(fields, label, sample, kind_.kind);
  }

 private:
  std::vector<Element>& elements_;
  ListOf<Kind> const& kind_;
};

template <class Element, class Kind>
class BoundMap final : public CollectionField {
 public:
  using Elements = std::vector<std::pair<std::string, Element>>;
  BoundMap(Elements& elements, MapOf<Kind> const& kind) : elements_{elements}, kind_{kind} {}
  bool keyed() const override { return true; }
  std::size_t least() const override { return kind_.least; }
  std::size_t size() const override { return elements_.size(); }
  std::string key(std::size_t element) const override { return elements_[element].first; }
  void reset(std::vector<std::string> const& keys) override {
    elements_.clear();
    for (auto const& key : keys) elements_.emplace_back(key, Element{});
  }
  void visit(std::size_t element, Fields& fields, Label const& label) override {
    visit_field(fields, label, elements_[element].second, kind_.kind);
  }
  void visit_sample(Fields& fields, Label const& label) override {
    Element sample{};
    visit_field(fields, label, sample, kind_.kind);
  }

 private:
  Elements& elements_;
  MapOf<Kind> const& kind_;
};

template <class Element, class Kind>
void visit_kind(Fields& fields, Label const& label, std::vector<Element>& elements, ListOf<Kind> const& kind) {
  BoundList<Element, Kind> field{elements, kind};
  fields.collection(label, field);
}

template <class Element, class Kind>
void visit_kind(Fields& fields, Label const& label, std::vector<std::pair<std::string, Element>>& elements,
                MapOf<Kind> const& kind) {
  BoundMap<Element, Kind> field{elements, kind};
  fields.collection(label, field);
}

template <class Kind, class Declare, class... Specs>
class BoundAlternatives final : public AlternativesField {
 public:
  BoundAlternatives(std::variant<Specs...>& value, Kind const& kind, Declare const& declare)
      : value_{value}, kind_{kind}, declare_{declare} {}
  std::string const& tag() const override { return kind_.tag; }
  std::vector<std::string> const& names() const override { return kind_.names; }
  std::size_t chosen() const override { return value_.index(); }
  void choose(std::size_t alternative) override {
    std::size_t index = 0;
    (void)((index++ == alternative ? (void(value_.template emplace<Specs>()), true) : false) || ...);
  }
  void declare(Fields& fields) override {
    std::visit([&](auto& spec) { declare_(fields, spec); }, value_);
  }

 private:
  std::variant<Specs...>& value_;
  Kind const& kind_;
  Declare const& declare_;
};

template <class... Specs>
void visit_kind(Fields& fields, Label const& label, std::variant<Specs...>& value, OneOf const& kind) {
  auto const declare = [](Fields& inner, auto& spec) { declare_fields(inner, spec); };
  BoundAlternatives<OneOf, decltype(declare), Specs...> field{value, kind, declare};
  fields.alternatives(label, field);
}

template <class Declare, class... Specs>
void visit_kind(Fields& fields, Label const& label, std::variant<Specs...>& value, OneOfBy<Declare> const& kind) {
  BoundAlternatives<OneOfBy<Declare>, Declare, Specs...> field{value, kind, kind.declare};
  fields.alternatives(label, field);
}

/// A field of any kind; of an optional, absent or null is std::nullopt.
template <class Value, class Kind>
void visit_field(Fields& fields, Label const& label, Value& value, Kind const& kind) {
  visit_kind(fields, label, value, kind);
}
template <class Value, class Kind>
void visit_field(Fields& fields, Label const& label, std::optional<Value>& value, Kind const& kind) {
  auto const presence = fields.optional(label, value.has_value());
  if (presence == Presence::remove) value.reset();
  if (presence != Presence::visit) return;
  if (!value) value.emplace();
  auto inner = label;
  inner.optional = true;
  visit_kind(fields, inner, *value, kind);
}

}  // namespace flywheel::scenario
