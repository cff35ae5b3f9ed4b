#pragma once

#include "sim/verify/collected_faults.hpp"
#include "sim/verify/vector_file.hpp"

namespace flywheel::app::replay {

/// Faults  members of a snapshot's input that the vectors' page does not know, each with what was meant.
void check_members(verify::VectorFile const& file, verify::VectorCase const& one, verify::CollectedFaults& faults);

}  // namespace flywheel::app::replay
