#include "sim/scenario/comments.hpp"

namespace flywheel::scenario {
namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\r';
}

/// Whether a quote at a place begins a text, rather than standing inside a word.
bool opens_text(std::string_view line, std::size_t at) {
  return (line[at] == '"' || line[at] == '\'') &&
         (at == 0 || std::string_view{" \t[{,:"}.find(line[at - 1]) != line.npos);
}

/// Where the text in quotes that begins at a place ends on its line; npos where it goes on below.
std::size_t closing_quote(std::string_view line, std::size_t open) {
  bool const is_double = line[open] == '"';
  for (auto at = open + 1; at < line.size(); ++at) {
    bool const is_quote = line[at] == line[open];
    bool const is_escaped = is_double ? line[at] == '\\' : is_quote && line.substr(at + 1).starts_with('\'');
    if (is_escaped) {
      ++at;
    } else if (is_quote) {
      return at;
    }
  }
  return line.npos;
}

/// The comment of a line on which a value begins at `value`, counted from 0.
std::string_view comment_in(std::string_view line, std::size_t value) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '#' && (at == 0 || is_blank(line[at - 1]))) return line.substr(at + 1);
    if (!opens_text(line, at)) continue;
    auto const end = closing_quote(line, at);
    if (end != line.npos)
      at = end;
    else if (at == value)
      return {};
  }
  return {};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

}  // namespace

std::string Comments::at(Mark const& mark) {
  if (!mark.source || mark.line < 1) return {};
  auto const [entry, is_new] = lines_.try_emplace(mark.source);
  auto& lines = entry->second;
  if (is_new) lines = lines_of(mark.source->text);
  auto const line = static_cast<std::size_t>(mark.line) - 1;
  if (line >= lines.size()) return {};
  auto comment = comment_in(lines[line], static_cast<std::size_t>(mark.column) - 1);
  while (!comment.empty() && is_blank(comment.front())) comment.remove_prefix(1);
  while (!comment.empty() && is_blank(comment.back())) comment.remove_suffix(1);
  return std::string{comment};
}

}  // namespace flywheel::scenario
