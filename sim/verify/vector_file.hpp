#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/verify/comparison.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify {

/// One case: what goes in and what must come out. Both are objects.
struct VectorCase {
  std::string name;
  Json input;
  Json expect;
  Tolerance tolerance;  // its own, else the file's
};

/// One file of cases of one kind, in the envelope `flywheel-vectors-1`. Both body forms give cases.
struct VectorFile {
  std::string path;
  std::string kind;  // "<system>.<rule>"
  std::vector<VectorCase> cases;

  [[nodiscard]] Field input_of(VectorCase const& one) const { return {path, one.name, "input", one.input}; }
};

/// What a file is for: inputs alone need neither expectations nor where they come from.
enum class Contents : std::uint8_t { inputs_and_expectations, inputs };

/// Errors  VectorFaults with every fault of the envelope.
[[nodiscard]] VectorFile load_vector_file(std::filesystem::path const& path,
                                          Contents contents = Contents::inputs_and_expectations);

/// The same from a text, named `path` in faults.
[[nodiscard]] VectorFile vector_file_from(std::string const& path, std::string const& text,
                                          Contents contents = Contents::inputs_and_expectations);

}  // namespace flywheel::verify
