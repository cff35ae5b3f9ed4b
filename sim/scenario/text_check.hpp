#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace flywheel::scenario {

/// The first byte of a text that a text file does not hold.
struct BadByte {
  std::size_t offset;
  int line, column;
  std::string what;  // "a byte 0x00"
};

/// Finds what is neither UTF-8 nor printable: malformed sequences, control characters but tab and line ends.
/// Source  Unicode 15, table 3-7 (well-formed UTF-8 byte sequences).
std::optional<BadByte> find_bad_byte(std::string_view text);

}  // namespace flywheel::scenario
