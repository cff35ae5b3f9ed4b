#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/statistics/quantiles.hpp"

namespace flywheel::statistics {
namespace {

struct FindQuantiles {
  Segments segments;
  std::uint64_t const* sorted;
  std::uint32_t const* probabilities_ppm;
  std::uint32_t count;
  std::uint64_t* quantiles;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    std::uint32_t const first = segments.first(segment);
    std::uint64_t const rows = segments.last(segment) - first;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint64_t const place = (rows * probabilities_ppm[i] + certain_ppm - 1) / certain_ppm;
      std::uint64_t const index = place == 0 ? 0 : place - 1;
      quantiles[std::uint64_t{segment} * count + i] = rows == 0 ? 0 : sorted[first + index];
    }
  }
};

}  // namespace

template <class Backend>
void quantiles(Backend const& on, Segments const& segments, std::uint64_t const* sorted,
               std::uint32_t const* probabilities_ppm, std::uint32_t count, std::uint64_t* quantiles) {
  OpWatch const watch{on, "quantiles"};
  for_each_segment(on, segments, FindQuantiles{segments, sorted, probabilities_ppm, count, quantiles});
}

}  // namespace flywheel::statistics
