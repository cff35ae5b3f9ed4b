#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/domain/operators/columns.hpp"

namespace flywheel::domain {

/// An operator who enters, as the host has drawn it.
struct EnteringOperator {
  std::uint64_t invested_micro_usd;
  std::uint32_t devices;
  std::uint32_t strategy;
};

struct PlaceOperators {
  OperatorColumns operators;
  EnteringOperator const* entering;
  std::uint32_t const* offsets;  // [worlds + 1] who enters where
  TimeMs const* now_ms;          // [worlds]
};

/// Appends entering operators to the rows of their worlds, active and with nothing yet earned or held.
/// Domain  every visited world has room. Errors none.
template <class Backend>
void place_operators(Backend const& on, PlaceOperators const& args);

}  // namespace flywheel::domain
