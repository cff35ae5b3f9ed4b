#include "sim/study/recorded_run.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "sim/study/inputs.hpp"
#include "sim/study/recording.hpp"

namespace flywheel::study {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::int64_t> sample_times(engine::Period const& period) {
  std::vector<std::int64_t> times;
  for (std::uint64_t sample = 0; sample < period.samples(); ++sample) times.push_back(period.sample_at(sample));
  return times;
}

/// The tables whose agents the scenario has recorded; no table where it asks for none.
output::AgentRecord agent_record(Batch const& batch) {
  output::AgentRecord record;
  if (!batch.agents) return record;
  auto const& simulation = *batch.simulation;
  std::vector<std::uint64_t> seeds;
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world)
    seeds.push_back(simulation.world(WorldId{world}).seed);
  for (auto const& table : simulation.agents()) record.samples.emplace_back(table, batch.agents->share, seeds);
  record.every_samples = static_cast<std::uint64_t>(batch.agents->every_ms / simulation.period().sample_ms);
  return record;
}

/// Room for every world's planned events and its failure, and for a few more as long as that is little.
std::uint64_t events_per_world(Batch const& batch) {
  return std::max<std::uint64_t>(output::ResultFile::usual_events_per_world, batch.interventions->most_planned() + 1);
}

state::CheckpointLabel label_of(output::Provenance const& provenance, RunOrders const& orders) {
  state::CheckpointLabel label{.program_version = provenance.program_version,
                               .scenario_file = orders.scenario_file,
                               .overrides = orders.overrides,
                               .scenario_text = provenance.scenario_text,
                               .result_file = std::filesystem::path{orders.result_path}.filename().string(),
                               .seeds = {}};
  for (auto const& world : provenance.worlds) label.seeds.push_back(world.seed);
  return label;
}

std::vector<std::vector<EconomyFindings>> findings_of(engine::Simulation const& simulation) {
  std::vector<std::vector<EconomyFindings>> of_world(simulation.worlds());
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    for (auto const& economy : simulation.economies())
      of_world[world].push_back({std::string{economy->name()}, economy->findings(simulation, WorldId{world})});
  }
  return of_world;
}

/// A run with its files: drives the engine and writes a checkpoint wherever the recording halts it.
class RecordedRun {
 public:
  RecordedRun(Batch& batch, output::Provenance const& provenance, RunOrders const& orders)
      : batch_{batch}, provenance_{provenance}, orders_{orders}, label_{label_of(provenance, orders)} {
    label_.inputs = inputs_of(batch);
  }

  RunOutcome from_the_start() {
    auto& simulation = *batch_.simulation;
    Recording recording{
        output::ResultFile::create(orders_.result_path, orders_.overwrite, provenance_, simulation.recorder(),
                                   simulation.ledger(), sample_times(simulation.period()), events_per_world(batch_),
                                   agent_record(batch_)),
        simulation, orders_, 0};
    engine::Run run{simulation, recording, orders_.audit};
    run.begin();
    return go_on(run, recording);
  }

  RunOutcome from(state::Checkpoint const& checkpoint) {
    auto& simulation = *batch_.simulation;
    checkpoint.require_same_run(label_);
    auto const& saved = checkpoint.label();
    Recording recording{output::ResultFile::reopen(orders_.result_path, provenance_, simulation.recorder(),
                                                   simulation.ledger(), sample_times(simulation.period()),
                                                   saved.next_sample, events_per_world(batch_), agent_record(batch_)),
                        simulation, orders_, saved.reached_ms};
    engine::Run run{simulation, recording, orders_.audit};
    checkpoint.restore(simulation.tables(), simulation.ledger());
    simulation.restore_failures(checkpoint.failures());
    batch_.interventions->replay(simulation);
    for (auto const& economy : simulation.economies()) {
      for (std::uint32_t world = 0; world < simulation.worlds(); ++world)
        economy->configure(simulation, WorldId{world});
      economy->restored(simulation);
    }
    simulation.forget_picks();
    run.resume_at(saved.next_sample);
    return go_on(run, recording);
  }

 private:
  RunOutcome go_on(engine::Run& run, Recording& recording) {
    RunOutcome outcome;
    if (orders_.watches_ops) run.watch_ops();
    while (!(outcome.is_complete = run.advance())) {
      outcome.checkpoint_path = write_checkpoint(run, recording);
      if (recording.is_to_end()) break;
    }
    outcome.is_complete ? recording.finish() : recording.pause();
    auto const& simulation = *batch_.simulation;
    outcome.reached_ms = recording.reached_ms();
    outcome.samples = run.next_sample();
    outcome.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    outcome.result_path = orders_.result_path;
    outcome.worlds = provenance_.worlds;
    outcome.findings = findings_of(simulation);
    outcome.failures = simulation.failures();
    outcome.costs = run.costs();
    outcome.agents_left_out = recording.agents_left_out();
    return outcome;
  }

  /// The result file comes first: a checkpoint promises the samples before it.
  std::string write_checkpoint(engine::Run const& run, Recording& recording) {
    recording.flush();
    label_.next_sample = run.next_sample();
    label_.reached_ms = recording.reached_ms();
    auto path = checkpoint_of(orders_.result_path);
    auto const& simulation = *batch_.simulation;
    state::write_checkpoint(path, label_, simulation.tables(), simulation.ledger(), simulation.failures());
    recording.plan_checkpoint();
    return path;
  }

  Batch& batch_;
  output::Provenance const& provenance_;
  RunOrders const& orders_;
  state::CheckpointLabel label_;
  Clock::time_point begun_ = Clock::now();
};

}  // namespace

bool RunOutcome::has_failures() const {
  return std::any_of(failures.begin(), failures.end(), [](auto const& failure) { return !failure.empty(); });
}

std::string checkpoint_of(std::string const& result_path) {
  return result_path + ".checkpoint";
}

RunOutcome record(Batch& batch, output::Provenance const& provenance, RunOrders const& orders) {
  return RecordedRun{batch, provenance, orders}.from_the_start();
}

RunOutcome resume(Batch& batch, output::Provenance const& provenance, RunOrders const& orders,
                  state::Checkpoint const& checkpoint) {
  return RecordedRun{batch, provenance, orders}.from(checkpoint);
}

}  // namespace flywheel::study
