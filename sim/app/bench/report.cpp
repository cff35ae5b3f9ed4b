#include "sim/app/bench/report.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

namespace flywheel::app::bench {
namespace {

using nlohmann::ordered_json;

std::string bar_text(Figure const& figure) {
  if (!figure.bar) return "";
  auto const sign = figure.bar->side == Bar::Side::at_least ? ">=" : "<=";
  return fmt::format("{} {:.4g}{}", sign, figure.bar->value, figure.bar->is_met(figure.best) ? "" : "  missed");
}

std::string triad_text(Figure const& figure) {
  if (!figure.triad_share) return "";
  return fmt::format("{:.0f} %", 100 * *figure.triad_share);
}

ordered_json to_json(Figure const& figure) {
  ordered_json json{{"name", figure.name}, {"device", figure.device}, {"unit", figure.unit},
                    {"best", figure.best}, {"median", figure.median}, {"repetitions", figure.repetitions},
                    {"note", figure.note}};
  if (figure.bar) {
    json["bar"] = {{figure.bar->side == Bar::Side::at_least ? "at_least" : "at_most", figure.bar->value}};
    json["meets_bar"] = figure.bar->is_met(figure.best);
  }
  if (figure.bytes_per_step) json["bytes_per_step"] = *figure.bytes_per_step;
  if (figure.triad_share) json["triad_share"] = *figure.triad_share;
  return json;
}

}  // namespace

std::string processor_name() {
  std::ifstream facts{"/proc/cpuinfo"};
  for (std::string line; std::getline(facts, line);) {
    auto const colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) {
      return fmt::format("{}, {} threads", line.substr(colon + 2), std::thread::hardware_concurrency());
    }
  }
  return "unknown";
}

std::string heading() {
  return fmt::format("{:<29} {:>11} {:>11} {:<18} {:<22} {:>6}  {}", "what", "best", "median", "unit", "bar", "triad",
                     "device; remarks");
}

std::string to_line(Figure const& figure) {
  return fmt::format("{:<29} {:>11.4g} {:>11.4g} {:<18} {:<22} {:>6}  {}{}{}", figure.name, figure.best, figure.median,
                     figure.unit, bar_text(figure), triad_text(figure), figure.device, figure.note.empty() ? "" : "; ",
                     figure.note);
}

std::string to_json(Conditions const& conditions, std::vector<Figure> const& figures) {
  ordered_json report{{"program", conditions.program},
                      {"processor", conditions.processor},
                      {"quick", conditions.is_quick},
                      {"figures", ordered_json::array()}};
  for (auto const& figure : figures) report["figures"].push_back(to_json(figure));
  return report.dump(1);
}

}  // namespace flywheel::app::bench
