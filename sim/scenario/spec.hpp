#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/kinds.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::scenario {

/// Declares the fields of one spec to a visitor.
using Declare = std::function<void(Fields&)>;

/// One resolved value: `flywheel explain` prints these.
struct Explanation {
  std::string key;      // dotted path
  std::string value;    // as one would write it; "(absent)" of an optional
  std::string origin;   // file:line:column; "default"; empty where the program made the value
  std::string meaning;  // what the field's declaration says
  std::string unit;     // of the stored value
  bool settable;
  std::string note;  // the author's comment behind the value, or behind the key of the section that holds it
};

/// Reads a mapping into a spec. `path` is the dotted key of the mapping; empty at the top.
/// Errors  adds a fault for each unknown, missing or unfit key; the spec is then incomplete.
void read_fields(Node const& mapping, std::string const& path, Faults& faults, Declare const& declare);

/// Every value of a spec that was read from `mapping`, in declared order.
std::vector<Explanation> explain_fields(Node const& mapping, std::string const& path, Declare const& declare);

/// JSON Schema (2020-12) of a spec; print it with to_json. The declaration runs on a scratch spec.
Node schema_of_fields(Declare const& declare);

/// Sets one value, `customers.demand.growth`, in a spec that was read. A list's item is named by its position from 0,
/// or by its field `name`.
/// Errors  adds a fault if there is no such key, it is not settable, or the value does not fit; the spec is unchanged.
void set_field(std::string_view key, Node const& value, std::string const& path, Faults& faults,
               Declare const& declare);

/// The same for a spec that has `declare_fields(Fields&, Spec&)` beside it.
template <class Spec>
Spec read_spec(Node const& mapping, std::string const& path, Faults& faults) {
  Spec spec{};
  read_fields(mapping, path, faults, [&](Fields& fields) { declare_fields(fields, spec); });
  return spec;
}
template <class Spec>
std::vector<Explanation> explain_spec(Node const& mapping, std::string const& path, Spec spec) {
  return explain_fields(mapping, path, [&](Fields& fields) { declare_fields(fields, spec); });
}
template <class Spec>
Node schema_of_spec() {
  Spec spec{};
  return schema_of_fields([&](Fields& fields) { declare_fields(fields, spec); });
}
template <class Spec>
void set_value(Spec& spec, std::string_view key, Node const& value, std::string const& path, Faults& faults) {
  set_field(key, value, path, faults, [&](Fields& fields) { declare_fields(fields, spec); });
}

}  // namespace flywheel::scenario
