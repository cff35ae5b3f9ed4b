#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/wide_integer.hpp"
#include "kernels/population/subnet/shift_delegations.hpp"

namespace flywheel::population {
namespace {

struct ShiftStake {
  ShiftDelegations args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    std::uint32_t const first = args.seats.first(subnet);
    std::uint32_t const last = args.seats.last(subnet);
    Totals totals{};
    for (std::uint32_t row = first; row < last; ++row) {
      totals.stake += args.stake[row];
      totals.reward += args.reward[row];
    }
    for (std::uint32_t row = first; row < last; ++row) lose(totals, row, args.inertia[subnet].moved_ppm);
    if (totals.lacking == 0) return keep_all(first, last);
    std::uint64_t given = 0;
    std::uint32_t neediest = first;
    for (std::uint32_t row = first; row < last; ++row) {
      std::uint64_t const part = static_cast<std::uint64_t>(UInt128{totals.moved} * lack(totals, row) / totals.lacking);
      given += part;
      args.change[row] += static_cast<std::int64_t>(part);
      neediest = lack(totals, row) > lack(totals, neediest) ? row : neediest;
    }
    args.change[neediest] += static_cast<std::int64_t>(totals.moved - given);
  }

 private:
  struct Totals {
    std::uint64_t stake, reward;
    std::uint64_t moved, lacking;
  };

  FLYWHEEL_HD std::uint64_t target(Totals const& totals, std::uint32_t row) const {
    if (totals.reward == 0) return args.stake[row];
    return static_cast<std::uint64_t>(UInt128{totals.stake} * args.reward[row] / totals.reward);
  }

  FLYWHEEL_HD std::uint64_t lack(Totals const& totals, std::uint32_t row) const {
    std::uint64_t const wanted = target(totals, row);
    return wanted > args.stake[row] ? wanted - args.stake[row] : 0;
  }

  FLYWHEEL_HD void lose(Totals& totals, std::uint32_t row, std::uint32_t moved_ppm) const {
    std::uint64_t const wanted = target(totals, row);
    std::uint64_t const excess = args.stake[row] > wanted ? args.stake[row] - wanted : 0;
    auto const lost = static_cast<std::uint64_t>(UInt128{excess} * moved_ppm / 1'000'000);
    args.change[row] = -static_cast<std::int64_t>(lost);
    totals.moved += lost;
    totals.lacking += lack(totals, row);
  }

  FLYWHEEL_HD void keep_all(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t row = first; row < last; ++row) args.change[row] = 0;
  }
};

}  // namespace

template <class Backend>
void shift_delegations(Backend const& on, ShiftDelegations const& args) {
  OpWatch const watch{on, "shift_delegations"};
  for_each_segment(on, args.seats, ShiftStake{args});
}

}  // namespace flywheel::population
