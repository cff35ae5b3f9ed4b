#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace flywheel::scenario {

/// The bytes of a regular file, cut after limit_bytes + 1 of them; std::nullopt if it cannot be read.
std::optional<std::string> read_text_file(std::string const& path, std::size_t limit_bytes);

inline constexpr char const* no_such_file = "no such file";

/// What a fault calls a file that cannot be read: `no such file`, `a folder`, `a file that cannot be read`.
std::string why_unreadable(std::string const& path);

}  // namespace flywheel::scenario
