#include <cstdlib>

#include "tests/parity/subnet_agents/subnet_agents_parity.hpp"

namespace flywheel::parity {

Device UnderTest::device() {
  return HostBackend{2};
}

std::string UnderTest::missing() {
  return {};
}

Memory::Allocate UnderTest::allocate() {
  return [](std::size_t bytes) { return std::malloc(bytes); };
}

Memory::Release UnderTest::release() {
  return [](void* memory) { std::free(memory); };
}

void UnderTest::finish() {}

}  // namespace flywheel::parity
