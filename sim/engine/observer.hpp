#pragma once

#include <cstdint>
#include <string_view>

#include "kernels/base/ids.hpp"

namespace flywheel::engine {

class Simulation;

/// Who watches a run: writes its file, shows its progress, asks it to stop. The engine knows no more of them.
class Observer {
 public:
  virtual ~Observer() = default;
  /// Sample k is complete in the simulation's recorder.
  virtual void sampled(Simulation const& simulation, std::uint64_t sample) = 0;
  /// Something to log: an intervention took place, or a world failed.
  virtual void noted(WorldId world, TimeMs now, std::string_view what) = 0;
  /// The slowest world has reached `now`. Called after every round.
  virtual void reached(Simulation const& simulation, TimeMs now) = 0;
  /// Asked between rounds: whether the run is to stop where it stands.
  virtual bool wants_stop() = 0;
};

}  // namespace flywheel::engine
