#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "kernels/base/backend.hpp"

namespace flywheel::app {

/// The options that every command which computes shares: `--device` and `--threads`.
struct DeviceArgument {
  std::string device = "auto";  // auto, cpu, cuda or cuda:N
  int threads = 0;              // 0: one a core

  void add_to(CLI::App& app);
  /// The chosen backend. Where a GPU is wanted that this machine lacks, says so on standard error and takes the CPU.
  [[nodiscard]] Device choose() const;
  /// The CPU with the chosen threads.
  [[nodiscard]] HostBackend host() const;
};

}  // namespace flywheel::app
