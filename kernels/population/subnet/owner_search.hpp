#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::population {

/// What a subnet's owner may turn. The numbers are places in arrays of values and of ranges.
enum class OwnerLever : std::uint8_t {
  withheld,              // of miners' incentive, in 2^-16: what honest validators give to the owner's key
  owner_incentive,       // of what is withheld: 0 burned, 1 recycled
  immunity,              // of a newcomer, blocks
  bonds_penalty,         // of 65535
  bonds_moving_average,  // what is kept of a bond, in millionths
  liquid_alpha,          // 0 off, 1 on
  alpha_low,             // of 65535
  alpha_high,            // of 65535
  reveal_period,         // epochs
};

inline constexpr std::uint32_t owner_levers = 9;

FLYWHEEL_HD constexpr std::uint32_t bit_of(OwnerLever lever) {
  return std::uint32_t{1} << static_cast<std::uint32_t>(lever);
}

/// All but what validators' own programs decide are hyperparameters, which the chain keeps.
inline constexpr std::uint32_t hyperparameter_bits = ((1U << owner_levers) - 1) & ~bit_of(OwnerLever::withheld);

/// Where one lever goes, and by how much at a time.
struct LeverRange {
  std::uint32_t least, most, step;

  FLYWHEEL_HD constexpr bool can_move(std::uint32_t value, bool up) const { return up ? value < most : value > least; }

  /// One step, cut at the ends. Units   those of the lever. Domain  can_move(value, up); step > 0.
  FLYWHEEL_HD constexpr std::uint32_t moved(std::uint32_t value, bool up) const {
    if (up) return most - value < step ? most : value + step;
    return value - least < step ? least : value - step;
  }
};

/// What an owner knows of its search.
struct SearchMemory {
  double gain;            // a day, as it was seen at the last review
  std::uint32_t upwards;  // a bit a lever: which way it goes next
  std::uint32_t before;   // the value of what was moved last
  OwnerLever turn;        // the lever to be moved
  bool is_trying;         // it was moved at the last review, and what that brought has not been judged
};

/// The levers as they stand, and those that may be moved now.
struct OwnerLevers {
  std::uint32_t value[owner_levers];
  LeverRange range[owner_levers];
  std::uint32_t movable;  // a bit a lever
};

/// What an owner does after a review.
struct OwnerMove {
  OwnerLever lever;
  std::uint32_t value;
  bool is_any;  // else all stays
};

/// How an owner looks for better values of its levers without knowing what they do, one lever at a time:
///     it looks with the chance 1 - inertia; else the time since the last review goes on
///     seen = gain + error |gain| z
///     a lever that was moved and after which seen fell goes back to where it was, turns round, and passes the turn
///     a lever that was moved and after which seen did not fall goes on, and at the end of its range passes the turn
///     after a step back, and at first, the lever whose turn it is is moved; one that is at its end turns round
/// So every move is judged against the time just before it, and a step back starts no new one.
/// Shape   memory, gain of the time since the last review, a normal draw, levers -> one move or none.
/// Units   gain: TAO a day; values as OwnerLever says. Domain  0 <= inertia <= 1; steps of movable levers > 0.
/// Errors  none. Source  coordinate search: Hooke and Jeeves, J. ACM 8 (1961); that firms which know nothing of their
/// market win-continue and lose-reverse, with inertia: Huck, Normann and Oechssler, International Economic Review 45
/// (2004). That owners of subnets do is assumed.
struct OwnerSearch {
  double error;    // of what is seen, standard deviation as a share
  double inertia;  // chance

  FLYWHEEL_HD constexpr bool looks(double uniform) const { return uniform >= inertia; }

  FLYWHEEL_HD OwnerMove operator()(SearchMemory& memory, double gain, double normal, OwnerLevers const& levers) const {
    double const seen = gain + error * (gain < 0.0 ? -gain : gain) * normal;
    bool const was_trying = memory.is_trying;
    bool const fell = seen < memory.gain;
    memory.gain = seen;
    memory.is_trying = false;
    if (was_trying && fell) return step_back(memory);
    if (was_trying && !can_go_on(memory, levers)) pass_turn(memory);
    return try_next(memory, levers);
  }

 private:
  FLYWHEEL_HD static constexpr OwnerMove stay() { return {OwnerLever::withheld, 0, false}; }

  FLYWHEEL_HD static bool goes_up(SearchMemory const& memory) { return (memory.upwards & bit_of(memory.turn)) != 0; }

  FLYWHEEL_HD static void pass_turn(SearchMemory& memory) {
    auto const next = static_cast<std::uint32_t>(memory.turn) + 1;
    memory.turn = next < owner_levers ? static_cast<OwnerLever>(next) : OwnerLever::withheld;
  }

  FLYWHEEL_HD static OwnerMove step_back(SearchMemory& memory) {
    OwnerMove const back{memory.turn, memory.before, true};
    memory.upwards ^= bit_of(memory.turn);
    pass_turn(memory);
    return back;
  }

  FLYWHEEL_HD static bool can_go_on(SearchMemory const& memory, OwnerLevers const& levers) {
    auto const at = static_cast<std::uint32_t>(memory.turn);
    return levers.range[at].can_move(levers.value[at], goes_up(memory));
  }

  FLYWHEEL_HD static OwnerMove try_next(SearchMemory& memory, OwnerLevers const& levers) {
    for (std::uint32_t i = 0; i < owner_levers; ++i, pass_turn(memory)) {
      auto const at = static_cast<std::uint32_t>(memory.turn);
      if ((levers.movable & bit_of(memory.turn)) == 0) continue;
      if (!can_go_on(memory, levers)) memory.upwards ^= bit_of(memory.turn);
      if (!can_go_on(memory, levers)) continue;
      memory.before = levers.value[at];
      memory.is_trying = true;
      return {memory.turn, levers.range[at].moved(levers.value[at], goes_up(memory)), true};
    }
    return stay();
  }
};

}  // namespace flywheel::population
