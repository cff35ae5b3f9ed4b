#include "sim/app/device_argument.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace flywheel::app {
namespace {

/// "" where the text names a device, else what is wrong with it, as CLI11 wants it.
std::string check_device(std::string const& text) {
  if (text == "auto" || text == "cpu" || text == "cuda") return {};
  auto const ordinal = text.starts_with("cuda:") ? text.substr(5) : std::string{};
  bool const is_number =
      !ordinal.empty() && ordinal.size() <= 3 && ordinal.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::string{} : fmt::format("expected auto, cpu, cuda or cuda:N, got '{}'", text);
}

}  // namespace

void DeviceArgument::add_to(CLI::App& app) {
  app.add_option("--device", device, "where ops run: auto, cpu, cuda or cuda:N (auto: a GPU where there is one)")
      ->check(CLI::Validator{check_device, "auto|cpu|cuda[:N]", "device"})
      ->capture_default_str();
  app.add_option("--threads", threads, "processor threads (default: one a core)")->check(CLI::Range(1, 4096));
}

HostBackend DeviceArgument::host() const {
  auto const cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return {.threads = threads == 0 ? cores : threads};
}

Device DeviceArgument::choose() const {
  if (device == "cpu") return host();
  [[maybe_unused]] int const ordinal = device.starts_with("cuda:") ? std::stoi(device.substr(5)) : 0;
  int const count = cuda_device_count();
#ifdef FLYWHEEL_WITH_CUDA
  if (ordinal < count) return CudaBackend{ordinal};
#endif
  if (device == "auto") return host();
  auto const reason = count == 0 ? cuda_unavailable_reason() : fmt::format("this machine has {} of them", count);
  fmt::print(stderr, "flywheel: no GPU for --device {}: {}; using the CPU\n", device, reason);
  return host();
}

}  // namespace flywheel::app
