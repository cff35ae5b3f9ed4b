#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace flywheel::app {

/// What is wrong with the words of a command line, in our words where the parser's change between its versions, and
/// where help is. Ends with a line feed.
std::string usage_fault(CLI::App const& app, CLI::ParseError const& error);

}  // namespace flywheel::app
