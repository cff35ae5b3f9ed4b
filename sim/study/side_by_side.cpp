#include "sim/study/side_by_side.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace flywheel::study {
namespace {

using output::SummaryRow;

constexpr std::size_t fewest_economies = 3;
constexpr std::size_t longest_line = 120;

/// Whether the rows are those that the other list begins with.
bool begins(std::vector<SummaryRow> const& rows, std::vector<SummaryRow> const& longer) {
  auto const is_same = [](SummaryRow const& left, SummaryRow const& right) {
    return left.name == right.name && left.unit == right.unit && left.meaning == right.meaning;
  };
  return rows.size() <= longer.size() && std::equal(rows.begin(), rows.end(), longer.begin(), is_same);
}

bool is_shared(std::vector<EconomySummary> const& economies, std::size_t finding) {
  return std::all_of(economies.begin(), economies.end(), [&](EconomySummary const& one) {
    return finding < one.rows.size() && one.rows[finding].value == economies.front().rows[finding].value;
  });
}

void add_column(SideBySide& table, std::vector<EconomySummary> const& economies, std::size_t finding,
                SummaryRow const& what) {
  table.grid.headings.push_back(what.name);
  for (std::size_t i = 0; i < economies.size(); ++i) {
    auto const& rows = economies[i].rows;
    table.grid.values[i].push_back(finding < rows.size() ? rows[finding].value : "");
  }
  auto& legend = table.legend;
  bool const goes_on = !legend.empty() && legend.back().unit == what.unit && legend.back().meaning == what.meaning;
  if (goes_on) {
    legend.back().name += ", " + what.name;
  } else {
    legend.push_back({what.name, "", what.unit, what.meaning});
  }
}

}  // namespace

std::optional<SideBySide> side_by_side(std::vector<EconomySummary> const& economies) {
  if (economies.size() < fewest_economies) return std::nullopt;
  auto const has_fewer = [](auto const& left, auto const& right) { return left.rows.size() < right.rows.size(); };
  auto const& findings = std::max_element(economies.begin(), economies.end(), has_fewer)->rows;
  auto const is_alike = [&](auto const& one) { return begins(one.rows, findings); };
  if (!std::all_of(economies.begin(), economies.end(), is_alike)) return std::nullopt;
  SideBySide table;
  for (auto const& one : economies) table.grid.names.push_back(one.economy);
  table.grid.values.resize(economies.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (is_shared(economies, i)) {
      table.shared.push_back(findings[i]);
    } else {
      add_column(table, economies, i, findings[i]);
    }
  }
  if (table.grid.headings.empty()) return std::nullopt;
  bool const is_wide = output::as_table(table.grid).find('\n') > longest_line;
  return is_wide ? std::nullopt : std::optional{std::move(table)};
}

std::string summary_text(RunOutcome const& outcome, output::Colour colour) {
  auto const economies = summaries_of(outcome);
  auto const table = side_by_side(economies);
  if (!table) return output::as_table(summary_of(outcome), colour);
  std::string text;
  if (!table->shared.empty())
    text = fmt::format("each of {}:\n", economies.size()) + output::as_table(table->shared, colour);
  text += output::as_table(table->grid);
  for (auto const& [name, value, unit, meaning] : table->legend)
    text += fmt::format("{}: {}{}{}\n", name, meaning, unit.empty() ? "" : " ", unit);
  return text;
}

}  // namespace flywheel::study
