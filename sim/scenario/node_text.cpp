#include <array>

#include "sim/scenario/node.hpp"

namespace flywheel::scenario {
namespace {

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

/// Whether text reads back as itself without quotes: words and quantities do.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > 512 || text.back() == ' ') return false;
  if (text == "null" || text == "Null" || text == "NULL") return false;
  bool const signed_number = text.size() > 1 && (text[0] == '-' || text[0] == '+') && is_letter_or_digit(text[1]);
  if (!is_letter_or_digit(text[0]) && !signed_number) return false;
  for (char const letter : text)
    if (!is_letter_or_digit(letter) && std::string_view{" _./+-%()"}.find(letter) == std::string_view::npos)
      return false;
  return true;
}

std::string escaped(unsigned code) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string{"\\u00"} + digits[code >> 4] + digits[code & 15];
}

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const letter = text[i];
    auto const byte = static_cast<unsigned char>(letter);
    auto const next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (letter == '"' || letter == '\\') {
      quoted += '\\';
      quoted += letter;
    } else if (letter == '\n') {
      quoted += "\\n";
    } else if (letter == '\t') {
      quoted += "\\t";
    } else if (letter == '\r') {
      quoted += "\\r";
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += escaped(byte);
    } else if (byte == 0xC2 && next < 0xA0) {  // a control character of two bytes
      quoted += escaped(next);
      ++i;
    } else {
      quoted += letter;
    }
  }
  return quoted + "\"";
}

std::string scalar_text(std::string_view text) {
  return is_plain(text) ? std::string{text} : in_quotes(text);
}

void write_yaml(Node const& node, std::size_t level, std::string& out);

/// The value after `key:` or `-`: on the same line if it is short, on the next ones if it has parts.
void write_value(Node const& node, std::size_t level, std::string& out) {
  if (node.items.empty() && node.entries.empty())
    out += ' ';
  else
    out += '\n';
  write_yaml(node, level, out);
}

void write_yaml(Node const& node, std::size_t level, std::string& out) {
  std::string const indentation(2 * level, ' ');
  switch (node.kind) {
    case Node::Kind::null:
      out += "null\n";
      return;
    case Node::Kind::scalar:
      out += scalar_text(node.text) + "\n";
      return;
    case Node::Kind::sequence:
      if (node.items.empty()) out += "[]\n";
      for (auto const& item : node.items) {
        out += indentation + "-";
        write_value(item, level + 1, out);
      }
      return;
    case Node::Kind::mapping:
      if (node.entries.empty()) out += "{}\n";
      for (auto const& entry : node.entries) {
        // An explicit key may be longer than the 1024 characters that YAML grants an implicit one.
        bool const is_long = entry.key.size() > 500;
        out += indentation + (is_long ? "? " : "") + scalar_text(entry.key);
        out += is_long ? "\n" + indentation + ":" : ":";
        write_value(entry.value, level + 1, out);
      }
      return;
  }
}

void write_json(Node const& node, std::size_t level, std::string& out) {
  std::string const indentation(2 * level + 2, ' ');
  char const* separator = "\n";
  switch (node.kind) {
    case Node::Kind::null:
      out += "null";
      return;
    case Node::Kind::scalar:
      out += node.quoted ? in_quotes(node.text) : node.text;
      return;
    case Node::Kind::sequence:
      out += '[';
      for (auto const& item : node.items) {
        out += separator + indentation;
        write_json(item, level + 1, out);
        separator = ",\n";
      }
      out += (node.items.empty() ? "" : "\n" + std::string(2 * level, ' ')) + "]";
      return;
    case Node::Kind::mapping:
      out += '{';
      for (auto const& entry : node.entries) {
        out += separator + indentation + in_quotes(entry.key) + ": ";
        write_json(entry.value, level + 1, out);
        separator = ",\n";
      }
      out += (node.entries.empty() ? "" : "\n" + std::string(2 * level, ' ')) + "}";
      return;
  }
}

}  // namespace

std::string to_text(Node const& node) {
  std::string text;
  write_yaml(node, 0, text);
  return text;
}

std::string to_json(Node const& node) {
  std::string text;
  write_json(node, 0, text);
  return text + "\n";
}

}  // namespace flywheel::scenario
