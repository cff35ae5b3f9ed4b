#include <fmt/format.h>

#include <thread>

#include "kernels/base/backend.hpp"
#include "sim/app/command.hpp"
#include "sim/app/version.hpp"
#include "sim/study/scenario_files.hpp"

namespace flywheel::app {
namespace {

void describe_gpus() {
  for (int ordinal = 0; ordinal < cuda_device_count(); ++ordinal) {
    fmt::print("  GPU {}      {}\n", ordinal, describe(Device{CudaBackend{ordinal}}));
  }
  if (cuda_device_count() == 0) fmt::print("  GPU        none: {}\n", cuda_unavailable_reason());
}

}  // namespace

Action add_doctor(CLI::App&) {
  return [] {
    fmt::print("{}\n", version_text());
    fmt::print("  threads    {}\n", std::thread::hardware_concurrency());
    describe_gpus();
    auto const folders = study::scenario_folders();
    for (auto const& folder : folders) fmt::print("  scenarios  {}\n", folder);
    if (folders.empty()) {
      fmt::print("  scenarios  none found; set FLYWHEEL_SCENARIOS to the folder that holds protocols/\n");
      return does_not_hold;
    }
    return success;
  };
}

}  // namespace flywheel::app
