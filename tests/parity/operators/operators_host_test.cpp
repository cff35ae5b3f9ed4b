#include "tests/parity/operators/operators_cases.hpp"

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

TEST_P(OperatorsParity, IsTheSameForWorldsOneByOne) {
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

}  // namespace

void OperatorsParity::SetUp() {}

Memory::Allocate OperatorsParity::allocate() {
  return [](std::size_t bytes) { return std::malloc(bytes); };
}

Memory::Release OperatorsParity::release() {
  return [](void* memory) { std::free(memory); };
}

void OperatorsParity::run_under_test(SupplyDay const& supply_day) {
  supply_day.run(HostBackend{2});
}

}  // namespace flywheel::domain
