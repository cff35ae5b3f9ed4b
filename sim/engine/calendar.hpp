#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/ids.hpp"
#include "sim/state/table.hpp"

namespace flywheel::engine {

/// The next time of each process in each world, as a saved table of one segment a world.
class Calendar {
 public:
  Calendar(state::Table& table, state::Column<TimeMs> next) : table_{&table}, next_{next} {}

  TimeMs next(std::uint32_t world, std::uint32_t process) const { return at(world, process); }
  void plan(std::uint32_t world, std::uint32_t process, TimeMs when) { at(world, process) = when; }

 private:
  TimeMs& at(std::uint32_t world, std::uint32_t process) const { return next_.data()[table_->first(world) + process]; }

  state::Table* table_;
  state::Column<TimeMs> next_;
};

}  // namespace flywheel::engine
