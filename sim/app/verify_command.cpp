#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/app/command.hpp"
#include "sim/app/device_choice.hpp"
#include "sim/verify/verify.hpp"

namespace flywheel::app {
namespace {

using nlohmann::ordered_json;
using verify::Report;

void print_table(Report const& report) {
  fmt::print("{:<42} {:>7} {:>8} {:>8}\n", "kind", "passes", "failures", "skipped");
  for (auto const& [name, kind] : report.kinds) {
    fmt::print("{:<42} {:>7} {:>8} {:>8}{}\n", name, kind.passes, kind.failures, kind.skipped,
               kind.skipped > 0 ? "  unknown kind" : "");
  }
  fmt::print("{:<42} {:>7} {:>8} {:>8}\n", "all", report.passes(), report.failures(), report.skipped());
}

ordered_json to_json(verify::KindReport const& kind) {
  auto mismatches = ordered_json::array();
  for (auto const& one : kind.mismatches) {
    mismatches.push_back(
        {{"file", one.file}, {"case", one.case_name}, {"member", one.member}, {"got", one.got}, {"want", one.want}});
  }
  return {{"passes", kind.passes}, {"failures", kind.failures}, {"skipped", kind.skipped}, {"mismatches", mismatches}};
}

void print_json(Report const& report, Device const& device) {
  auto kinds = ordered_json::object();
  for (auto const& [name, kind] : report.kinds) kinds[name] = to_json(kind);
  auto faults = ordered_json::array();
  for (auto const& fault : report.faults) {
    faults.push_back(
        {{"file", fault.file}, {"case", fault.case_name}, {"member", fault.member}, {"problem", fault.problem}});
  }
  ordered_json const all{{"device", describe(device)},
                         {"passes", report.passes()},
                         {"failures", report.failures()},
                         {"skipped", report.skipped()},
                         {"kinds", kinds},
                         {"faults", faults}};
  fmt::print("{}\n", all.dump(1, ' ', false, ordered_json::error_handler_t::replace));
}

/// What is wrong, one line each, for people.
void print_faults(Report const& report) {
  for (auto const& fault : report.faults) fmt::print(stderr, "{}\n", to_text(fault));
  for (auto const& [name, kind] : report.kinds) {
    for (auto const& mismatch : kind.mismatches) fmt::print(stderr, "{}\n", to_text(mismatch));
    if (kind.failures > kind.mismatches.size() && !kind.mismatches.empty()) {
      fmt::print(stderr, "{}: {} cases fail; the first differences are shown\n", name, kind.failures);
    }
  }
}

int status_of(Report const& report) {
  if (!report.faults.empty()) return wrong_usage;
  return report.failures() > 0 ? does_not_hold : success;
}

struct VerifyArguments {
  std::vector<std::string> paths;
  DeviceChoice device;
  bool json = false;
  bool quiet = false;

  [[nodiscard]] int run() const {
    auto const chosen = device.choose();
    auto const report = verify::verify_paths({paths.begin(), paths.end()}, chosen);
    print_faults(report);
    if (json) {
      print_json(report, chosen);
    } else if (!quiet) {
      print_table(report);
    }
    return status_of(report);
  }
};

}  // namespace

Action add_verify(CLI::App& app) {
  auto const arguments = std::make_shared<VerifyArguments>();
  app.add_option("path", arguments->paths, "vector files, or folders whose *.json are vector files")->required();
  arguments->device.add_to(app);
  app.add_flag("--json", arguments->json, "print JSON");
  app.add_flag("--quiet", arguments->quiet, "print only what is wrong");
  return [arguments] { return arguments->run(); };
}

}  // namespace flywheel::app
