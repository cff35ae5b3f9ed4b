#include <fmt/format.h>

#include <optional>

#include "sim/app/command.hpp"
#include "sim/app/device_choice.hpp"
#include "sim/app/option_checks.hpp"
#include "sim/app/replay/report.hpp"

namespace flywheel::app {
namespace {

using verify::bittensor::RowOrder;

struct ReplayArguments {
  std::string path;
  std::string case_name;
  std::vector<std::string> overrides;
  std::uint32_t epochs = 0;  // 0: those of the snapshot
  std::size_t top = 20;
  DeviceChoice device;
  bool as_stored = false;
  bool json = false;
  bool quiet = false;

  /// Reads everything before it says what is wrong.
  [[nodiscard]] replay::Report compare(Device const& chosen) const {
    verify::CollectedFaults faults;
    std::optional<replay::Snapshot> snapshot;
    replay::Settings settings{};
    faults([&] {
      auto const name = case_name.empty() ? std::nullopt : std::optional{case_name};
      snapshot.emplace(path, name, as_stored ? RowOrder::any : RowOrder::ascending);
    });
    faults([&] {
      constexpr std::size_t any_uid = 65'536;
      settings = snapshot ? replay::with_overrides(snapshot->start().parameters, overrides, snapshot->neurons())
                          : replay::with_overrides({}, overrides, any_uid);
    });
    faults.throw_if_any();
    return report_of(*snapshot, settings, chosen);
  }

  [[nodiscard]] replay::Report report_of(replay::Snapshot const& snapshot, replay::Settings const& settings,
                                         Device const& chosen) const {
    auto const count = epochs > 0 ? epochs : static_cast<std::uint32_t>(snapshot.epochs().size());
    std::vector<scoring::YumaParameters> variants{snapshot.start().parameters};
    if (!settings.changes.empty()) variants.push_back(settings.parameters);
    auto const outcomes = replay::run_epochs(snapshot, variants, count, chosen);
    return {snapshot.file(), snapshot.case_name(), describe(chosen),
            count,           settings.changes,     replay::compare(outcomes.front(), outcomes.back())};
  }

  [[nodiscard]] int run() const {
    auto const report = compare(device.choose());
    if (json) {
      fmt::print("{}", as_json(report));
    } else if (!quiet) {
      fmt::print("{}", as_text(report, top));
    }
    return success;
  }
};

}  // namespace

Action add_replay(CLI::App& app) {
  auto const arguments = std::make_shared<ReplayArguments>();
  app.add_option("snapshot", arguments->path, "a subnet, as a vector file of kind bittensor.yuma_epoch")->required();
  app.add_option("--set", arguments->overrides, "change a hyperparameter: --set kappa=39321 --set yuma3=true")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  app.add_option("--case", arguments->case_name, "which case, where the file holds several")->type_name("NAME");
  app.add_option("--epochs", arguments->epochs,
                 "how many epochs (default: those of the file); past its last one the inputs stay as they are")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000));
  app.add_option("--top", arguments->top, "how many uids have a line of their own")
      ->capture_default_str()
      ->type_name("N")
      ->check(whole_number(0, 65'536));
  app.add_flag("--as-stored", arguments->as_stored, "take rows whose uids do not ascend, in their order");
  arguments->device.add_to(app);
  app.add_flag("--json", arguments->json, "print JSON, with every uid");
  app.add_flag("--quiet", arguments->quiet, "print only what is wrong");
  return [arguments] { return arguments->run(); };
}

}  // namespace flywheel::app
