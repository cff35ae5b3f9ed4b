#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace flywheel::verify {

using Json = nlohmann::json;

/// The value of a JSON text in which no object repeats a member.
/// Errors  VectorFaults with the line and column of the first fault.
[[nodiscard]] Json parse_json(std::string const& file, std::string const& text);

/// A value as JSON, cut after 60 characters.
[[nodiscard]] std::string short_text(Json const& value);

}  // namespace flywheel::verify
