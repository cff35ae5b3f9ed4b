#pragma once

#include <cstdlib>

#include "kernels/base/backend.hpp"
#include "tests/unit/operators/memory.hpp"

namespace flywheel::parity {

using domain::Memory;

/// Where columns lie that both the host and a backend's ops reach.
struct SharedMemory {
  Memory::Allocate allocate;
  Memory::Release release;
};
inline SharedMemory shared_memory(HostBackend const&) {
  return {std::malloc, std::free};
}
SharedMemory shared_memory(CudaBackend const& on);

/// Waits until the host may read what ops wrote.
inline void finish(HostBackend const&) {}
void finish(CudaBackend const& on);

}  // namespace flywheel::parity
