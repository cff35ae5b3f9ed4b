#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/verify/fault.hpp"

namespace flywheel::verify {

/// What an action finds wrong, one line a fault; nothing where it throws nothing.
template <class Action>
[[nodiscard]] std::vector<std::string> faults_of(Action const& action) {
  std::vector<std::string> lines;
  try {
    action();
  } catch (VectorFaults const& found) {
    for (auto const& fault : found.faults) lines.push_back(to_text(fault));
  }
  return lines;
}

}  // namespace flywheel::verify
