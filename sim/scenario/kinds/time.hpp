#pragma once

#include <cstdint>

#include "sim/scenario/kind.hpp"

namespace flywheel::scenario {

/// A moment as written: UTC, or after the start.
struct Moment {
  bool after_start = false;
  std::int64_t ms = 0;  // since 1970-01-01T00:00Z, or since the start

  std::int64_t since(std::int64_t start_unix_ms) const { return after_start ? ms : ms - start_unix_ms; }
  bool operator==(Moment const&) const = default;
};

/// A moment in UTC, ISO 8601 with a `Z`: `2024-06-25T12:00Z`, `2024-06-25T12:00:30.250Z`. Into a Moment, also `+180 d`.
struct Time {
  std::string expected() const { return "a UTC time such as '2024-06-25T12:00Z'"; }
  Reading read(Scalar const& scalar, std::int64_t& unix_ms) const;
  std::string show(std::int64_t unix_ms) const;
  Format format() const;
};

struct TimeOrOffset {
  std::string expected() const { return "a UTC time such as '2024-06-25T12:00Z', or '+180 d' after the start"; }
  Reading read(Scalar const& scalar, Moment& moment) const;
  std::string show(Moment const& moment) const;
  Format format() const;
};

}  // namespace flywheel::scenario
