#include "tests/invariant/includes/source_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace flywheel::includes {
namespace {

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

// The directive after '#', without leading blanks: `include "x.hpp"`, `ifdef __CUDACC__`.
std::optional<std::string_view> directive(std::string_view line) {
  auto const text = trimmed(line);
  if (text.empty() || text.front() != '#') return std::nullopt;
  return trimmed(text.substr(1));
}

// Follows conditional compilation only as far as __CUDACC__ decides it.
class CudaConditions {
 public:
  void read(std::string_view text) {
    if (text.starts_with("if")) {
      bool const asks_for_cuda = text.find("__CUDACC__") != std::string_view::npos;
      bool const negated = text.starts_with("ifndef") || text.find("!defined") != std::string_view::npos;
      needs_cuda_.push_back(asks_for_cuda && !negated);
    } else if (text.starts_with("el") && !needs_cuda_.empty()) {
      needs_cuda_.back() = false;
    } else if (text.starts_with("endif") && !needs_cuda_.empty()) {
      needs_cuda_.pop_back();
    }
  }
  [[nodiscard]] bool inside() const { return std::ranges::find(needs_cuda_, true) != needs_cuda_.end(); }

 private:
  std::vector<bool> needs_cuda_;  // one a nested #if
};

std::optional<Include> include_in(std::string_view text) {
  if (!text.starts_with("include")) return std::nullopt;
  auto const name = trimmed(text.substr(std::string_view{"include"}.size()));
  if (name.empty() || (name.front() != '"' && name.front() != '<')) return std::nullopt;
  bool const quoted = name.front() == '"';
  auto const end = name.find(quoted ? '"' : '>', 1);
  return Include{std::string{name.substr(1, end - 1)}, 0, quoted, false};
}

bool is_source(std::filesystem::path const& path) {
  static constexpr std::array<char const*, 6> extensions{".hpp", ".cpp", ".inl", ".cu", ".cuh", ".h"};
  return std::ranges::find(extensions, path.extension().string()) != extensions.end();
}

}  // namespace

bool operator==(Violation const& a, Violation const& b) {
  return a.path == b.path && a.line == b.line && a.problem == b.problem;
}

std::ostream& operator<<(std::ostream& out, Violation const& violation) {
  return out << violation.path << ':' << violation.line << ": " << violation.problem;
}

SourceFile source_file(std::string path, std::string_view text) {
  SourceFile file{std::move(path), {}};
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
  return file;
}

std::vector<SourceFile> source_files(std::filesystem::path const& root, std::vector<std::string> const& folders) {
  std::vector<SourceFile> files;
  for (auto const& folder : folders) {
    if (!std::filesystem::is_directory(root / folder)) continue;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      std::ifstream stream{entry.path()};
      std::string const text{std::istreambuf_iterator<char>{stream}, {}};
      files.push_back(source_file(entry.path().lexically_relative(root).generic_string(), text));
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<Include> includes_of(SourceFile const& file) {
  std::vector<Include> found;
  CudaConditions conditions;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    auto const text = directive(file.lines[i]);
    if (!text) continue;
    conditions.read(*text);
    auto include = include_in(*text);
    if (!include) continue;
    include->line = static_cast<int>(i) + 1;
    include->cuda_only = conditions.inside();
    found.push_back(*std::move(include));
  }
  return found;
}

}  // namespace flywheel::includes
