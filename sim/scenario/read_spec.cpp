#include <algorithm>

#include "sim/scenario/document.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::string_view a_mapping = "a mapping";
constexpr std::string_view a_list = "a list";

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::scalar:
      return "a single value";
    case Node::Kind::sequence:
      return a_list;
    case Node::Kind::mapping:
      return a_mapping;
  }
  return {};
}

void move_to(Node& node, Mark const& mark) {
  node.mark = mark;
  for (auto& item : node.items) move_to(item, mark);
  for (auto& entry : node.entries) {
    entry.mark = mark;
    move_to(entry.value, mark);
  }
}

/// Reads one mapping into the spec that is being visited, or one element of a collection.
class Reader final : public Fields {
 public:
  enum class Of { mapping, element };

  Reader(Of of, Node const& node, std::string path, Faults& faults)
      : of_{of}, node_{node}, path_{std::move(path)}, faults_{faults} {}

  void read_mapping(Declare const& declare) {
    if (!node_.is_mapping()) return fault(node_.mark, path_, expected_but_got(a_mapping, describe(node_)));
    declare(*this);
    report_unknown();
  }

  void scalar(Label const& label, ScalarField& field) override {
    auto const* const node = find(label);
    if (!node) return missing(label, field.expected());
    auto const reading = node->is_scalar() ? field.read({node->text, node->mark}) : Reading::wrong();
    if (!reading.fits) wrong(label, *node, field.expected(), reading.advice);
  }

  void section(Label const& label, SectionField& field) override {
    auto const* const node = find(label);
    if (!node) return missing(label, a_mapping);
    Reader{Of::mapping, *node, path_of(label), faults_}.read_mapping([&](Fields& inner) { field.declare(inner); });
  }

  void collection(Label const& label, CollectionField& field) override {
    auto const kind = field.keyed() ? Node::Kind::mapping : Node::Kind::sequence;
    auto const* const node = find_of_kind(label, kind);
    if (!node) return;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < node->items.size(); ++i) keys.push_back(std::to_string(i));
    for (auto const& entry : node->entries) keys.push_back(entry.key);
    if (keys.size() < field.least())
      wrong(label, *node, std::string{name_of(kind)} + " of at least " + std::to_string(field.least()), {},
            std::to_string(keys.size()));
    field.reset(keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      auto const& element = field.keyed() ? node->entries[i].value : node->items[i];
      Reader reader{Of::element, element, dotted(path_of(label), keys[i]), faults_};
      field.visit(i, reader, label_of_element(label, keys[i]));
    }
  }

  void alternatives(Label const& label, AlternativesField& field) override {
    auto const* const node = find_of_kind(label, Node::Kind::mapping);
    if (!node) return;
    auto const path = path_of(label);
    auto const declare = [&](Fields& inner) { field.declare(inner); };
    if (field.tag().empty()) {
      if (auto const* entry = only_entry(label, *node, field); entry && choose(field, entry->key, entry->mark, path))
        Reader{Of::mapping, entry->value, dotted(path, entry->key), faults_}.read_mapping(declare);
      return;
    }
    auto const* const name = node->find_entry(field.tag());
    auto const key = dotted(path, field.tag());
    if (!name || !name->value.is_scalar())
      return fault(name ? name->value.mark : node->mark, key,
                   expected_but_got(one_of_names(field.names()), name ? describe(name->value) : "nothing"));
    if (!choose(field, name->value.text, name->value.mark, key)) return;
    Reader inner{Of::mapping, *node, path, faults_};
    inner.know(field.tag());
    inner.read_mapping(declare);
  }

  void raw(Label const& label, Node& node, Node::Kind kind) override {
    if (auto const* const found = find_of_kind(label, kind)) node = *found;
  }

  Presence optional(Label const& label, bool) override {
    know(label.key);
    auto const* const node = of_ == Of::element ? &node_ : node_.find(label.key);
    bool const absent = !node || node->is_null();
    return absent && label.traits.otherwise.empty() ? Presence::remove : Presence::visit;
  }

 private:
  void know(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  }

  std::string path_of(Label const& label) const { return of_ == Of::element ? path_ : dotted(path_, label.key); }

  /// What the field is to be read from; nullptr where there is nothing. `null` stands for the default, if there is one.
  Node const* find(Label const& label) {
    if (of_ == Of::element) return &node_;
    know(label.key);
    auto const* const node = node_.find(label.key);
    auto const& otherwise = label.traits.otherwise;
    if (otherwise.empty() || (node && !node->is_null())) return node;
    default_ = parse_text(otherwise, node_.mark.source, faults_);
    move_to(default_, node_.mark);
    return &default_;
  }

  Node const* find_of_kind(Label const& label, Node::Kind kind) {
    auto const* const node = find(label);
    if (!node) missing(label, name_of(kind));
    if (!node || node->kind == kind) return node;
    wrong(label, *node, std::string{name_of(kind)}, {});
    return nullptr;
  }

  Node::Entry const* only_entry(Label const& label, Node const& node, AlternativesField const& field) {
    if (node.entries.size() == 1) return &node.entries.front();
    wrong(label, node, one_of_names(field.names()) + " as the only key", {},
          std::to_string(node.entries.size()) + " keys");
    return nullptr;
  }

  bool choose(AlternativesField& field, std::string const& name, Mark const& mark, std::string const& key) {
    std::size_t chosen = 0;
    auto const reading = find_name(name, field.names(), chosen);
    if (reading.fits)
      field.choose(chosen);
    else
      fault(mark, key, expected_but_got(one_of_names(field.names()), "'" + name + "'") + reading.advice);
    return reading.fits;
  }

  void report_unknown() {
    for (auto const& entry : node_.entries)
      if (std::find(known_.begin(), known_.end(), entry.key) == known_.end())
        fault(entry.mark, dotted(path_, entry.key),
              "expected a known key, got '" + entry.key + "'" + key_advice(entry.key, known_));
  }

  void missing(Label const& label, std::string_view expected) {
    fault(node_.mark, path_of(label),
          expected_but_got(expected, "nothing; the key is missing: ") + std::string{label.meaning});
  }
  void wrong(Label const& label, Node const& node, std::string const& expected, std::string const& advice,
             std::string const& got = {}) {
    fault(node.mark, path_of(label), expected_but_got(expected, got.empty() ? describe(node) : got) + advice);
  }
  void fault(Mark const& mark, std::string key, std::string problem) {
    faults_.add(mark, std::move(key), std::move(problem));
  }

  Of of_;
  Node const& node_;
  std::string path_;
  Faults& faults_;
  std::vector<std::string> known_;
  Node default_;
};

}  // namespace

void read_fields(Node const& mapping, std::string const& path, Faults& faults, Declare const& declare) {
  Reader{Reader::Of::mapping, mapping, path, faults}.read_mapping(declare);
}

}  // namespace flywheel::scenario
