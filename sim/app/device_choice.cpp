#include "sim/app/device_choice.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "sim/app/command.hpp"
#include "sim/app/option_checks.hpp"

namespace flywheel::app {
namespace {

std::string check_device(std::string const& text) {
  if (text == "auto" || text == "cpu" || text == "cuda") return {};
  bool const is_numbered = text.starts_with("cuda:") && text.size() > 5 && text.size() < 9 &&
                           std::all_of(text.begin() + 5, text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_numbered ? "" : "expected auto, cpu, cuda or cuda:N, got '" + text + "'";
}

int ordinal_of(std::string const& device) {
  return device.starts_with("cuda:") ? std::stoi(device.substr(5)) : 0;
}

Device processor(int threads) {
  // oneTBB keeps to the limit as long as this lives: to the end of the program.
  static std::unique_ptr<tbb::global_control> limit;
  auto const all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  auto const count = threads > 0 ? threads : all;
  limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, count);
  return HostBackend{count};
}

}  // namespace

void DeviceChoice::add_to(CLI::App& app) {
  app.add_option("--device", device, "where to compute: auto, cpu, cuda or cuda:N")
      ->capture_default_str()
      ->type_name("DEVICE")
      ->check(CLI::Validator{check_device, ""});
  app.add_option("--threads", threads, "processor threads (default: all)")
      ->type_name("N")
      ->check(whole_number(1, 4096));
}

Device DeviceChoice::choose() const {
  if (device == "cpu") return processor(threads);
  if (cuda_device_count() == 0) {
    auto host = processor(threads);
    if (device != "auto")
      fmt::print(stderr, "flywheel: no GPU: {}; computing on {} instead\n", cuda_unavailable_reason(), describe(host));
    return host;
  }
  auto const ordinal = ordinal_of(device);
  if (ordinal >= cuda_device_count()) {
    throw WrongUsage{fmt::format("--device {}: this machine has {} GPU{}, numbered from 0", device, cuda_device_count(),
                                 cuda_device_count() == 1 ? "" : "s")};
  }
  processor(threads);  // what stays on the host keeps to the limit too
  return CudaBackend{ordinal};
}

}  // namespace flywheel::app
