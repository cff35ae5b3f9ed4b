#include "sim/app/version.hpp"

#include <fmt/format.h>

#include "kernels/base/backend.hpp"
#include "sim/app/build_facts.hpp"

namespace flywheel::app {

std::string program_version() {
  return FLYWHEEL_VERSION;
}

std::string program_commit() {
  return FLYWHEEL_COMMIT;
}

std::string version_text() {
  return fmt::format("flywheel {} ({}), {}, {}, {}", program_version(), program_commit(), FLYWHEEL_COMPILER,
                     FLYWHEEL_INSTRUCTION_SET, cuda_built() ? "with CUDA" : "without CUDA");
}

}  // namespace flywheel::app
