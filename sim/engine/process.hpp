#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kernels/base/ids.hpp"

namespace flywheel::engine {

class Simulation;

/// The order of processes that fire at one instant of one world.
enum class Phase : std::uint8_t {
  intervention,  // the scenario's events change rules and parameters
  issue,         // blocks: emission and its division
  settle,        // payments, unbonding, slashing
  decide,        // agents enter, leave, reprice
  trade,         // token markets
  close,         // what the day's trades allow: stakes, costs, who comes and goes
  measure,       // nothing moves any more
};

/// The worlds in which something happens now, and when that is in each.
struct Due {
  std::span<std::uint32_t const> worlds;  // ascending
  std::span<TimeMs const> now_ms;         // [all worlds], by world

  TimeMs now(std::uint32_t world) const { return now_ms[world]; }
};

/// Something that happens at calendar times: says when it fires and which ops it calls. Owns no arithmetic and changes
/// no member of its own: all that it changes is in the simulation's tables and ledger, which is all there is to save.
class Process {
 public:
  virtual ~Process() = default;
  virtual std::string_view name() const = 0;
  virtual Phase phase() const = 0;
  /// The first time it fires in a world; never_ms where it never does.
  virtual TimeMs first_ms(Simulation const& simulation, WorldId world) const = 0;
  /// Fires once over all worlds that are due.
  virtual void fire(Simulation& simulation, Due const& due) const = 0;
  /// The next time after a firing at `now`; later than now.
  virtual TimeMs next_ms(Simulation const& simulation, WorldId world, TimeMs now) const = 0;
};

/// Agents who can meet, with next-event times of their own. Between two calendar times of a world its domains advance
/// through their events in exact (time, kind, id) order, domains and worlds in parallel.
class Domains {
 public:
  virtual ~Domains() = default;
  virtual std::string_view name() const = 0;
  /// Handles every event before until.now(world) in the worlds listed, new ones that fall into the window included.
  virtual void advance(Simulation& simulation, Due const& until) const = 0;
};

}  // namespace flywheel::engine
