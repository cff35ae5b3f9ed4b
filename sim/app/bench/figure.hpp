#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernels/base/backend.hpp"
#include "sim/app/bench/measure.hpp"

namespace flywheel::app::bench {

/// What counts as fast enough.
struct Bar {
  enum class Side { at_least, at_most };

  Side side;
  double value;

  [[nodiscard]] bool is_met(double figure) const { return side == Side::at_least ? figure >= value : figure <= value; }
};

[[nodiscard]] inline Bar at_least(double value) {
  return {Bar::Side::at_least, value};
}
[[nodiscard]] inline Bar at_most(double value) {
  return {Bar::Side::at_most, value};
}

/// One measured number, with what it is held against.
struct Figure {
  std::string name;  // "pm1_a.1e5"
  std::string unit;
  double best = 0;
  double median = 0;
  std::size_t repetitions = 1;
  std::optional<Bar> bar{};
  std::optional<double> bytes_per_step{};  // read and written, of one agent-step
  std::optional<double> triad_share{};     // of this machine's bandwidth in the same run
  std::string note{};
  bool is_wide = false;  // measured on Setup::wide_device
  std::string device{};  // filled by the command
};

/// Rates of `amount` things a repetition.
[[nodiscard]] Figure rate(std::string name, std::string unit, double amount, Timing const& timing);

/// What a benchmark runs on.
struct Setup {
  Device device;          // one core of the processor, or a GPU
  Device wide_device;     // for what uses more than one core
  bool is_quick = false;  // small sizes and one repetition: does it run at all?
  double triad_bytes_per_s = 0;

  [[nodiscard]] Patience patience() const { return is_quick ? Patience{.seconds = 0, .least = 1} : Patience{}; }
  [[nodiscard]] bool is_host() const { return std::holds_alternative<HostBackend>(device); }
  /// The sizes, all of them or the first alone.
  [[nodiscard]] std::vector<std::uint32_t> sizes(std::vector<std::uint32_t> all) const;
};

/// "1e5" of 100,000.
[[nodiscard]] std::string size_name(std::uint32_t size);

}  // namespace flywheel::app::bench
