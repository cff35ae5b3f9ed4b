#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "kernels/base/backend.hpp"

namespace flywheel::app {

/// The arguments that say where ops run: `--device` and `--threads`.
struct DeviceChoice {
  std::string device = "auto";
  int threads = 0;  // 0: all that the machine has

  void add_to(CLI::App& app);
  /// The chosen device; the processor, with a line on standard error, where a GPU was asked for and there is none.
  /// Errors  WrongUsage where a GPU of another number is there.
  Device choose() const;
};

}  // namespace flywheel::app
