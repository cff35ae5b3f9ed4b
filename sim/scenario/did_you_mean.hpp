#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace flywheel::scenario {

/// Edits that turn one word into the other: insert, delete, replace a letter, or swap two neighbours; case is free.
/// Source  optimal string alignment distance (Damerau 1964; Boytsov 2011, section 2.1).
std::size_t edit_distance(std::string_view left, std::string_view right);

/// The candidate nearest to a word if it is near enough to be a slip (a third of its letters); empty otherwise.
std::string_view closest(std::string_view word, std::span<std::string const> candidates);

/// `; did you mean 'x'?`, or nothing.
std::string did_you_mean(std::string_view word, std::span<std::string const> candidates);

}  // namespace flywheel::scenario
