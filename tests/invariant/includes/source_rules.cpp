#include "tests/invariant/includes/source_rules.hpp"

#include <algorithm>
#include <cctype>

namespace flywheel::includes {
namespace {

bool part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

bool contains_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    bool const starts = at == 0 || !part_of_word(text[at - 1]);
    bool const ends = end == text.size() || !part_of_word(text[end]);
    if (starts && ends) return true;
  }
  return false;
}

// A line of code without its `//` comment.
std::string_view code_of(std::string_view line) {
  return line.substr(0, line.find("//"));
}

// Where a host and a device library may round differently. sqrt, floor and the like are exact everywhere.
std::vector<std::string> const library_functions{"exp",
                                                 "exp2",
                                                 "expm1",
                                                 "log",
                                                 "log2",
                                                 "log10",
                                                 "log1p",
                                                 "pow",
                                                 "sin",
                                                 "cos",
                                                 "tan",
                                                 "asin",
                                                 "acos",
                                                 "atan",
                                                 "atan2",
                                                 "sinh",
                                                 "cosh",
                                                 "tanh",
                                                 "cbrt",
                                                 "hypot",
                                                 "tgamma",
                                                 "lgamma",
                                                 "erf",
                                                 "erfc",
                                                 "fma",
                                                 "mt19937",
                                                 "mt19937_64",
                                                 "random_device",
                                                 "default_random_engine"};

std::string unportable_word(std::string_view code) {
  if (code.find("std::") == std::string_view::npos) return {};
  for (auto const& name : library_functions)
    if (contains_word(code, "std::" + name)) return "std::" + name;
  auto const distribution = code.find("_distribution");
  return distribution != std::string_view::npos ? "a distribution of <random>" : std::string{};
}

std::vector<std::string> const unfinished_words{"TODO", "FIXME", "XXX", "HACK"};

}  // namespace

std::vector<Violation> unportable_mathematics(std::vector<SourceFile> const& files) {
  std::vector<Violation> found;
  for (auto const& file : files) {
    if (!file.path.starts_with("kernels/")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      auto const word = unportable_word(code_of(file.lines[i]));
      if (!word.empty())
        found.push_back({file.path, static_cast<int>(i) + 1, word + " differs between host and device"});
    }
  }
  return found;
}

std::vector<Violation> unfinished_work(std::vector<SourceFile> const& files) {
  std::vector<Violation> found;
  for (auto const& file : files)
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      for (auto const& word : unfinished_words)
        if (contains_word(file.lines[i], word)) found.push_back({file.path, static_cast<int>(i) + 1, word});
  return found;
}

}  // namespace flywheel::includes
