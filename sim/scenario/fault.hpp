#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/mark.hpp"

namespace flywheel::scenario {

/// One fault in a scenario file, located where its author can fix it. No yaml-cpp type leaves the reader.
struct Fault {
  std::string file;
  int line, column;     // 1-based; 0 where there are no lines: an override, a file that cannot be read
  std::string key;      // dotted path; may be empty
  std::string problem;  // "expected a whole number of blocks > 0, got '0'"
};

/// `file:line:column: key: problem`, one line a fault.
std::string to_text(std::vector<Fault> const& faults);

/// All faults of a scenario, thrown once. what() is one line a fault, in file order.
class ScenarioFaults : public std::runtime_error {
 public:
  explicit ScenarioFaults(std::vector<Fault> found) : std::runtime_error{to_text(found)}, faults{std::move(found)} {}
  std::vector<Fault> faults;
};

/// Collects faults, so that an author sees all of them at once.
class Faults {
 public:
  void add(Mark const& mark, std::string key, std::string problem);
  void add(Fault fault) { found_.push_back(std::move(fault)); }
  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  /// In file order: files as they were first reported, then lines and columns. Each fault once.
  std::vector<Fault> sorted() const;
  /// Throws ScenarioFaults if anything was collected.
  void throw_if_any() const;

 private:
  std::vector<Fault> found_;
};

/// "expected X, got Y".
std::string expected_but_got(std::string_view expected, std::string_view got);

}  // namespace flywheel::scenario
