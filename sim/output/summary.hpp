#pragma once

#include <string>
#include <vector>

namespace flywheel::output {

/// One line of what a run came to, for people.
struct SummaryRow {
  std::string name;
  std::string value;  // as it is to be read: "12.3", "1,234 of 2,000"
  std::string unit;
  std::string meaning;
};

/// Lines that all say the same of several things: a name, then values below their headings.
struct SummaryGrid {
  std::vector<std::string> headings;             // of the values
  std::vector<std::string> names;                // a line each
  std::vector<std::vector<std::string>> values;  // [names][headings]; empty where there is none
};

enum class Colour { none, terminal };

/// Colour where the standard output is a terminal and NO_COLOR is not set.
Colour colour_of_standard_output();

/// An aligned table: name, value to the right, unit, meaning.
std::string as_table(std::vector<SummaryRow> const& rows, Colour colour = Colour::none);
/// The same of a grid; values stand to the right, below their headings. No colour: all of them are values.
std::string as_table(SummaryGrid const& grid);
/// A JSON array of objects, a row each.
std::string as_json(std::vector<SummaryRow> const& rows);

}  // namespace flywheel::output
