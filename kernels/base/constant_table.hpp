#pragma once

#include "kernels/base/platform.hpp"

namespace flywheel {

/// The program's one copy of a table of constants, for the host.
template <class Table>
inline constexpr Table host_table{};

/// Table{}.entry[index], Table being a literal type whose constructor fills `entry`.
/// A table inside a function is copied to the stack at every call where its index is not known; one outside is unknown
/// to a GPU's threads. So each has its own.
/// Domain  index below the table's length.
template <class Table>
FLYWHEEL_HD constexpr auto table_entry(int index) {
#if defined(__CUDA_ARCH__)
  constexpr Table table{};
  return table.entry[index];
#else
  return host_table<Table>.entry[index];
#endif
}

}  // namespace flywheel
