#pragma once
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace flywheel::includes {

/// One source file: its path from the root of the tree, with forward slashes, and its lines.
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;
};

/// An include directive. What stands between #ifdef __CUDACC__ and its #else or #endif is not seen by a host compiler.
struct Include {
  std::string target;  // as written, without quotes or brackets
  int line;            // 1-based
  bool quoted;         // "..." rather than <...>
  bool cuda_only;      // inside a condition on __CUDACC__
};

/// Something that a file must not contain, located where its author can fix it.
struct Violation {
  std::string path;
  int line;  // 1-based
  std::string problem;
};

[[nodiscard]] bool operator==(Violation const& a, Violation const& b);

/// What GoogleTest prints: `path:line: problem`.
std::ostream& operator<<(std::ostream& out, Violation const& violation);

/// The C++ and CUDA files below the given folders of a tree, sorted by path. A folder that is not there has none.
[[nodiscard]] std::vector<SourceFile> source_files(std::filesystem::path const& root,
                                                   std::vector<std::string> const& folders);

/// A file from its text, for trees that a test makes up.
[[nodiscard]] SourceFile source_file(std::string path, std::string_view text);

[[nodiscard]] std::vector<Include> includes_of(SourceFile const& file);

}  // namespace flywheel::includes
