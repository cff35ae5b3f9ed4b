#include "kernels/base/loops.hpp"
#include "kernels/base/triad.hpp"

namespace flywheel {
namespace {

struct TriadRow {
  Triad args;

  FLYWHEEL_HD void operator()(std::uint32_t row) const {
    args.left[row] = args.right[row] + args.factor * args.other[row];
  }
};

}  // namespace

template <class Backend>
void triad(Backend const& on, Triad const& args, std::uint32_t rows) {
  for_each_index(on, rows, TriadRow{args});
}

}  // namespace flywheel
