#include "sim/verify/vector_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "sim/verify/fault.hpp"

namespace flywheel::verify {
namespace {

using Names = std::vector<std::string_view>;

/// Reads the envelope, collecting faults, so that an author sees all of them at once.
class Reader {
 public:
  Reader(std::string const& path, Contents contents) : contents_{contents} { file_.path = path; }

  VectorFile read(Json const& root) {
    if (!root.is_object()) fail({}, "expected an object, got " + short_text(root));
    if (faults_.empty() && read_format(root)) {
      read_head(root);
      read_body(root);
    }
    if (!faults_.empty()) throw VectorFaults{std::move(faults_)};
    return std::move(file_);
  }

 private:
  void fail(std::string member, std::string problem) {
    faults_.push_back({file_.path, case_name_, std::move(member), std::move(problem)});
  }

  /// The member, or null with a fault where it is absent or not of the wanted type.
  Json const* need(Json const& object, char const* name, bool (Json::*is_type)() const noexcept, char const* what) {
    auto const found = object.find(name);
    if (found == object.end()) {
      fail(name, std::string{"expected "} + what + ", got nothing");
      return nullptr;
    }
    if (((*found).*is_type)()) return &*found;
    fail(name, std::string{"expected "} + what + ", got " + short_text(*found));
    return nullptr;
  }

  void check_members(Json const& object, Names const& known) {
    for (auto const& [name, value] : object.items()) {
      if (std::find(known.begin(), known.end(), name) == known.end()) fail(name, "the envelope has no such member");
    }
  }

  bool read_format(Json const& root) {
    auto const* const format = need(root, "format", &Json::is_string, "\"flywheel-vectors-1\"");
    if (format == nullptr) return false;
    if (*format == "flywheel-vectors-1") return true;
    fail("format", "expected \"flywheel-vectors-1\", got " + short_text(*format));
    return false;
  }

  void read_head(Json const& root) {
    check_members(root, {"format", "kind", "origin", "source", "note", "tolerance", "cases", "columns_input",
                         "columns_expect", "rows"});
    if (auto const* const kind = need(root, "kind", &Json::is_string, "a text <system>.<rule>")) {
      file_.kind = kind->get<std::string>();
      auto const dot = file_.kind.find('.');
      bool const has_two_parts = dot != std::string::npos && dot > 0 && dot + 1 < file_.kind.size();
      if (!has_two_parts) fail("kind", "expected a text <system>.<rule>, got " + short_text(*kind));
    }
    if (contents_ == Contents::inputs_and_expectations) {
      static_cast<void>(need(root, "origin", &Json::is_string, "a text"));
      static_cast<void>(need(root, "source", &Json::is_string, "a text"));
    }
    tolerance_ = read_common(root, {});
  }

  /// What a file and a case may both say.
  Tolerance read_common(Json const& object, Tolerance const& inherited) {
    constexpr std::array<std::string_view, 4> origins{"upstream-tests", "upstream-code", "independent-port",
                                                      "published-rule"};
    for (auto const* const name : {"origin", "source", "note"}) {
      auto const found = object.find(name);
      if (found != object.end() && !found->is_string()) fail(name, "expected a text, got " + short_text(*found));
    }
    auto const origin = object.find("origin");
    bool const is_checked = contents_ == Contents::inputs_and_expectations && origin != object.end();
    if (is_checked && origin->is_string() &&
        std::find(origins.begin(), origins.end(), origin->get<std::string>()) == origins.end()) {
      fail("origin",
           "expected upstream-tests, upstream-code, independent-port or published-rule, got " + short_text(*origin));
    }
    auto const tolerance = object.find("tolerance");
    return tolerance == object.end() ? inherited : read_tolerance(*tolerance);
  }

  Tolerance read_tolerance(Json const& value) {
    Tolerance tolerance;
    bool const is_one = value.is_object() && value.size() == 1;
    auto const* const bound = is_one ? &value.begin().value() : nullptr;
    bool const is_bound = bound != nullptr && bound->is_number() && bound->get<double>() >= 0.0;
    if (is_bound && value.contains("relative")) {
      tolerance.relative = bound->get<double>();
    } else if (is_bound && value.contains("absolute")) {
      tolerance.absolute = bound->get<double>();
    } else {
      fail("tolerance", "expected {\"relative\": r} or {\"absolute\": a} with a bound >= 0, got " + short_text(value));
    }
    return tolerance;
  }

