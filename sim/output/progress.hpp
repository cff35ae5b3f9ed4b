#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace flywheel::output {

/// How much a run says of its progress.
enum class ProgressStyle {
  quiet,     // nothing
  lines,     // a line every ten seconds, for logs
  terminal,  // one line, drawn again and again
};

/// terminal or lines, as the standard error is one; quiet where asked.
ProgressStyle progress_style_of_standard_error(bool is_quiet);

/// "0:07", "12:34" or "1:02:03"
std::string clock_text(std::chrono::seconds duration);

/// Shows how far a run is, how fast and how long it will still take. Runs under two seconds stay silent.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;
  using Sink = std::function<void(std::string const&)>;

  /// `whole` in simulated milliseconds. The clock and the sink are the machine's own and standard error by default.
  Progress(ProgressStyle style, std::int64_t whole_ms, std::int64_t start_ms = 0, Now now = Clock::now,
           Sink sink = to_standard_error);

  /// Cheap enough to be called after every event.
  void reached(std::int64_t now_ms);
  /// Clears the line on a terminal; says how long it took in a log that has heard of the run.
  void finish();

  static void to_standard_error(std::string const& text);

 private:
  std::string line(Clock::duration elapsed) const;

  ProgressStyle style_;
  std::int64_t whole_ms_;
  std::int64_t start_ms_;
  std::int64_t now_ms_;
  Now now_;
  Sink sink_;
  Clock::time_point begun_;
  Clock::time_point next_;
  bool has_spoken_ = false;
};

}  // namespace flywheel::output
