#include "tests/parity/base_numeric/numeric_cases.hpp"

namespace flywheel::parity {

void NumericParity::SetUp() {}

std::vector<Results> run_under_test(std::vector<Operands> const& operands) {
  std::vector<Results> results;
  for (auto const& triple : operands) results.push_back(results_of(triple));
  return results;
}

}  // namespace flywheel::parity
