#include "sim/scenario/comments.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {
namespace {

/// Lists the values of one section, or of one element of a collection. `node` may be nullptr: all is default there.
class Explainer final : public Fields {
 public:
  enum class Of { section, element };

  struct Output {
    std::vector<Explanation> found;
    Comments comments;
  };

  Explainer(Of of, Node const* node, std::string path, std::string note, Output& output)
      : of_{of}, node_{node}, path_{std::move(path)}, note_{std::move(note)}, output_{output} {}

  void scalar(Label const& label, ScalarField& field) override {
    add(label, field.show(), field.format().unit, label.traits.settable);
  }

  void section(Label const& label, SectionField& field) override {
    Explainer inner{Of::section, find(label), path_of(label), note_of(label), output_};
    field.declare(inner);
  }

  void collection(Label const& label, CollectionField& field) override {
    if (field.size() == 0) return add(label, field.keyed() ? "{}" : "[]", {}, false);
    auto const* const node = find(label);
    for (std::size_t i = 0; i < field.size(); ++i) {
      auto const key = field.key(i);
      Explainer element{Of::element, element_of(node, i, key), dotted(path_of(label), key), note_of(label), output_};
      field.visit(i, element, label_of_element(label, key));
    }
  }

  void alternatives(Label const& label, AlternativesField& field) override {
    auto const* node = find(label);
    auto const path = path_of(label);
    auto const& chosen = field.names()[field.chosen()];
    if (field.tag().empty()) {
      Explainer inner{Of::section, node ? node->find(chosen) : nullptr, dotted(path, chosen), note_of(label), output_};
      return field.declare(inner);
    }
    Explainer inner{Of::section, node, path, note_of(label), output_};
    inner.add({field.tag(), label.meaning, {}}, chosen, {}, false);
    field.declare(inner);
  }

  void raw(Label const& label, Node& node, Node::Kind) override { add(label, describe(node), {}, false); }

  Presence optional(Label const& label, bool present) override {
    if (present) return Presence::visit;
    add(label, "(absent)", {}, label.traits.settable);
    return Presence::leave;
  }

 private:
  static Node const* element_of(Node const* node, std::size_t position, std::string const& key) {
    if (!node) return nullptr;
    if (node->is_mapping()) return node->find(key);
    return position < node->items.size() ? &node->items[position] : nullptr;
  }

  std::string path_of(Label const& label) const { return of_ == Of::element ? path_ : dotted(path_, label.key); }

  /// Where the value was written; nullptr where it was not.
  Node const* find(Label const& label) const {
    if (of_ == Of::element || !node_) return node_;
    auto const* const node = node_->find(label.key);
    return node && node->is_null() ? nullptr : node;
  }

  /// The comment behind a key or, where it has none, behind the key of the section around it.
  std::string note_of(Label const& label) {
    auto const* const entry = of_ == Of::element || !node_ ? nullptr : node_->find_entry(label.key);
    auto own = entry ? output_.comments.at(entry->mark) : std::string{};
    if (own.empty() && of_ == Of::element && node_ && node_->is_scalar()) own = output_.comments.at(node_->mark);
    return own.empty() ? note_ : own;
  }

  void add(Label const& label, std::string value, std::string unit, bool is_settable) {
    auto const* const node = find(label);
    auto const is_default = !label.traits.otherwise.empty() || !node_;
    auto origin = node ? to_text(node->mark) : std::string{is_default ? "default" : ""};
    output_.found.push_back({path_of(label), std::move(value), std::move(origin), std::string{label.meaning},
                             std::move(unit), is_settable, node ? note_of(label) : std::string{}});
  }

  Of of_;
  Node const* node_;
  std::string path_;
  std::string note_;  // of the section around
  Output& output_;
};

}  // namespace

std::vector<Explanation> explain_fields(Node const& mapping, std::string const& path, Declare const& declare) {
  Explainer::Output output;
  Explainer explainer{Explainer::Of::section, &mapping, path, {}, output};
  declare(explainer);
  return std::move(output.found);
}

}  // namespace flywheel::scenario
