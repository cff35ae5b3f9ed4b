#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "kernels/base/launch.hpp"
#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/yuma_subnets.hpp"
#include "sim/verify/device_copies.hpp"

namespace flywheel::app::bench {
namespace {

/// One size under one rule. `chain_ms` is what the chain's own code takes for an epoch of this size (bench/pm1).
struct YumaRun {
  std::string name;
  YumaSize size;
  scoring::YumaParameters rules;
  std::optional<double> most_ms{};
  std::optional<double> chain_ms{};
  bool is_wide = false;  // on all cores that were asked for
};

scoring::YumaParameters classic() {
  return {};
}

scoring::YumaParameters yuma3() {
  scoring::YumaParameters rules;
  rules.bonds = scoring::BondRule::yuma3;
  return rules;
}

scoring::YumaParameters liquid() {
  auto rules = yuma3();
  rules.liquid_alpha = scoring::LiquidAlpha::on;
  return rules;
}

std::vector<YumaRun> runs() {
  constexpr YumaSize one{1, 256, 64};
  constexpr YumaSize network{128, 256, 64};
  constexpr YumaSize research{1, 16'384, 64};
  constexpr YumaSize small{65'536, 16, 8};
  return {{"yuma.classic", one, classic(), 0.15, 1.18},
          {"yuma.yuma3", one, yuma3(), 0.15, 1.15},
          {"yuma.liquid", one, liquid(), 2.5, 16.1},
          {"yuma.network", network, classic(), 20.0, 128 * 1.18},
          {"yuma.network_yuma3", network, yuma3(), 20.0, 128 * 1.15},
          {"yuma.network_wide", network, classic(), 10.0, 128 * 1.18, true},
          {"yuma.classic_16384", research, classic(), 64 * 0.15, 190.0},
          {"yuma.yuma3_16384", research, yuma3(), 64 * 0.15, 179.0},
          {"yuma.65536_subnets", small, classic(), {}, {}}};
}

/// Subnets under way at once: several for each thread of the host, so that none waits long for the last.
std::uint32_t slots_of(Setup const& setup, YumaRun const& run) {
  constexpr std::uint32_t blocks_of_gpu = 256;
  auto const* const host = std::get_if<HostBackend>(run.is_wide ? &setup.wide_device : &setup.device);
  if (host == nullptr) return blocks_of_gpu;
  return host->threads > 1 ? 8 * static_cast<std::uint32_t>(host->threads) : 1;
}

/// Epoch after epoch over the same weights, so that all but the first find the bonds of the one before.
Timing time_epochs(Setup const& setup, YumaRun const& run) {
  auto tables = yuma_subnets(run.size, run.rules);
  std::uint32_t const slots = std::min(run.size.subnets, slots_of(setup, run));
  return launch(run.is_wide ? setup.wide_device : setup.device, [&](auto const& on) {
    verify::DeviceCopies copies{on};
    auto const columns = yuma_columns(tables, copies, on, slots);
    scoring::YumaStatus first{};
    auto const epoch = [&] {
      scoring::yuma_epoch(on, columns);
      copy_to_host(on, &first, columns.status, sizeof(first));  // waits for the op
    };
    epoch();
    return measure(setup.patience(), [&] { return seconds_of(epoch); });
  });
}

Figure figure_of(YumaRun const& run, Timing const& timing) {
  Figure figure;
  figure.name = run.name;
  figure.unit = "ms";
  figure.is_wide = run.is_wide;
  figure.best = timing.best_s * 1e3;
  figure.median = timing.median_s * 1e3;
  figure.repetitions = timing.repetitions;
  if (run.most_ms) figure.bar = at_most(*run.most_ms);
  if (run.chain_ms) figure.note = fmt::format("the chain's own code takes {:.4g} ms on one core", *run.chain_ms);
  return figure;
}

}  // namespace

std::vector<Figure> measure_yuma(Setup const& setup) {
  std::vector<Figure> figures;
  for (auto const& run : runs()) {
    if (setup.is_quick && run.size.subnets * run.size.neurons > 256) continue;
    if (run.is_wide && !setup.is_host()) continue;
    figures.push_back(figure_of(run, time_epochs(setup, run)));
    if (!setup.is_host()) figures.back().bar.reset();
  }
  return figures;
}

}  // namespace flywheel::app::bench
