#include "sim/app/run_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"
#include "sim/output/progress.hpp"
#include "sim/output/summary.hpp"
#include "sim/study/side_by_side.hpp"

namespace flywheel::app {
namespace {

using nlohmann::ordered_json;

constexpr double day_ms = 86'400'000;
constexpr std::size_t most_failures_shown = 10;

/// "0.42 s", "3.7 s", "12:34".
std::string duration_text(double seconds) {
  if (seconds < 60) return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 2 : 1);
  return output::clock_text(std::chrono::seconds{static_cast<std::int64_t>(seconds + 0.5)});
}

std::vector<OpCost> dearest_first(OpCosts const& ops) {
  auto sorted = ops.all();
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](OpCost const& left, OpCost const& right) { return left.seconds > right.seconds; });
  return sorted;
}

/// "12.3", and what part that is of what memory can move; nothing of an op that does not say what it moves.
std::string traffic_text(OpCost const& op, double stream_bytes_per_s) {
  if (op.bytes <= 0 || op.seconds <= 0) return "";
  double const rate = op.bytes / op.seconds;
  auto text = fmt::format(" {:>7.2f}", rate / 1e9);
  if (stream_bytes_per_s > 0) text += fmt::format(" {:>6.1f}%", 100 * rate / stream_bytes_per_s);
  return text;
}

std::string profile_text(RunReport const& report) {
  auto const& outcome = report.outcome;
  double const stream = report.stream_bytes_per_s;
  auto text = fmt::format("\n{:<28} {:>10} {:>10} {:>7}", "where the time went", "calls", "seconds", "share");
  text += fmt::format(" {:>7} {:>7}\n", "GB/s", stream > 0 ? "triad" : "");
  double rest = outcome.seconds;
  auto const add = [&](std::string const& name, std::string const& calls, double seconds, std::string const& traffic) {
    text += fmt::format("{:<28} {:>10} {:>10.3f} {:>6.1f}%{}\n", name, calls, seconds, 100 * seconds / outcome.seconds,
                        traffic);
  };
  for (auto const& cost : outcome.costs) {
    add(cost.name, std::to_string(cost.calls), cost.seconds, "");
    for (auto const& op : dearest_first(cost.ops))
      add(fmt::format("  {}", op.name), std::to_string(op.calls), op.seconds, traffic_text(op, stream));
    rest -= cost.seconds;
  }
  add("all else: files, calendar", "", rest, "");
  return text;
}

/// JSON has no NaN: a value that does not exist is null.
ordered_json number(double value) {
  return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json world_json(study::RunOutcome const& outcome, std::size_t world) {
  auto const& info = outcome.worlds[world];
  auto const& failure = outcome.failures[world];
  auto findings = ordered_json::array();
  for (auto const& economy : outcome.findings[world]) {
    for (auto const& finding : economy.findings) {
      findings.push_back({{"economy", economy.economy},
                          {"name", finding.name},
                          {"value", number(finding.value)},
                          {"unit", finding.unit},
                          {"meaning", finding.meaning}});
    }
  }
  return {{"world", world},
          {"label", info.label},
          {"seed", info.seed},
          {"replicate", info.replicate},
          {"failure", failure.empty() ? ordered_json(nullptr) : ordered_json(failure)},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string as_text(RunReport const& report) {
  auto const& outcome = report.outcome;
  std::string text = report.title + "\n";
  if (outcome.worlds.size() > 1)
    text += fmt::format("mean ± standard deviation over {} worlds\n", outcome.worlds.size());
  text += study::summary_text(outcome, output::colour_of_standard_output());
  text += fmt::format("{}: {} of {}, {} on {}\n", outcome.result_path,
                      outcome.samples == 1 ? "1 sample" : fmt::format("{} samples", outcome.samples),
                      outcome.worlds.size() == 1 ? "1 world" : fmt::format("{} worlds", outcome.worlds.size()),
                      duration_text(outcome.seconds), report.device);
  if (report.digest) text += fmt::format("digest {}\n", *report.digest);
  if (report.with_profile) text += profile_text(report);
  return text;
}

std::string as_json(RunReport const& report) {
  auto const& outcome = report.outcome;
  ordered_json json{{"title", report.title},      {"result", outcome.result_path},
                    {"device", report.device},    {"complete", outcome.is_complete},
                    {"samples", outcome.samples}, {"reached_ms", outcome.reached_ms},
                    {"seconds", outcome.seconds}};
  if (!outcome.checkpoint_path.empty()) json["checkpoint"] = outcome.checkpoint_path;
  if (report.digest) json["digest"] = *report.digest;
  auto worlds = ordered_json::array();
  for (std::size_t world = 0; world < outcome.worlds.size(); ++world) worlds.push_back(world_json(outcome, world));
  json["worlds"] = std::move(worlds);
  if (report.with_profile) {
    auto profile = ordered_json::array();
    for (auto const& cost : outcome.costs) {
      auto ops = ordered_json::array();
      for (auto const& op : dearest_first(cost.ops))
        ops.push_back({{"name", op.name}, {"calls", op.calls}, {"seconds", op.seconds}, {"bytes", op.bytes}});
      profile.push_back(
          {{"name", cost.name}, {"calls", cost.calls}, {"seconds", cost.seconds}, {"ops", std::move(ops)}});
    }
    json["profile"] = std::move(profile);
    json["stream_bytes_per_s"] = report.stream_bytes_per_s;
  }
  return json.dump(1) + "\n";
}

std::string warnings_of(study::RunOutcome const& outcome) {
  std::string text;
  std::size_t failed = 0;
  for (auto const& failure : outcome.failures) {
    if (failure.empty() || ++failed > most_failures_shown) continue;
    text += fmt::format("flywheel: {}\n", failure);
  }
  if (failed > 0) {
    text += fmt::format("flywheel: {} of {} worlds failed; the others' results are complete\n", failed,
                        outcome.failures.size());
  }
  if (outcome.agents_left_out > 0) {
    text +=
        fmt::format("flywheel: snapshots had no place for {} agents; 'events' and 'left_out' in the result say where\n",
                    outcome.agents_left_out);
  }
  if (!outcome.is_complete) {
    text += fmt::format("flywheel: stopped at {:.6g} d of simulated time; go on with: flywheel run --resume {}\n",
                        static_cast<double>(outcome.reached_ms) / day_ms, outcome.checkpoint_path);
  }
  return text;
}

int status_of(study::RunOutcome const& outcome) {
  return outcome.is_complete && !outcome.has_failures() ? success : run_failed;
}

}  // namespace flywheel::app
