#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kernels/base/ids.hpp"
#include "kernels/base/wide_integer.hpp"

namespace flywheel::state {

/// A dimension of a series beyond world and time. Labels name its places where they have names.
struct Dimension {
  std::string name;
  std::uint64_t size;
  std::vector<std::string> labels;
};

enum class ElementType {
  real,     // double
  integer,  // 64 bits, signed
  money,    // 128-bit base units: recorded as <name>_tokens, <name>_base_units_hi and <name>_base_units_lo
};

/// One recorded quantity, as every reader of a result file needs to understand it.
struct Series {
  std::string group;  // path inside the file: the economy, or one of its tables
  std::string name;
  std::string units;  // of a money series: the token's symbol
  std::string long_name;
  std::string formula;
  ElementType type = ElementType::real;
  std::vector<Dimension> dimensions = {};
  int token_decimals = 0;  // of a money series
};

using SeriesId = Id<struct SeriesTag>;

/// The values of the current sample, of all series and worlds. Processes declare series once and fill them at samples.
class Recorder {
 public:
  explicit Recorder(std::uint32_t worlds) : worlds_{worlds} {}

  /// Errors  std::logic_error where the group has a series of that name already.
  SeriesId declare(Series series);

  std::span<double> real(SeriesId id, WorldId world);
  std::span<std::int64_t> integer(SeriesId id, WorldId world);
  std::span<Int128> money(SeriesId id, WorldId world);
  std::span<double const> real(SeriesId id, WorldId world) const;
  std::span<std::int64_t const> integer(SeriesId id, WorldId world) const;
  std::span<Int128 const> money(SeriesId id, WorldId world) const;

  /// Forgets the current sample: reals become NaN, integers and money 0.
  void clear();

  std::uint32_t worlds() const { return worlds_; }
  std::vector<Series> const& series() const { return series_; }
  /// Values a world of a series: the product of its dimensions' sizes.
  std::size_t elements(SeriesId id) const { return elements_[id.value]; }

 private:
  std::size_t first(SeriesId id, WorldId world) const;

  std::uint32_t worlds_;
  std::vector<Series> series_;
  std::vector<std::size_t> elements_;
  std::vector<std::size_t> first_;  // where the series' values begin in the array of its type
  std::vector<double> reals_;       // series by series, world by world
  std::vector<std::int64_t> integers_;
  std::vector<Int128> money_;
};

}  // namespace flywheel::state
