#pragma once

#include "tests/parity/subnet_agents/small_world.hpp"

namespace flywheel::parity {

/// A small world on which one op is run.
class WorldCase {
 public:
  void keep_what_counts() const { small_.keep_what_counts(); }

 protected:
  WorldCase(std::uint32_t seed, Memory& memory) : small_{seed, memory} {}

  domain::SubnetWorld const& world() const { return small_.world(); }

  /// Over all subnets.
  template <class Value>
  std::uint64_t sum(Value const& value) const {
    std::uint64_t total = 0;
    for (std::uint32_t subnet = 0; subnet < SmallWorld::subnets; ++subnet) total += value(world().life[subnet]);
    return total;
  }

  SmallWorld small_;
};

}  // namespace flywheel::parity
