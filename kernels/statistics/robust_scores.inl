#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/wide_integer.hpp"
#include "kernels/statistics/robust_scores.hpp"
#include "kernels/statistics/select_kth.hpp"

namespace flywheel::statistics {
namespace {

struct ScoreRows {
  RobustScores args;
  std::uint64_t* values;  // [slots] of the thread's own

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    std::uint32_t const first = args.rows.first(segment);
    std::uint32_t const last = args.rows.last(segment);
    std::uint32_t const rows = gather(first, last, 0);
    if (rows == 0) return clear(first, last);
    std::uint64_t const median = select_kth(values + first, rows, (rows - 1) / 2);
    gather(first, last, median);
    std::uint64_t const deviation = select_kth(values + first, rows, (rows - 1) / 2);
    for (std::uint32_t row = first; row < last; ++row) {
      args.score[row] = args.base[row] == 0 ? 0 : score(quotient(row), median, deviation);
    }
  }

 private:
  FLYWHEEL_HD std::uint64_t quotient(std::uint32_t row) const {
    return static_cast<std::uint64_t>((UInt128{args.amount[row]} << 32) / args.base[row]);
  }

  FLYWHEEL_HD static std::uint64_t apart(std::uint64_t left, std::uint64_t right) {
    return left < right ? right - left : left - right;
  }

  /// Lists how far the rows that count are from a value. Returns how many.
  FLYWHEEL_HD std::uint32_t gather(std::uint32_t first, std::uint32_t last, std::uint64_t from) const {
    std::uint32_t count = 0;
    for (std::uint32_t row = first; row < last; ++row) {
      if (args.base[row] == 0) continue;
      values[first + count] = apart(quotient(row), from);
      ++count;
    }
    return count;
  }

  FLYWHEEL_HD static std::int32_t score(std::uint64_t value, std::uint64_t median, std::uint64_t deviation) {
    constexpr UInt128 most = 0x7FFFFFFF;
    std::uint64_t const distance = apart(value, median);
    if (distance == 0) return 0;
    UInt128 const size = deviation == 0 ? most : UInt128{44'203} * distance / deviation;
    auto const clamped = static_cast<std::int32_t>(size < most ? size : most);
    return value < median ? -clamped : clamped;
  }

  FLYWHEEL_HD void clear(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t row = first; row < last; ++row) args.score[row] = 0;
  }
};

}  // namespace

template <class Backend>
void robust_scores(Backend const& on, RobustScores const& args) {
  OpWatch const watch{on, "robust_scores"};
  Scratch<std::uint64_t, Backend> const values{on, args.slots};
  for_each_segment(on, args.rows, ScoreRows{args, values.data()});
}

}  // namespace flywheel::statistics
