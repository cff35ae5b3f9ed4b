#include <fmt/format.h>

#include <filesystem>
#include <limits>
#include <optional>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/command.hpp"
#include "sim/app/device_choice.hpp"
#include "sim/app/interrupt.hpp"
#include "sim/app/option_checks.hpp"
#include "sim/app/run_checks.hpp"
#include "sim/app/run_report.hpp"
#include "sim/app/scenario_arguments.hpp"
#include "sim/app/version.hpp"
#include "sim/output/digest.hpp"
#include "sim/scenario/kinds/duration.hpp"
#include "sim/study/provenance.hpp"
#include "sim/study/recorded_run.hpp"
#include "sim/study/scenario_files.hpp"

namespace flywheel::app {
namespace {

namespace fs = std::filesystem;

struct RunArguments {
  ScenarioArguments scenario;
  DeviceChoice device;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replicates;
  std::string out;
  std::string resume;
  std::string checkpoint_every;
  bool force = false;
  bool quiet = false;
  bool json = false;
  bool digest = false;
  bool audit = false;
  bool profile = false;

  void add_to(CLI::App& app);
  void check() const;
  /// --set, --seed and --replicates, as overrides of the scenario.
  std::vector<std::string> overrides() const;
};

void RunArguments::add_to(CLI::App& app) {
  scenario.add_to(app)->required(false);
  device.add_to(app);
  app.add_option("--seed", seed, "seed of all random numbers, in place of the scenario's")
      ->type_name("N")
      ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
  app.add_option("--replicates", replicates, "worlds that differ in their seeds alone, in place of the scenario's")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000));
  app.add_option("--out", out, "the result file (default: the scenario's name and .h5, in this folder)")
      ->type_name("FILE");
  app.add_option("--resume", resume, "go on from a checkpoint, with the result file beside it")->type_name("FILE");
  app.add_option("--checkpoint-every", checkpoint_every, "simulated time between checkpoints, such as '30 d'")
      ->type_name("DURATION");
  app.add_flag("--force", force, "replace a result file that exists");
  app.add_flag("--quiet", quiet, "print errors alone, and what other options ask for");
  app.add_flag("--json", json, "print what the run came to as JSON: an object, of several scenarios a list of them");
  app.add_flag("--digest", digest, "print the SHA-256 that tells two results apart");
  app.add_flag("--audit", audit, "compare the ledger with the full sum over accounts at every settlement");
  app.add_flag("--profile", profile, "print where the time went, by process and op, beside what memory can move");
}

void RunArguments::check() const {
  if (resume.empty() && scenario.files.empty())
    throw WrongUsage{"run: give a scenario file, or --resume with a checkpoint"};
  if (scenario.files.size() > 1 && !(out.empty() && resume.empty()))
    throw WrongUsage{"run: --out and --resume are for one scenario; run several one by one, or leave them out"};
  if (!resume.empty() && (!out.empty() || force))
    throw WrongUsage{"run: --resume goes on with the result file beside the checkpoint; leave out --out and --force"};
}

std::vector<std::string> RunArguments::overrides() const {
  auto all = scenario.overrides;
  if (seed) all.push_back(fmt::format("seed={}", *seed));
  if (replicates) all.push_back(fmt::format("replicates={}", *replicates));
  return all;
}

std::optional<TimeMs> duration_of(std::string const& text) {
  if (text.empty()) return std::nullopt;
  scenario::Mark const mark;
  scenario::Duration const duration{.least_ms = 1};
  TimeMs ms = 0;
  auto const reading = duration.read({text, mark}, ms);
  if (!reading.fits)
    throw WrongUsage{
        fmt::format("--checkpoint-every: expected {}, got '{}'{}", duration.expected(), text, reading.advice)};
  return ms;
}

/// The brackets and commas between the JSON of several scenarios, also where one of them fails.
class JsonList {
 public:
  explicit JsonList(bool is_wanted) : is_wanted_{is_wanted} { print("[\n"); }
  ~JsonList() { print("]\n"); }
  JsonList(JsonList const&) = delete;
  JsonList& operator=(JsonList const&) = delete;

  void begin_item() {
    if (has_items_) print(",\n");
    has_items_ = true;
  }

