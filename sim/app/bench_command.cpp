#include <fmt/format.h>

#include <algorithm>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/report.hpp"
#include "sim/app/command.hpp"
#include "sim/app/device_choice.hpp"
#include "sim/app/option_checks.hpp"
#include "sim/app/version.hpp"

namespace flywheel::app {
namespace {

using namespace bench;

struct BenchArguments {
  DeviceChoice device;
  std::vector<std::string> what;
  bool json = false;
  bool is_quick = false;

  [[nodiscard]] bool wants(std::string_view name) const {
    return what.empty() || std::find(what.begin(), what.end(), name) != what.end();
  }
};

/// The processor with one thread, or with two for what uses more than one core, unless --threads says otherwise.
Setup processor_setup(BenchArguments const& arguments) {
  int const asked = arguments.device.threads;
  DeviceChoice const wide{.device = "cpu", .threads = asked > 0 ? asked : 2};
  return {.device = HostBackend{.threads = std::max(1, asked)},
          .wide_device = wide.choose(),
          .is_quick = arguments.is_quick};
}

std::vector<Setup> setups(BenchArguments const& arguments) {
  std::vector<Setup> all;
  if (arguments.device.device == "auto" || arguments.device.device == "cpu") all.push_back(processor_setup(arguments));
  if (arguments.device.device == "cpu") return all;
  auto const chosen = arguments.device.choose();
  if (!std::holds_alternative<HostBackend>(chosen)) {
    all.push_back({.device = chosen, .wide_device = chosen, .is_quick = arguments.is_quick});
  } else if (all.empty()) {
    all.push_back(processor_setup(arguments));
  }
  return all;
}

class Bench {
 public:
  explicit Bench(BenchArguments const& arguments) : arguments_{arguments} {}

  /// Measures the limit in any case: the rest is held against it.
  void run(Setup setup) {
    auto limit = measure_triad(setup);
    setup.triad_bytes_per_s = 1e9 * limit.front().best;
    add(setup, limit);
    for (auto const& benchmark : benchmarks()) {
      if (benchmark.name == "triad" || !arguments_.wants(benchmark.name)) continue;
      add(setup, benchmark.run(setup));
    }
  }

  [[nodiscard]] std::vector<Figure> const& figures() const { return figures_; }

 private:
  void add(Setup const& setup, std::vector<Figure> figures) {
    for (auto& figure : figures) {
      figure.device = describe(figure.is_wide ? setup.wide_device : setup.device);
      if (!arguments_.json) fmt::print("{}\n", to_line(figure));
      figures_.push_back(std::move(figure));
    }
    std::fflush(stdout);
  }

  BenchArguments const& arguments_;
  std::vector<Figure> figures_;
};

int run(BenchArguments const& arguments) {
  Conditions const conditions{version_text(), processor_name(), arguments.is_quick};
  if (!arguments.json) fmt::print("{}\non {}\n{}\n", conditions.program, conditions.processor, heading());
  Bench bench{arguments};
  for (auto const& setup : setups(arguments)) bench.run(setup);
  if (arguments.json) fmt::print("{}\n", to_json(conditions, bench.figures()));
  return success;
}

std::vector<std::string> benchmark_names() {
  std::vector<std::string> names;
  for (auto const& benchmark : benchmarks()) names.emplace_back(benchmark.name);
  return names;
}

}  // namespace

Action add_bench(CLI::App& app) {
  auto const arguments = std::make_shared<BenchArguments>();
  auto const names = benchmark_names();
  app.add_option("what", arguments->what, fmt::format("any of {} (default: all)", fmt::join(names, ", ")))
      ->type_name("NAME")
      ->check(one_of(names));
  arguments->device.add_to(app);
  app.get_option("--device")->description("auto: the processor, and a GPU where there is one; cpu; cuda or cuda:N");
  app.get_option("--threads")->description("processor threads (default: 1, for the sweep 2)");
  app.add_flag("--json", arguments->json, "print JSON");
  app.add_flag("--quick", arguments->is_quick, "small sizes, once each: whether it runs, not how fast");
  return [arguments] { return run(*arguments); };
}

}  // namespace flywheel::app
