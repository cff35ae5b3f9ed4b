#pragma once

#include <stdexcept>
#include <utility>
#include <variant>

#include "kernels/base/backend.hpp"

namespace flywheel {

/// Calls op(backend) with the backend that the run chose.
/// Errors: std::logic_error for a GPU in a build without the CUDA backend; sim/app never chooses one there.
template <class Op>
decltype(auto) launch(Device const& device, Op&& op) {
#ifdef FLYWHEEL_WITH_CUDA
  return std::visit(std::forward<Op>(op), device);
#else
  auto const* const host = std::get_if<HostBackend>(&device);
  if (host == nullptr) throw std::logic_error{"a build without the CUDA backend computes on no GPU"};
  return std::forward<Op>(op)(*host);
#endif
}

}  // namespace flywheel