 private:
  void print(char const* text) const {
    if (is_wanted_) std::fputs(text, stdout);
  }
  bool is_wanted_;
  bool has_items_ = false;
};

study::RunOrders orders_of(RunArguments const& arguments) {
  study::RunOrders orders;
  orders.overwrite = arguments.force ? output::Overwrite::allowed : output::Overwrite::refused;
  orders.audit = arguments.audit ? engine::Audit::at_settlements : engine::Audit::at_samples;
  orders.watches_ops = arguments.profile;
  orders.progress = output::progress_style_of_standard_error(arguments.quiet);
  orders.checkpoint_every_ms = duration_of(arguments.checkpoint_every);
  orders.is_stop_asked = is_interrupted;
  return orders;
}

int report(RunArguments const& arguments, RunReport report) {
  auto const& outcome = report.outcome;
  if (arguments.digest) report.digest = output::digest_of_run(outcome.result_path);
  report.with_profile = arguments.profile;
  if (arguments.json) {
    fmt::print("{}", as_json(report));
  } else if (!arguments.quiet) {
    fmt::print("{}", as_text(report));
  } else if (report.digest) {
    fmt::print("digest {}\n", *report.digest);
  }
  fmt::print(stderr, "{}", warnings_of(outcome));
  return status_of(outcome);
}

/// The file as another folder would name it: a resume may be started elsewhere.
std::string file_from_anywhere(std::string const& file) {
  return fs::absolute(study::find_scenario(file, study::scenario_folders())).lexically_normal().string();
}

/// Builds the scenario's worlds and runs them, from a checkpoint where there is one.
RunReport run_scenario(RunArguments const& arguments, std::string const& file, study::RunOrders orders,
                       std::optional<state::Checkpoint> const& checkpoint) {
  auto const scenario = read_scenario(file, orders.overrides);
  orders.scenario_file = file_from_anywhere(file);
  auto const worlds = study::worlds_of(scenario);
  auto const device = arguments.device.choose();
  scenario::Faults faults;
  auto batch = study::build_batch(worlds, device, faults);
  faults.throw_if_any();
  auto const provenance =
      study::provenance_of(worlds, fs::path{file}.stem().string(), {program_version(), program_commit()}, device);
  catch_interrupts();
  auto outcome =
      checkpoint ? study::resume(batch, provenance, orders, *checkpoint) : study::record(batch, provenance, orders);
  RunReport report{scenario->title, describe(device), std::move(outcome), {}};
  if (arguments.profile) report.stream_bytes_per_s = bench::stream_bytes_per_s(device);
  return report;
}

int resume(RunArguments const& arguments, study::RunOrders orders) {
  std::optional<state::Checkpoint> const checkpoint{state::Checkpoint::open(arguments.resume)};
  auto const& label = checkpoint->label();
  bool const is_told = !arguments.scenario.files.empty();
  orders.overrides = is_told ? arguments.overrides() : label.overrides;
  orders.result_path = (fs::path{arguments.resume}.parent_path() / label.result_file).string();
  return report(arguments, run_scenario(arguments, is_told ? arguments.scenario.files.front() : label.scenario_file,
                                        std::move(orders), checkpoint));
}

int run(RunArguments const& arguments) {
  arguments.check();
  auto orders = orders_of(arguments);
  if (!arguments.resume.empty()) return resume(arguments, std::move(orders));
  orders.overrides = arguments.overrides();
  check_before_run(arguments.scenario.files, arguments.out, orders.overrides, orders.overwrite);
  auto const& files = arguments.scenario.files;
  JsonList list{arguments.json && files.size() > 1};
  int worst = success;
  for (auto const& file : files) {
    if (is_interrupted()) break;
    orders.result_path = result_path_of(file, arguments.out);
    auto found = run_scenario(arguments, file, orders, std::nullopt);
    list.begin_item();
    worst = std::max(worst, report(arguments, std::move(found)));
  }
  return worst;
}

}  // namespace

Action add_run(CLI::App& app) {
  auto const arguments = std::make_shared<RunArguments>();
  arguments->add_to(app);
  return [arguments] { return run(*arguments); };
}

}  // namespace flywheel::app
