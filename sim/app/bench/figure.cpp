#include "sim/app/bench/figure.hpp"

#include <fmt/format.h>

namespace flywheel::app::bench {

Figure rate(std::string name, std::string unit, double amount, Timing const& timing) {
  Figure figure;
  figure.name = std::move(name);
  figure.unit = std::move(unit);
  figure.best = amount / timing.best_s;
  figure.median = amount / timing.median_s;
  figure.repetitions = timing.repetitions;
  return figure;
}

std::vector<std::uint32_t> Setup::sizes(std::vector<std::uint32_t> all) const {
  if (is_quick) all.resize(1);
  return all;
}

std::string size_name(std::uint32_t size) {
  int zeros = 0;
  for (; size % 10 == 0 && size > 0; size /= 10) ++zeros;
  return fmt::format("{}e{}", size, zeros);
}

}  // namespace flywheel::app::bench
