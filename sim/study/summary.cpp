#include "sim/study/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// A finding, and its value in every world asked; NaN where a world has none of its name.
struct NamedFinding {
  engine::Finding const* finding;
  std::vector<double> values;
};

std::vector<NamedFinding> named_findings(RunOutcome const& outcome, std::vector<std::size_t> const& worlds,
                                         std::size_t economy) {
  std::vector<NamedFinding> named;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    for (auto const& finding : outcome.findings[worlds[i]][economy].findings) {
      auto found = std::find_if(named.begin(), named.end(),
                                [&](auto const& known) { return known.finding->name == finding.name; });
      if (found == named.end())
        found = named.insert(found, {&finding, std::vector<double>(worlds.size(), std::nan(""))});
      found->values[i] = finding.value;
    }
  }
  return named;
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

std::vector<EconomySummary> summaries_of(RunOutcome const& outcome) {
  std::vector<std::size_t> worlds;
  for (std::size_t world = 0; world < outcome.findings.size(); ++world) {
    if (outcome.failures[world].empty() || outcome.findings.size() == 1) worlds.push_back(world);
  }
  std::vector<EconomySummary> summaries;
  if (worlds.empty()) return summaries;
  for (std::size_t economy = 0; economy < outcome.findings[worlds.front()].size(); ++economy) {
    EconomySummary summary{outcome.findings[worlds.front()][economy].economy, {}};
    for (auto const& found : named_findings(outcome, worlds, economy)) {
      auto const& [name, value, unit, meaning] = *found.finding;
      summary.rows.push_back({name, spread_text(found.values), unit, meaning});
    }
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

std::vector<output::SummaryRow> summary_of(RunOutcome const& outcome) {
  std::vector<output::SummaryRow> rows;
  auto summaries = summaries_of(outcome);
  for (auto& [economy, of_economy] : summaries) {
    for (auto& row : of_economy) {
      if (summaries.size() > 1) row.name = economy + ": " + row.name;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace flywheel::study
