#include "sim/scenario/document.hpp"
#include "sim/scenario/keys.hpp"
#include "sim/scenario/spec.hpp"

namespace flywheel::scenario {
namespace {

Node text(std::string_view value) {
  return Node::make_text(std::string{value});
}

Node texts(std::vector<std::string> const& values) {
  auto list = Node::make_sequence();
  for (auto const& value : values) list.items.push_back(text(value));
  return list;
}

/// Names to choose from, as YAML reads them: a version 1 is a number there.
Node names_to_choose(std::vector<std::string> const& names) {
  auto list = Node::make_sequence();
  for (auto const& name : names) {
    bool const is_number = name.find_first_not_of("0123456789") == name.npos;
    list.items.push_back(is_number ? Node::make_scalar(name) : text(name));
  }
  return list;
}

Node of_type(std::string_view type) {
  auto schema = Node::make_mapping();
  schema.add("type", text(type));
  return schema;
}

/// A mapping with known keys. Any mapping may extend a file, so no key is required here: `validate` says what lacks.
Node empty_object() {
  auto schema = of_type("object");
  schema.add("additionalProperties", Node::make_scalar("false"));
  auto extends = of_type("string");
  extends.add("description", text("a file whose keys this mapping overrides"));
  schema.add("properties", Node::make_mapping()).add("extends", std::move(extends));
  return schema;
}

Node& properties_of(Node& object) {
  return object.find_entry("properties")->value;
}

Node of_format(Format const& format) {
  Node schema = Node::make_mapping();
  if (format.type == "boolean") {
    auto& names = schema.add("enum", texts({"yes", "no"}));
    names.items.push_back(Node::make_scalar("true"));
    names.items.push_back(Node::make_scalar("false"));
    return schema;
  }
  if (!format.names.empty()) {
    schema.add("enum", names_to_choose(format.names));
    return schema;
  }
  schema.add("type", text(format.type));
  if (!format.pattern.empty()) schema.add("pattern", text(format.pattern));
  auto const is_text = format.type == "string";
  if (!format.example.empty())
    schema.add("examples", Node::make_sequence())
        .items.push_back(is_text ? text(format.example) : Node::make_scalar(format.example));
  return schema;
}

/// The default as JSON: an empty collection, a list, or the words of a scenario.
Node default_of(std::string_view otherwise, bool is_text) {
  Faults ignored;
  auto node = parse_text(otherwise, nullptr, ignored);
  if (node.is_scalar()) node.quoted = is_text;
  return node;
}

/// Makes the schema of one section's keys, or of one element of a collection.
class SchemaWriter final : public Fields {
 public:
  /// Of a section: adds to its properties.
  explicit SchemaWriter(Node& object) : object_{&object} {}
  /// Of an element.
  SchemaWriter() = default;
  Node element;

  static Node of(Declare const& declare) {
    auto object = empty_object();
    SchemaWriter writer{object};
    declare(writer);
    return object;
  }

  void scalar(Label const& label, ScalarField& field) override {
    auto const format = field.format();
    add(label, of_format(format), format.type != "number", format.unit);
  }
  void section(Label const& label, SectionField& field) override {
    add(label, of([&](Fields& inner) { field.declare(inner); }));
  }
  void collection(Label const& label, CollectionField& field) override {
    SchemaWriter sample;
    field.visit_sample(sample, label_of_element(label, {}));
    auto schema = of_type(field.keyed() ? "object" : "array");
    if (!field.keyed() && field.least() != 0) schema.add("minItems", Node::make_scalar(std::to_string(field.least())));
    schema.add(field.keyed() ? "additionalProperties" : "items", std::move(sample.element));
    if (field.keyed()) schema.add("properties", Node::make_mapping()).add("extends", of_type("string"));
    add(label, std::move(schema));
  }
  void alternatives(Label const& label, AlternativesField& field) override {
    auto schema = Node::make_mapping();
    auto& choices = schema.add("anyOf", Node::make_sequence());
    for (std::size_t i = 0; i < field.names().size(); ++i) {
      field.choose(i);
      choices.items.push_back(of_choice(field, field.names()[i]));
    }
    add(label, std::move(schema));
  }
  void raw(Label const& label, Node&, Node::Kind kind) override {
    add(label, kind == Node::Kind::mapping    ? of_type("object")
               : kind == Node::Kind::sequence ? of_type("array")
                                              : Node::make_mapping());
  }
  Presence optional(Label const&, bool) override { return Presence::visit; }

 private:
  static Node of_choice(AlternativesField& field, std::string const& name) {
    auto inner = of([&](Fields& fields) { field.declare(fields); });
    if (field.tag().empty()) {
      auto choice = empty_object();
      properties_of(choice).add(name, std::move(inner));
      return choice;
    }
    properties_of(inner).add(field.tag(), Node::make_mapping()).add("const", text(name));
    return inner;
  }

  void add(Label const& label, Node schema, bool default_is_text = true, std::string const& unit = {}) {
    schema.add("description", text(std::string{label.meaning} + (unit.empty() ? "" : " [" + unit + "]")));
    if (!label.traits.otherwise.empty()) schema.add("default", default_of(label.traits.otherwise, default_is_text));
    if (object_)
      properties_of(*object_).add(std::string{label.key}, std::move(schema));
    else
      element = std::move(schema);
  }

  Node* object_ = nullptr;
};

}  // namespace

Node schema_of_fields(Declare const& declare) {
  auto schema = Node::make_mapping();
  schema.add("$schema", text("https://json-schema.org/draft/2020-12/schema"));
  for (auto& entry : SchemaWriter::of(declare).entries) schema.entries.push_back(std::move(entry));
  return schema;
}

}  // namespace flywheel::scenario
