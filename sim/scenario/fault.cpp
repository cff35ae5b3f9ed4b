#include "sim/scenario/fault.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace flywheel::scenario {

std::string const& Mark::file() const {
  static std::string const none;
  return source ? source->name : none;
}

namespace {

std::string place(std::string const& file, int line, int column) {
  if (line == 0) return file;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace

std::string to_text(Mark const& mark) {
  return place(mark.file(), mark.line, mark.column);
}

std::string to_text(std::vector<Fault> const& faults) {
  std::string lines;
  for (auto const& fault : faults) {
    if (!lines.empty()) lines += '\n';
    lines += place(fault.file, fault.line, fault.column);
    if (!fault.key.empty()) lines += ": " + fault.key;
    lines += ": " + fault.problem;
  }
  return lines;
}

void Faults::add(Mark const& mark, std::string key, std::string problem) {
  found_.push_back({mark.file(), mark.line, mark.column, std::move(key), std::move(problem)});
}

std::vector<Fault> Faults::sorted() const {
  std::map<std::string, std::size_t> rank;
  for (auto const& fault : found_) rank.emplace(fault.file, rank.size());
  auto const order = [&](Fault const& fault) { return std::tuple{rank[fault.file], fault.line, fault.column}; };
  auto faults = found_;
  std::stable_sort(faults.begin(), faults.end(),
                   [&](Fault const& left, Fault const& right) { return order(left) < order(right); });
  auto const same = [](Fault const& left, Fault const& right) {
    return std::tie(left.file, left.line, left.column, left.key, left.problem) ==
           std::tie(right.file, right.line, right.column, right.key, right.problem);
  };
  faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
  return faults;
}

void Faults::throw_if_any() const {
  if (!found_.empty()) throw ScenarioFaults{sorted()};
}

std::string expected_but_got(std::string_view expected, std::string_view got) {
  return "expected " + std::string{expected} + ", got " + std::string{got};
}

}  // namespace flywheel::scenario
