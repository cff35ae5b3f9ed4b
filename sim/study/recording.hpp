#pragma once

#include "sim/engine/observer.hpp"
#include "sim/output/progress.hpp"
#include "sim/output/result_file.hpp"

namespace flywheel::study {

struct RunOrders;

/// Watches a run: writes its samples and events, shows its progress, and halts it for a checkpoint or for good.
class Recording final : public engine::Observer {
 public:
  Recording(output::ResultFile file, engine::Simulation const& simulation, RunOrders const& orders, TimeMs start_ms);

  void sampled(engine::Simulation const& simulation, std::uint64_t sample) override;
  void noted(WorldId world, TimeMs now, std::string_view what) override;
  void reached(engine::Simulation const& simulation, TimeMs now) override;
  bool wants_stop() override;

  /// Whether the halt is the end of it, not a checkpoint on the way.
  bool is_to_end() const { return is_to_end_; }
  TimeMs reached_ms() const { return reached_ms_; }
  std::uint64_t agents_left_out() const { return file_.agents_left_out(); }
  /// Sets the time of the next checkpoint from now on.
  void plan_checkpoint();
  void flush();
  /// Ends at a halt: the file can be gone on with.
  void pause();
  /// Ends a complete run: packs its file.
  void finish();

 private:
  output::ResultFile file_;
  RunOrders const& orders_;
  output::Progress progress_;
  TimeMs reached_ms_;
  TimeMs checkpoint_at_ms_ = never_ms;
  bool is_to_end_ = false;
};

}  // namespace flywheel::study
