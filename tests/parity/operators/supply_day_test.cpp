#include "tests/parity/operators/supply_day.hpp"

#include <gtest/gtest.h>

namespace flywheel::domain {
namespace {

/// The passes visit one world only.
void pick(SupplyDay& supply_day, std::uint32_t const* world) {
  static constexpr std::uint32_t domains[2][2] = {{0, 1}, {2, 3}};
  for (auto* const rows : {&supply_day.supply.rental.devices.rows, &supply_day.supply.rental.market.devices}) {
    rows->picked = domains[*world];
    rows->picked_count = 2;
  }
  supply_day.supply.operators.rows.picked = world;
  supply_day.supply.operators.rows.picked_count = 1;
}

class OneByOne : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(OneByOne, IsTheSameAsAllWorldsTogether) {
  Memory together_memory;
  SupplyDay const together{GetParam(), together_memory};
  together.run(HostBackend{});
  Memory memory;
  SupplyDay one_by_one{GetParam(), memory};
  for (std::uint32_t world = 0; world < 2; ++world) {
    pick(one_by_one, &world);
    one_by_one.run(HostBackend{});
  }
  EXPECT_TRUE(memory.equals(together_memory));
}

INSTANTIATE_TEST_SUITE_P(Seeds, OneByOne, ::testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace flywheel::domain
