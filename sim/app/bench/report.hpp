#pragma once

#include <string>
#include <vector>

#include "sim/app/bench/figure.hpp"

namespace flywheel::app::bench {

/// Under which conditions figures were measured.
struct Conditions {
  std::string program;    // version, compiler, instruction set
  std::string processor;  // as the system names it
  bool is_quick;
};

/// "AMD EPYC 9654 96-Core Processor, 2 threads"; "unknown" where the system does not say.
[[nodiscard]] std::string processor_name();

/// One line, for people: what was measured, its bar, and its share of the limit.
[[nodiscard]] std::string to_line(Figure const& figure);
[[nodiscard]] std::string heading();

/// Everything, for programs.
[[nodiscard]] std::string to_json(Conditions const& conditions, std::vector<Figure> const& figures);

}  // namespace flywheel::app::bench
