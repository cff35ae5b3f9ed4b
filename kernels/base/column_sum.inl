#include "kernels/base/column_sum.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"

namespace flywheel {

template <class Backend>
std::vector<UInt128> column_sums(Backend const& on, Segments const& segments, std::uint64_t const* column) {
  Scratch<Sum<UInt128>, Backend> const totals{on, segments.count};
  sum_in_segments(on, segments, column, totals.data());
  std::vector<UInt128> sums(segments.count);
  copy_to_host(on, sums.data(), totals.data(), sums.size() * sizeof(UInt128));
  return sums;
}

}  // namespace flywheel
