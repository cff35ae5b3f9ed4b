#pragma once

#include "sim/hdf5/file.hpp"
#include "sim/output/layout.hpp"
#include "sim/output/provenance.hpp"

namespace flywheel::output {

inline constexpr std::int64_t schema_version = 1;
inline constexpr char const* completed_samples_name = "completed_samples";

/// Whether a file holds a run that is under way, or was stopped, or one that reached its end.
enum class RunState { unfinished, complete };

/// Writes all of a result file but its values: provenance, groups, dimensions, labels and empty arrays.
void write_structure(hdf5::File& file, Layout const& layout, Provenance const& provenance, hdf5::Storage storage,
                     RunState run_state);

/// Errors  hdf5::Error where the file is not that of the layout and provenance.
void check_structure(hdf5::File const& file, Layout const& layout, Provenance const& provenance);

/// Creates an array with its units and name, and dimension scales that lie in the same group.
hdf5::Dataset create_array(hdf5::Group& group, ArrayPlan const& plan, hdf5::Storage storage);

/// The coordinate variable world of a group: the index.
void write_world(hdf5::Group& group, std::uint32_t worlds);
/// A coordinate variable of a dimension: its labels, or the index where it has none.
void write_dimension(hdf5::Group& group, state::Dimension const& dimension);

}  // namespace flywheel::output
