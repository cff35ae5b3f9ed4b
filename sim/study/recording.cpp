#include "sim/study/recording.hpp"

#include "sim/engine/simulation.hpp"
#include "sim/study/recorded_run.hpp"

namespace flywheel::study {

Recording::Recording(output::ResultFile file, engine::Simulation const& simulation, RunOrders const& orders,
                     TimeMs start_ms)
    : file_{std::move(file)},
      orders_{orders},
      progress_{orders.progress, simulation.period().run_ms, start_ms},
      reached_ms_{start_ms} {
  plan_checkpoint();
}

void Recording::sampled(engine::Simulation const& simulation, std::uint64_t sample) {
  file_.write(sample, simulation.recorder(), simulation.ledger());
}

void Recording::noted(WorldId world, TimeMs now, std::string_view what) {
  file_.note_event(world.value, now, what);
}

void Recording::reached(engine::Simulation const&, TimeMs now) {
  reached_ms_ = now;
  progress_.reached(now);
}

bool Recording::wants_stop() {
  is_to_end_ = orders_.is_stop_asked() || (orders_.stop_at_ms && reached_ms_ >= *orders_.stop_at_ms);
  return is_to_end_ || reached_ms_ >= checkpoint_at_ms_;
}

void Recording::plan_checkpoint() {
  if (orders_.checkpoint_every_ms) checkpoint_at_ms_ = reached_ms_ + *orders_.checkpoint_every_ms;
}

void Recording::flush() {
  file_.flush();
}

void Recording::pause() {
  progress_.finish();
}

void Recording::finish() {
  progress_.finish();
  file_.finish();
}

}  // namespace flywheel::study