  void read_body(Json const& root) {
    bool const has_columns = root.contains("columns_input") || root.contains("columns_expect") || root.contains("rows");
    if (root.contains("cases") && has_columns) {
      fail("cases", "expected cases or columns with rows, got both");
    } else if (has_columns) {
      read_rows(root);
    } else if (auto const* const cases = need(root, "cases", &Json::is_array, "a list of cases")) {
      for (std::size_t i = 0; i < cases->size(); ++i) read_case((*cases)[i], i);
      case_name_.clear();
    }
  }

  void read_case(Json const& one, std::size_t index) {
    case_name_ = std::to_string(index);
    if (!one.is_object()) return fail({}, "expected an object, got " + short_text(one));
    auto const* const name = need(one, "name", &Json::is_string, "a text");
    if (name != nullptr) case_name_ = name->get<std::string>();
    if (name != nullptr && !names_.insert(case_name_).second) fail("name", "this name appears twice in the file");
    check_members(one, {"name", "origin", "source", "note", "tolerance", "input", "expect"});
    auto const tolerance = read_common(one, tolerance_);
    auto const* const input = need(one, "input", &Json::is_object, "an object");
    if (contents_ == Contents::inputs) {
      if (input != nullptr) file_.cases.push_back({case_name_, *input, Json::object(), tolerance});
      return;
    }
    auto const* const expect = need(one, "expect", &Json::is_object, "an object");
    if (expect != nullptr && expect->empty()) fail("expect", "expected at least one member, got {}");
    if (input != nullptr && expect != nullptr) file_.cases.push_back({case_name_, *input, *expect, tolerance});
  }

  std::vector<std::string> read_columns(Json const& root, char const* name) {
    std::vector<std::string> columns;
    auto const* const list = need(root, name, &Json::is_array, "a list of names");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      auto const& column = (*list)[i];
      auto const member = std::string{name} + "[" + std::to_string(i) + "]";
      if (!column.is_string()) {
        fail(member, "expected a name, got " + short_text(column));
      } else if (std::find(columns.begin(), columns.end(), column.get<std::string>()) != columns.end()) {
        fail(member, "this name appears twice");
      } else {
        columns.push_back(column.get<std::string>());
      }
    }
    return columns;
  }

  void read_rows(Json const& root) {
    auto const inputs = read_columns(root, "columns_input");
    auto const expects = read_columns(root, "columns_expect");
    auto const* const rows = need(root, "rows", &Json::is_array, "a list of rows");
    if (expects.empty() && root.contains("columns_expect")) fail("columns_expect", "expected at least one name");
    if (rows == nullptr || !faults_.empty()) return;
    auto const width = inputs.size() + expects.size();
    for (std::size_t i = 0; i < rows->size(); ++i) {
      auto const& row = (*rows)[i];
      if (!row.is_array() || row.size() != width) {
        fail("rows[" + std::to_string(i) + "]", "expected a list of " + std::to_string(width) + " values, got " +
                                                    (row.is_array() ? std::to_string(row.size()) : short_text(row)));
        continue;
      }
      VectorCase one{std::to_string(i), Json::object(), Json::object(), tolerance_};
      for (std::size_t at = 0; at < inputs.size(); ++at) one.input[inputs[at]] = row[at];
      for (std::size_t at = 0; at < expects.size(); ++at) one.expect[expects[at]] = row[inputs.size() + at];
      file_.cases.push_back(std::move(one));
    }
  }

  Contents contents_;
  VectorFile file_{};
  std::string case_name_;
  std::set<std::string> names_;
  Tolerance tolerance_;
  std::vector<Fault> faults_;
};

}  // namespace

VectorFile vector_file_from(std::string const& path, std::string const& text, Contents contents) {
  return Reader{path, contents}.read(parse_json(path, text));
}

VectorFile load_vector_file(std::filesystem::path const& path, Contents contents) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed))
    throw VectorFaults{{{path.generic_string(), {}, {}, "expected a file, got a folder"}}};
  std::ifstream stream{path, std::ios::binary};
  std::string const text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) throw VectorFaults{{{path.generic_string(), {}, {}, "this file cannot be read"}}};
  return vector_file_from(path.generic_string(), text, contents);
}

}  // namespace flywheel::verify
