#include <charconv>

#include "sim/scenario/keys.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {
namespace {

/// Finds what the field `name` of a section shows.
class NameFinder final : public Fields {
 public:
  std::string name;

  void scalar(Label const& label, ScalarField& field) override {
    if (label.key == "name") name = field.show();
  }
  void section(Label const&, SectionField& field) override {
    if (depth_++ == 0) field.declare(*this);
  }
  void collection(Label const&, CollectionField&) override {}
  void alternatives(Label const&, AlternativesField&) override {}
  void raw(Label const&, Node&, Node::Kind) override {}
  Presence optional(Label const&, bool present) override { return present ? Presence::visit : Presence::leave; }

 private:
  int depth_ = 0;
};

/// Takes `word` and the dot behind it off the front of a dotted key.
bool take_word(std::string_view& key, std::string_view word) {
  if (word.empty() || !key.starts_with(word)) return false;
  if (key.size() != word.size() && key[word.size()] != '.') return false;
  key.remove_prefix(std::min(key.size(), word.size() + 1));
  return true;
}

/// Walks to one field and sets it. Each walker sees the fields of one section, or one element.
class Setter final : public Fields {
 public:
  struct Task {
    std::string whole_key;
    Node const& value;
    Faults& faults;
    bool removes;             // leaves the optional that it finds empty
    bool was_absent = false;  // an optional that is being set for the first time
  };

  Setter(std::string_view rest, Task& task) : rest_{rest}, task_{task} {}

  void walk(Declare const& declare) {
    declare(*this);
    if (found_) return;
    auto const word = rest_.substr(0, rest_.find('.'));
    fault("expected a known key, got '" + std::string{word} + "'" + key_advice(word, known_));
  }

  void scalar(Label const& label, ScalarField& field) override {
    std::string_view rest;
    if (!matches(label, rest)) return;
    if (!rest.empty()) return fault("expected a single value at '" + std::string{label.key} + "', got a key below it");
    if (!may_set(label)) return;
    auto const reading = task_.value.is_scalar() ? field.read({task_.value.text, task_.value.mark}) : Reading::wrong();
    if (!reading.fits) fault(expected_but_got(field.expected(), describe(task_.value)) + reading.advice);
  }

  void section(Label const& label, SectionField& field) override {
    std::string_view rest;
    if (!matches(label, rest) || !goes_below(rest)) return;
    Setter{rest, task_}.walk([&](Fields& inner) { field.declare(inner); });
  }

  void collection(Label const& label, CollectionField& field) override {
    std::string_view rest;
    if (!matches(label, rest) || !goes_below(rest)) return;
    for (std::size_t i = 0; i < field.size(); ++i) {
      auto below = rest;
      if (!take_word(below, field.key(i)) && !take_word(below, name_of(label, field, i))) continue;
      Setter element{below, task_};
      element.is_element_ = true;
      return field.visit(i, element, label_of_element(label, field.key(i)));
    }
    fault(std::string{"expected "} + (field.keyed() ? "the key" : "the position or the name") +
          " of an element, got '" + std::string{rest.substr(0, rest.find('.'))} + "'");
  }

  void alternatives(Label const& label, AlternativesField& field) override {
    std::string_view rest;
    if (!matches(label, rest) || !goes_below(rest)) return;
    auto const& chosen = field.names()[field.chosen()];
    if (field.tag().empty() && (!take_word(rest, chosen) || rest.empty()))
      return fault("expected a key below '" + chosen + "', which was chosen at the start");
    if (!field.tag().empty() && rest == field.tag()) return fixed(field.tag());
    Setter{rest, task_}.walk([&](Fields& inner) { field.declare(inner); });
  }

  void raw(Label const& label, Node&, Node::Kind) override {
    std::string_view rest;
    if (matches(label, rest)) fixed(label.key);
  }

  Presence optional(Label const& label, bool present) override {
    std::string_view rest;
    if (!is_element_) known_.emplace_back(label.key);
    if (!names(label, rest)) return Presence::leave;
    bool const clears = rest.empty() && (task_.removes || task_.value.is_null());
    if (!clears && (present || (rest.empty() && label.traits.settable))) {
      task_.was_absent = !present;
      return Presence::visit;
    }
    found_ = true;
    if (clears) return may_set(label) ? Presence::remove : Presence::leave;
    if (rest.empty())
      fixed(label.key);
    else
      fault("expected a key of what is there, got one below '" + std::string{label.key} + "', which is absent");
    return Presence::leave;
  }

 private:
  /// Whether the key that is looked for is this field's or lies below it.
  bool names(Label const& label, std::string_view& rest) const {
    rest = rest_;
    return is_element_ || take_word(rest, label.key);
  }
  bool matches(Label const& label, std::string_view& rest) {
    if (!is_element_) known_.emplace_back(label.key);
    if (!names(label, rest)) return false;
    found_ = true;
    return true;
  }

  bool goes_below(std::string_view rest) {
    if (rest.empty()) fault(expected_but_got("a key of a single value", "one of several; set its parts one by one"));
    return !rest.empty();
  }

  bool may_set(Label const& label) {
    if (!label.traits.settable) fixed(label.key);
    return label.traits.settable;
  }

  void fixed(std::string_view key) {
    fault("expected a parameter that may change during a run, got '" + std::string{key} +
          "', which is fixed at the start");
  }

  static std::string name_of(Label const& label, CollectionField& field, std::size_t element) {
    NameFinder finder;
    field.visit(element, finder, label_of_element(label, {}));
    return finder.name;
  }

  void fault(std::string problem) { task_.faults.add(task_.value.mark, task_.whole_key, std::move(problem)); }

  std::string_view rest_;
  Task& task_;
  bool is_element_ = false;
  bool found_ = false;
  std::vector<std::string> known_;
};

}  // namespace

void set_field(std::string_view key, Node const& value, std::string const& path, Faults& faults,
               Declare const& declare) {
  Faults found;
  Setter::Task task{dotted(path, key), value, found, false};
  Setter{key, task}.walk(declare);
  if (!found.empty() && task.was_absent) {  // the visit had made room for a value that does not fit
    Setter::Task undo{task.whole_key, value, found, true};
    Setter{key, undo}.walk(declare);
  }
  for (auto& fault : found.sorted()) faults.add(std::move(fault));
}

}  // namespace flywheel::scenario
