#pragma once

#include <string>

namespace flywheel::state {

/// What a look at a file's seal finds.
enum class Seal { whole, damaged, missing };

/// Appends the SHA-256 of a file's contents to it, and has all of it on the disk. Readers of HDF5 do not see it.
/// Errors  hdf5::Error.
void seal_file(std::string const& path);

/// Whether the file still is what it was when it was sealed. Errors  hdf5::Error where it cannot be read.
Seal check_seal(std::string const& path);

}  // namespace flywheel::state
