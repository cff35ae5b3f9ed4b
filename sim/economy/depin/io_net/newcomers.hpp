#pragma once

#include <cstdint>
#include <vector>

#include "kernels/domain/operators/place_agents.hpp"
#include "kernels/domain/operators/place_operators.hpp"
#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

/// Draws who comes at one moment, world by world in ascending order, and then lets all of them in at once. What an
/// agent is depends on the world's seed and on its own number alone.
class Newcomers {
 public:
  Newcomers(engine::Simulation& simulation, IoNetEconomy const& economy);

  /// Operators who own what they say. `staked_share` of them have staked all their devices already.
  void add_operators(WorldId world, std::uint64_t count, double staked_share);
  /// The same of one of the scenario's groups of cheaters, by its place in the list.
  void add_cheaters(WorldId world, std::uint32_t group, std::uint64_t count, double staked_share);
  void add_customers(WorldId world, std::uint64_t count);

  /// Makes room for all of them, writes their rows and refreshes the hire markets of the worlds listed, which hold
  /// every world that somebody enters. Their devices came up at `up_since_ms`; it is `now_ms`; both [all worlds].
  /// Returns the stakes that they brought, by world.
  std::vector<std::uint64_t> let_in(std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& up_since_ms,
                                    std::vector<TimeMs> const& now_ms);

 private:
  struct NewOperator {
    std::uint32_t place;     // in its world
    std::uint32_t strategy;  // 0: honest
    bool is_staked;
    bool is_paid_in_token;
  };

  std::size_t domain_of(WorldId world, std::uint32_t device_class) const {
    return std::size_t{world.value} * economy_.classes() + device_class;
  }
  std::uint32_t next_operator(WorldId world) const;
  std::uint64_t add_device(WorldId world, NewOperator const& owner, std::uint32_t device_class,
                           domain::Disguise disguise, Draws& draws);
  void make_room();
  void place(std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& up_since_ms);

  engine::Simulation& simulation_;
  IoNetEconomy const& economy_;
  std::vector<std::uint32_t> operators_there_;                    // [worlds] rows in use before
  std::vector<std::vector<domain::EnteringOperator>> operators_;  // [worlds]
  std::vector<std::vector<domain::EnteringDevice>> devices_;      // [domains]
  std::vector<std::vector<domain::EnteringCustomer>> customers_;  // [domains]
  std::vector<std::uint64_t> stakes_;                             // [worlds]
};

}  // namespace flywheel::economy::io_net
