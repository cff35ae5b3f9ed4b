#include "tests/parity/operators/operators_cases.hpp"

namespace flywheel::domain {

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
