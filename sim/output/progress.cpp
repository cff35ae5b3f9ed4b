#include "sim/output/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace flywheel::output {
namespace {

using namespace std::chrono_literals;

constexpr auto silent_for = 2s;
constexpr auto between_drawings = 200ms;
constexpr auto between_lines = 10s;
constexpr double day_ms = 86'400'000;
constexpr char const* clear_line = "\r\x1b[K";

}  // namespace

ProgressStyle progress_style_of_standard_error(bool is_quiet) {
  if (is_quiet) return ProgressStyle::quiet;
  return ::isatty(STDERR_FILENO) == 1 ? ProgressStyle::terminal : ProgressStyle::lines;
}

std::string clock_text(std::chrono::seconds duration) {
  auto const seconds = duration.count();
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Progress::Progress(ProgressStyle style, std::int64_t whole_ms, std::int64_t start_ms, Now now, Sink sink)
    : style_{style},
      whole_ms_{whole_ms},
      start_ms_{start_ms},
      now_ms_{start_ms},
      now_{std::move(now)},
      sink_{std::move(sink)},
      begun_{now_()},
      next_{begun_ + (style == ProgressStyle::lines ? Clock::duration{between_lines} : Clock::duration{silent_for})} {}

void Progress::reached(std::int64_t now_ms) {
  if (style_ == ProgressStyle::quiet) return;
  now_ms_ = now_ms;
  auto const now = now_();
  if (now < next_) return;
  next_ = now + (style_ == ProgressStyle::lines ? Clock::duration{between_lines} : Clock::duration{between_drawings});
  has_spoken_ = true;
  auto const text = line(now - begun_);
  sink_(style_ == ProgressStyle::terminal ? clear_line + text : text + "\n");
}

std::string Progress::line(Clock::duration elapsed) const {
  auto const seconds = std::chrono::duration<double>(elapsed).count();
  auto const done_ms = static_cast<double>(now_ms_ - start_ms_);
  auto const left_ms = static_cast<double>(whole_ms_ - now_ms_);
  auto const share = whole_ms_ > 0 ? static_cast<double>(now_ms_) / static_cast<double>(whole_ms_) : 1.0;
  auto text = fmt::format("{:5.1f} %", 100 * std::clamp(share, 0.0, 1.0));
  if (done_ms <= 0 || seconds <= 0) return text;
  text += fmt::format("  {:.3g} simulated days a second", done_ms / day_ms / seconds);
  auto const left = std::chrono::seconds{static_cast<std::int64_t>(left_ms / done_ms * seconds + 0.5)};
  return text + fmt::format("  {} left", clock_text(std::max(left, 0s)));
}

void Progress::finish() {
  if (!has_spoken_) return;
  has_spoken_ = false;
  auto const took = std::chrono::duration_cast<std::chrono::seconds>(now_() - begun_);
  sink_(style_ == ProgressStyle::terminal ? clear_line : fmt::format("done in {}\n", clock_text(took)));
}

void Progress::to_standard_error(std::string const& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace flywheel::output
