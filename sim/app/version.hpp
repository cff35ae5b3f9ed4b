#pragma once

#include <string>

namespace flywheel::app {

std::string program_version();
std::string program_commit();

/// "flywheel 0.1.0 (commit), g++ 12.2, x86-64-v3, with CUDA".
std::string version_text();

}  // namespace flywheel::app
