#include "sim/scenario/kinds/time.hpp"

#include <fmt/format.h>

#include <chrono>

#include "sim/scenario/kinds/duration.hpp"
#include "sim/scenario/kinds/quantity.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// A number of exactly `digits` digits at the front of text, which it takes off; -1 if there is none.
int take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (char const letter : text.substr(0, digits)) {
    if (letter < '0' || letter > '9') return -1;
    value = value * 10 + (letter - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char letter) {
  if (!text.starts_with(letter)) return false;
  text.remove_prefix(1);
  return true;
}

/// Days since 1970-01-01 of `2024-06-25` at the front of text.
std::optional<std::int64_t> take_date(std::string_view& text) {
  auto const year = take_digits(text, 4);
  if (year < 1900 || !take(text, '-')) return std::nullopt;
  auto const month = take_digits(text, 2);
  if (month < 1 || !take(text, '-')) return std::nullopt;
  auto const day = take_digits(text, 2);
  if (day < 1) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

/// Milliseconds of `12:00`, `12:00:30` or `12:00:30.250` at the front of text.
std::optional<std::int64_t> take_clock(std::string_view& text) {
  auto const hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  auto const minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  std::int64_t ms = (hour * 60 + minute) * std::int64_t{60'000};
  if (!take(text, ':')) return ms;
  auto const second = take_digits(text, 2);
  if (second < 0 || second > 59) return std::nullopt;
  ms += second * 1000;
  if (!take(text, '.')) return ms;
  auto const fraction = take_digits(text, 3);
  return fraction < 0 ? std::nullopt : std::optional{ms + fraction};
}

std::optional<std::int64_t> parse_time(std::string_view text) {
  auto const days = take_date(text);
  if (!days || !take(text, 'T')) return std::nullopt;
  auto const ms = take_clock(text);
  if (!ms || text != "Z") return std::nullopt;
  return *days * day_ms + *ms;
}

std::string time_advice(std::string_view text) {
  auto rest = text;
  if (!take_date(rest)) return {};
  if (rest.empty()) return "; write '" + std::string{text} + "T00:00Z'";
  if (!take(rest, 'T') || !take_clock(rest)) return {};
  return rest.empty() ? "; write '" + std::string{text} + "Z'" : "; times are in UTC and end in 'Z'";
}

std::string show_time(std::int64_t unix_ms) {
  auto const days = std::chrono::floor<std::chrono::days>(std::chrono::milliseconds{unix_ms});
  std::chrono::year_month_day const date{std::chrono::sys_days{days}};
  auto const ms = static_cast<int>(unix_ms - std::chrono::milliseconds{days}.count());
  auto shown = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", int{date.year()}, unsigned{date.month()},
                           unsigned{date.day()}, ms / 3'600'000, ms / 60'000 % 60);
  if (ms % 60'000 != 0) shown += fmt::format(":{:02}", ms / 1000 % 60);
  if (ms % 1000 != 0) shown += fmt::format(".{:03}", ms % 1000);
  return shown + "Z";
}

constexpr char const* time_pattern = R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{3})?)?Z$)";

}  // namespace

Reading Time::read(Scalar const& scalar, std::int64_t& unix_ms) const {
  auto const time = parse_time(scalar.text);
  if (!time) return Reading::wrong(time_advice(scalar.text));
  unix_ms = *time;
  return {};
}

std::string Time::show(std::int64_t unix_ms) const {
  return show_time(unix_ms);
}
Format Time::format() const {
  return {"string", time_pattern, "2024-06-25T12:00Z", "ms since 1970-01-01T00:00Z", {}};
}

Reading TimeOrOffset::read(Scalar const& scalar, Moment& moment) const {
  std::int64_t ms = 0;
  if (scalar.text.starts_with('+')) {
    auto reading = Duration{}.read({scalar.text.substr(1), scalar.mark}, ms);
    if (reading.fits) moment = {true, ms};
    return reading;
  }
  auto reading = Time{}.read(scalar, ms);
  if (reading.fits) moment = {false, ms};
  return reading;
}

std::string TimeOrOffset::show(Moment const& moment) const {
  return moment.after_start ? "+" + Duration{}.show(moment.ms) : show_time(moment.ms);
}
Format TimeOrOffset::format() const {
  return {"string", {}, "+180 d", "ms", {}};
}

}  // namespace flywheel::scenario
