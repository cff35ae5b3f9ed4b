#pragma once

#include <string>
#include <vector>

namespace flywheel::output {

/// What tells two results apart and leaves out where they come from: for each world the SHA-256 of its data.
///     digest(world) = SHA-256 of, for each array in byte order of its path:
///                     path "\n" type "\n" shape "\n" values of the world, little-endian, row-major
/// Arrays are those of all groups whose first dimension is `world`, e.g. "/io_net/price", "float64", "366,4"; the
/// shape leaves out the world. An array that is padded along `entity` enters as its first `count` places of each time,
/// and its shape leaves out that dimension: how much room there is depends on the company. Attributes, labels, and all
/// that lies in the root (seeds, provenance) are left out. Errors  hdf5::Error.
std::vector<std::string> digest_of_worlds(std::string const& path);

/// SHA-256 of the worlds' digests in order, a line each: that of `printf '%s\n' DIGEST...`.
std::string digest_of_run(std::string const& path);

}  // namespace flywheel::output
