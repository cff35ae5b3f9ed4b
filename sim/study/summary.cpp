#include "sim/study/summary.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace flywheel::study {
namespace {

constexpr double largest_in_full = 1e15;
constexpr double smallest_in_full = 1e-4;

std::string with_thousands(std::string digits) {
  std::size_t const first = digits.starts_with('-') ? 1 : 0;
  for (auto at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

/// Of a spread, two digits say enough.
std::string rounded_text(double spread) {
  return number_text(std::strtod(fmt::format("{:.1e}", spread).c_str(), nullptr));
}

/// One finding of every world that did not fail.
std::string spread_text(std::vector<double> const& values) {
  std::vector<double> known;
  for (auto const value : values) {
    if (!std::isnan(value)) known.push_back(value);
  }
  if (known.empty()) return "none";
  double sum = 0;
  for (auto const value : known) sum += value;
  auto const count = static_cast<double>(known.size());
  auto const mean = sum / count;
  double squares = 0;
  for (auto const value : known) squares += (value - mean) * (value - mean);
  auto text = number_text(mean);
  if (known.size() > 1) text += " ± " + rounded_text(std::sqrt(squares / (count - 1)));
  if (known.size() < values.size()) text += fmt::format(" ({} of {})", known.size(), values.size());
  return text;
}

}  // namespace

std::string number_text(double value) {
  if (std::isnan(value)) return "none";
  auto const size = std::abs(value);
  if (std::isinf(value) || size == 0) return fmt::format("{}", value);
  bool const has_exponent = size >= largest_in_full || size < smallest_in_full;
  if (!has_exponent && (value == std::floor(value) || size >= 1e4)) return with_thousands(fmt::format("{:.0f}", value));
  return fmt::format("{:.5g}", value);
}

std::vector<output::SummaryRow> summary_of(RunOutcome const& outcome) {
  std::vector<std::size_t> worlds;
  for (std::size_t world = 0; world < outcome.findings.size(); ++world) {
    if (outcome.failures[world].empty() || outcome.findings.size() == 1) worlds.push_back(world);
  }
  std::vector<output::SummaryRow> rows;
  if (worlds.empty()) return rows;
  auto const& first = outcome.findings[worlds.front()];
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const prefix = first.size() > 1 ? first[i].economy + ": " : "";
    for (std::size_t j = 0; j < first[i].findings.size(); ++j) {
      auto const& finding = first[i].findings[j];
      std::vector<double> values;
      values.reserve(worlds.size());
      for (auto const world : worlds) values.push_back(outcome.findings[world][i].findings[j].value);
      rows.push_back({prefix + finding.name, spread_text(values), finding.unit, finding.meaning});
    }
  }
  return rows;
}

}  // namespace flywheel::study
