#include "sim/engine/run.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace flywheel::engine {
namespace {

Calendar make_calendar(Simulation& simulation) {
  auto const processes = static_cast<std::uint32_t>(simulation.processes().size());
  auto& table = simulation.add_host_table("calendar", std::vector<std::uint32_t>(simulation.worlds(), processes));
  auto const next = table.add<TimeMs>("next_ms");
  table.set_used(std::vector<std::uint32_t>(simulation.worlds(), processes));
  return {table, next};
}

/// Adds the time between its construction and destruction to a cost, and that of the ops in between where asked.
class Stopwatch {
 public:
  Stopwatch(Cost& cost, bool watches_ops)
      : cost_{cost}, ops_{watches_ops ? &cost.ops : nullptr}, start_{std::chrono::steady_clock::now()} {}
  Stopwatch(Stopwatch const&) = delete;
  Stopwatch& operator=(Stopwatch const&) = delete;
  ~Stopwatch() {
    cost_.calls += 1;
    cost_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  Cost& cost_;
  ListenToOps ops_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace

Run::Run(Simulation& simulation, Observer& observer, Audit audit)
    : simulation_{simulation}, observer_{observer}, audit_{audit}, calendar_{make_calendar(simulation)} {
  auto const& processes = simulation.processes();
  order_.resize(processes.size());
  std::iota(order_.begin(), order_.end(), 0U);
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t left, std::uint32_t right) {
    return processes[left]->phase() < processes[right]->phase();
  });
  for (auto const& process : processes) costs_.push_back({std::string{process->name()}});
  for (auto const& domains : simulation.domains()) costs_.push_back({std::string{domains->name()}});
  costs_.push_back({"measure"});
  costs_.push_back({"audit"});
}

void Run::begin() {
  for (auto const& economy : simulation_.economies()) {
    for (std::uint32_t world = 0; world < simulation_.worlds(); ++world)
      economy->configure(simulation_, WorldId{world});
    economy->begin(simulation_);
  }
  for (std::uint32_t world = 0; world < simulation_.worlds(); ++world) {
    for (std::uint32_t process = 0; process < order_.size(); ++process) {
      calendar_.plan(world, process, simulation_.processes()[process]->first_ms(simulation_, WorldId{world}));
    }
  }
  std::vector<std::uint32_t> all(simulation_.worlds());
  std::iota(all.begin(), all.end(), 0U);
  settle(all, std::vector<TimeMs>(all.size(), 0));
}

bool Run::advance() {
  while (sample_ < simulation_.period().samples()) {
    if (observer_.wants_stop()) return false;
    if (!round()) take_sample();
    simulation_.forget_picks();
  }
  return true;
}

/// The world's next firing, or the sample that all worlds wait for where that comes first.
Run::Next Run::next_of(std::uint32_t world) const {
  Next next{simulation_.period().sample_at(sample_), sample_process};
  for (auto const process : order_) {
    auto const when = calendar_.next(world, process);
    if (when < next.when || (when == next.when && next.process == sample_process)) next = {when, process};
  }
  return next;
}

/// Fires what comes next in every world that has not reached the sample. Returns false where all have.
bool Run::round() {
  std::vector<std::uint32_t> active;
  std::vector<std::vector<std::uint32_t>> due_of(order_.size());
  std::vector<TimeMs> now(simulation_.worlds(), simulation_.period().sample_at(sample_));
  for (std::uint32_t world = 0; world < simulation_.worlds(); ++world) {
    if (simulation_.failed(WorldId{world})) continue;
    auto const next = next_of(world);
    if (next.process == sample_process) continue;
    active.push_back(world);
    now[world] = next.when;
    due_of[next.process].push_back(world);
  }
  if (active.empty()) return false;
  advance_domains(active, now);
  for (auto const process : order_) {
    if (!due_of[process].empty()) fire(process, {due_of[process], now});
  }
  settle(active, now);
  tell(*std::min_element(now.begin(), now.end()));
  return true;
}

void Run::advance_domains(std::vector<std::uint32_t> const& worlds, std::vector<TimeMs> const& until) {
  for (std::size_t i = 0; i < simulation_.domains().size(); ++i) {
    Stopwatch const watch{costs_[order_.size() + i], watches_ops_};
    simulation_.domains()[i]->advance(simulation_, {worlds, until});
  }
}

void Run::fire(std::uint32_t process, Due const& due) {
  Stopwatch const watch{costs_[process], watches_ops_};
  auto const& firing = *simulation_.processes()[process];
  firing.fire(simulation_, due);
  for (auto const world : due.worlds) {
    calendar_.plan(world, process, firing.next_ms(simulation_, WorldId{world}, due.now(world)));
  }
}

void Run::settle(std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& now) {
  for (auto const world : worlds) {
    if (auto const fault = simulation_.ledger().settle(WorldId{world}))
      simulation_.fail(WorldId{world}, now[world], *fault);
  }
  if (audit_ == Audit::at_samples) return;
  auto const faults = simulation_.ledger().audit();
  for (auto const world : worlds) {
    if (!faults[world].empty()) simulation_.fail(WorldId{world}, now[world], faults[world]);
  }
}

void Run::take_sample() {
  auto const now = simulation_.period().sample_at(sample_);
  std::vector<std::uint32_t> alive;
  for (std::uint32_t world = 0; world < simulation_.worlds(); ++world) {
    if (!simulation_.failed(WorldId{world})) alive.push_back(world);
  }
  std::vector<TimeMs> const until(simulation_.worlds(), now);
  advance_domains(alive, until);
  settle(alive, until);
  {
    Stopwatch const watch{costs_.back(), watches_ops_};
    auto const faults = simulation_.ledger().audit();
    for (auto const world : alive) {
      if (!faults[world].empty()) simulation_.fail(WorldId{world}, now, faults[world]);
    }
  }
  {
    Stopwatch const watch{costs_[costs_.size() - 2], watches_ops_};
    simulation_.recorder().clear();
    for (auto const& economy : simulation_.economies()) economy->measure(simulation_);
  }
  observer_.sampled(simulation_, sample_);
  tell(now);
  ++sample_;
}

void Run::tell(TimeMs now) {
  for (auto const& note : simulation_.take_notes()) observer_.noted(note.world, note.now, note.what);
  observer_.reached(simulation_, now);
}

}  // namespace flywheel::engine
