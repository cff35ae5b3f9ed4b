#pragma once

#include <optional>
#include <string>

#include "sim/study/recorded_run.hpp"

namespace flywheel::app {

/// What `flywheel run` says of a run besides its result file.
struct RunReport {
  std::string title;
  std::string device;
  study::RunOutcome outcome;
  std::optional<std::string> digest;
  bool with_profile = false;
  double stream_bytes_per_s = 0;  // of the device, where a profile says so: what its memory can move
};

/// The summary, where the result lies, how long it took; the digest and the profile where they were asked for.
std::string as_text(RunReport const& report);
/// The same as one JSON object, world by world.
std::string as_json(RunReport const& report);

/// How to go on with a run that was stopped; why worlds failed. Empty where there is nothing to say.
std::string warnings_of(study::RunOutcome const& outcome);

/// What the program returns after a run: 3 where a world failed or the run was stopped before its end.
int status_of(study::RunOutcome const& outcome);

}  // namespace flywheel::app
