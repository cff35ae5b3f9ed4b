#pragma once

#include <vector>

#include "sim/state/checkpoint.hpp"
#include "sim/study/batch.hpp"

namespace flywheel::study {

/// What a batch has read besides its scenario: every rule set that an event adopts, as it resolves, and every file that
/// an economy names; each once, in an order that the scenarios alone give.
std::vector<state::InputFile> inputs_of(Batch const& batch);

}  // namespace flywheel::study
