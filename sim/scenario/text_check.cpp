#include "sim/scenario/text_check.hpp"

#include <array>

namespace flywheel::scenario {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
}

bool is_continuation(unsigned byte) {
  return (byte & 0xC0u) == 0x80u;
}

/// The length of the well-formed character at a place; 0 if there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  auto const first = byte_at(text, at);
  auto const second = byte_at(text, at + 1);
  if (first < 0x80) return first == '\t' || first == '\n' || first == '\r' || (first >= 0x20 && first != 0x7F);
  if (first < 0xC2 || first > 0xF4 || !is_continuation(second)) return 0;
  if (first < 0xE0) return first == 0xC2 && second < 0xA0 && second != 0x85 ? 0 : 2;
  if (!is_continuation(byte_at(text, at + 2))) return 0;
  if (first < 0xF0) return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ? 0 : 3;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return is_continuation(byte_at(text, at + 3)) ? 4 : 0;
}

std::string name_of_byte(unsigned byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string{"a byte 0x"} + digits[byte >> 4] + digits[byte & 15];
}

}  // namespace

std::optional<BadByte> find_bad_byte(std::string_view text) {
  int line = 1;
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const length = character_length(text, at);
    if (length == 0) return BadByte{at, line, static_cast<int>(at - line_begin) + 1, name_of_byte(byte_at(text, at))};
    if (text[at] == '\n') {
      ++line;
      line_begin = at + 1;
    }
    at += length;
  }
  return std::nullopt;
}

}  // namespace flywheel::scenario
