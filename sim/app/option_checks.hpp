#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace flywheel::app {

/// A word out of a few: "expected one of a, b, got 'c'; did you mean 'b'?".
CLI::Validator one_of(std::vector<std::string> words);

/// A whole decimal number in a range, ends included: neither a sign nor what a type cannot hold wraps around.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

}  // namespace flywheel::app
