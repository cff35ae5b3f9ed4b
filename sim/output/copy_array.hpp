#pragma once

#include "sim/hdf5/dataset.hpp"

namespace flywheel::output {

/// Copies all values between two arrays of one shape and type, block by block. Texts are not copied so.
void copy_array(hdf5::Dataset const& from, hdf5::Dataset& to);

/// The least slabs that cover an array of one or more dimensions and cut only its first two, along the array's blocks.
std::vector<hdf5::Slab> slabs_of(hdf5::Extent const& extent, hdf5::Extent const& block);

}  // namespace flywheel::output
