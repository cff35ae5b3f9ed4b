#include "sim/output/summary.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace flywheel::output {
namespace {

/// Characters, not bytes: what begins a UTF-8 sequence.
std::size_t width_of(std::string const& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string spaces(std::size_t width, std::string const& text) {
  return std::string(width - width_of(text), ' ');
}

}  // namespace

Colour colour_of_standard_output() {
  return ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr ? Colour::terminal : Colour::none;
}

std::string as_table(std::vector<SummaryRow> const& rows, Colour colour) {
  std::size_t name_width = 0;
  std::size_t value_width = 0;
  std::size_t unit_width = 0;
  for (auto const& row : rows) {
    name_width = std::max(name_width, width_of(row.name));
    value_width = std::max(value_width, width_of(row.value));
    unit_width = std::max(unit_width, width_of(row.unit));
  }
  auto const* const strong = colour == Colour::terminal ? "\x1b[1m" : "";
  auto const* const plain = colour == Colour::terminal ? "\x1b[0m" : "";
  std::string table;
  for (auto const& row : rows) {
    auto line =
        fmt::format("{}{}  {}{}{}{}  {}{}  {}", row.name, spaces(name_width, row.name), spaces(value_width, row.value),
                    strong, row.value, plain, row.unit, spaces(unit_width, row.unit), row.meaning);
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + "\n";
  }
  return table;
}

std::string as_table(SummaryGrid const& grid) {
  std::size_t name_width = 0;
  for (auto const& name : grid.names) name_width = std::max(name_width, width_of(name));
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < grid.headings.size(); ++column) {
    widths.push_back(width_of(grid.headings[column]));
    for (auto const& line : grid.values) widths[column] = std::max(widths[column], width_of(line[column]));
  }
  std::string table;
  auto const add = [&](std::string const& name, std::vector<std::string> const& values) {
    auto line = name + spaces(name_width, name);
    for (std::size_t column = 0; column < widths.size(); ++column)
      line += "  " + spaces(widths[column], values[column]) + values[column];
    line.erase(line.find_last_not_of(' ') + 1);
    table += line + "\n";
  };
  add("", grid.headings);
  for (std::size_t i = 0; i < grid.names.size(); ++i) add(grid.names[i], grid.values[i]);
  return table;
}

std::string as_json(std::vector<SummaryRow> const& rows) {
  auto json = nlohmann::ordered_json::array();
  for (auto const& row : rows)
    json.push_back({{"name", row.name}, {"value", row.value}, {"unit", row.unit}, {"meaning", row.meaning}});
  return json.dump(2) + "\n";
}

}  // namespace flywheel::output
