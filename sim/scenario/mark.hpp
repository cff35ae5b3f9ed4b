#pragma once

#include <memory>
#include <string>
#include <vector>

namespace flywheel::scenario {

/// A file that values come from, and the folders where the paths that it names are looked up after its own.
struct Source {
  std::string name;                       // as the user wrote it; "--set" for an override
  std::vector<std::string> search_paths;  // usually the installed scenarios/
  std::string text = {};                  // what the file held, for the comments in it
};

/// Where a value was written.
struct Mark {
  std::shared_ptr<Source const> source;
  int line = 0;    // 1-based; 0 where there are no lines
  int column = 0;  // 1-based, in bytes

  std::string const& file() const;
};

/// `file:line:column`, or the file alone where there are no lines.
std::string to_text(Mark const& mark);

}  // namespace flywheel::scenario
