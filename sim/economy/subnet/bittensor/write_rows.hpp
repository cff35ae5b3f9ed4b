#pragma once

#include <cstdint>
#include <vector>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "sim/state/table.hpp"

namespace flywheel::economy::bittensor {

/// Overwrites rows of a column, from row `first` on.
template <class T>
void write_rows(state::Table& table, state::Column<T> column, std::uint32_t first, std::vector<T> const& rows) {
  launch(table.device(),
         [&](auto const& on) { copy_from_host(on, column.data() + first, rows.data(), rows.size() * sizeof(T)); });
}

}  // namespace flywheel::economy::bittensor
