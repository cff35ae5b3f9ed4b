#pragma once

#include <string>

#include "tests/unit/operators/memory.hpp"

#include "kernels/base/backend.hpp"

namespace flywheel::parity {

using domain::Memory;

/// The device whose ops are compared with one host thread's. Supplied by the host's and by the GPU's program.
struct UnderTest {
  static Device device();
  static std::string missing();  // why there is no such device; empty where there is one
  static Memory::Allocate allocate();
  static Memory::Release release();
  static void finish();  // waits until the host may read what ops wrote
};

}  // namespace flywheel::parity
