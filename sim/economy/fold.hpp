#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "sim/engine/simulation.hpp"

namespace flywheel::economy {

/// Runs op(backend, totals) on `count` zeroed totals in the device's memory and brings them to the host.
template <class Totals, class Op>
std::vector<Totals> fold(engine::Simulation& simulation, std::size_t count, Op const& op) {
  std::vector<Totals> totals(count);
  launch(simulation.device(), [&](auto const& on) {
    Scratch<Totals, std::decay_t<decltype(on)>> const folded{on, count};
    copy_from_host(on, folded.data(), totals.data(), count * sizeof(Totals));
    op(on, folded.data());
    copy_to_host(on, totals.data(), folded.data(), count * sizeof(Totals));
  });
  return totals;
}

}  // namespace flywheel::economy
