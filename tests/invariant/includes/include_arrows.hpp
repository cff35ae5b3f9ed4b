#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/invariant/includes/source_files.hpp"

namespace flywheel::includes {

/// Which folders a folder may include: the arrows that the design lists, closed transitively, and itself.
[[nodiscard]] std::map<std::string, std::set<std::string>> const& allowed_arrows();

/// Every #include "..." of kernels/ and sim/ that is not from the root of the tree or follows no allowed arrow.
[[nodiscard]] std::vector<Violation> wrong_arrows(std::vector<SourceFile> const& files);

/// Every library header where it does not belong: CUDA and Thrust reached from sim/ (also through our own headers),
/// YAML outside sim/scenario, HDF5 outside sim/hdf5.
[[nodiscard]] std::vector<Violation> misplaced_library_headers(std::vector<SourceFile> const& files);

}  // namespace flywheel::includes
