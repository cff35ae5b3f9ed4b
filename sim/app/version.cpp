#include "sim/app/version.hpp"

#include <fmt/format.h>

#include "sim/app/build_facts.hpp"

namespace flywheel::app {

std::string program_version() {
  return FLYWHEEL_VERSION;
}

std::string program_commit() {
  return FLYWHEEL_COMMIT;
}

std::string version_text() {
#ifdef FLYWHEEL_WITH_CUDA
  constexpr auto cuda = "with CUDA";
#else
  constexpr auto cuda = "without CUDA";
#endif
  return fmt::format("flywheel {} ({}), {}, {}, {}", program_version(), program_commit(), FLYWHEEL_COMPILER,
                     FLYWHEEL_INSTRUCTION_SET, cuda);
}

}  // namespace flywheel::app
