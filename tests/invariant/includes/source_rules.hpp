#pragma once
#include <vector>

#include "tests/invariant/includes/source_files.hpp"

namespace flywheel::includes {

/// Code of kernels/ that would not give the same bits on host and device: functions of the maths library other than the
/// correctly rounded ones, fused multiply-add, and the standard library's generators and distributions.
[[nodiscard]] std::vector<Violation> unportable_mathematics(std::vector<SourceFile> const& files);

/// Notes of work left undone, in code and in comments.
[[nodiscard]] std::vector<Violation> unfinished_work(std::vector<SourceFile> const& files);

}  // namespace flywheel::includes
