#include <unistd.h>

#include <filesystem>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"
#include "sim/output/result_file.hpp"
#include "sim/study/provenance.hpp"

namespace flywheel::app::bench {
namespace {

namespace fs = std::filesystem;

/// Writes a result file and adds up the time that this takes.
class TimedOutput final : public Bystander {
 public:
  TimedOutput(fs::path path, engine::Simulation const& simulation, output::Provenance const& provenance)
      : path_{std::move(path)} {
    std::vector<std::int64_t> times;
    auto const& period = simulation.period();
    for (std::uint64_t sample = 0; sample < period.samples(); ++sample) times.push_back(period.sample_at(sample));
    created_s_ = seconds_of([&] {
      file_.emplace(output::ResultFile::create(path_.string(), output::Overwrite::refused, provenance,
                                               simulation.recorder(), simulation.ledger(), times));
    });
  }
  TimedOutput(TimedOutput const&) = delete;
  TimedOutput& operator=(TimedOutput const&) = delete;
  ~TimedOutput() override {
    file_.reset();
    std::error_code ignored;
    fs::remove(path_, ignored);
  }

  void sampled(engine::Simulation const& simulation, std::uint64_t sample) override {
    written_s_ += seconds_of([&] { file_->write(sample, simulation.recorder(), simulation.ledger()); });
  }
  /// Packs the file.
  void finish() {
    written_s_ += seconds_of([&] { file_->finish(); });
  }
  [[nodiscard]] double created_s() const { return created_s_; }
  [[nodiscard]] double written_s() const { return written_s_; }

 private:
  fs::path path_;
  std::optional<output::ResultFile> file_;
  double created_s_ = 0;
  double written_s_ = 0;
};

/// The share of a run, from the creation of its file to the packed result, that output takes.
double output_share(Pm1 const& workload, Device const& device) {
  auto const worlds = study::worlds_of(workload.read());
  auto const batch = build(worlds, device);
  auto const name = "flywheel-bench-" + std::to_string(getpid()) + ".h5";
  TimedOutput output{fs::temp_directory_path() / name, *batch.simulation,
                     study::provenance_of(worlds, workload.scenario, {}, device)};
  engine::Run run{*batch.simulation, output};
  run.begin();
  double const run_s = seconds_of([&] {
    run.advance();
    output.finish();
  });
  return (output.created_s() + output.written_s()) / (output.created_s() + run_s);
}

Figure share(std::string name, std::string note, std::optional<Bar> bar, Timing const& timing) {
  Figure figure{.name = std::move(name), .unit = "%", .best = 100 * timing.best_s, .median = 100 * timing.median_s};
  figure.repetitions = timing.repetitions;
  figure.bar = bar;
  figure.note = std::move(note);
  return figure;
}

}  // namespace

std::vector<Figure> measure_overheads(Setup const& setup) {
  std::uint32_t const providers = setup.is_quick ? 1'000 : 1'000'000;
  Patience const patience{.seconds = 0, .least = setup.is_quick ? 1u : 3u};
  std::vector<Figure> figures;
  for (std::uint32_t const steps_per_sample : {1u, 24u}) {
    auto const bar = [&](double most) { return setup.is_quick ? std::nullopt : std::optional{at_most(most)}; };
    Pm1 const workload{.providers = providers, .steps = 96, .steps_per_sample = steps_per_sample};
    std::string const sampled = steps_per_sample == 1 ? "every step" : "every 24 steps";
    auto const name = steps_per_sample == 1 ? ".every_step" : ".every_24_steps";
    auto const note = "of PM-1 A, " + size_name(providers) + " providers, sampled " + sampled;
    figures.push_back(share(std::string{"ledger_check"} + name, note, bar(2), measure(patience, [&] {
                              auto const run = time_run(workload, setup.device);
                              return run.audit_seconds / run.seconds;
                            })));
    figures.push_back(share(std::string{"output"} + name, note, bar(5),
                            measure(patience, [&] { return output_share(workload, setup.device); })));
  }
  return figures;
}

}  // namespace flywheel::app::bench
