#include "tests/parity/base/numeric_cases.hpp"

#include <iterator>

#include "tests/parity/devices.hpp"
#include "tests/parity/own_ops.hpp"
#include "tests/support/backend_copies.hpp"

namespace flywheel::parity {
namespace {

/// Operands whose results the compiler works out while it compiles; there, undefined behaviour is an error.
constexpr Operands folded_operands[] = {
    {UInt128{1} << 31, UInt128{3} << 100, 7},
    {UInt128{0} - 7'081'203'935, (UInt128{1} << 127) - 1, UInt128{0} - 1},
    {UInt128{0} - 1, UInt128{0} - 1, (UInt128{1} << 127) + 1},
    {UInt128{20} << 32, 0, (UInt128{1} << 64) + 1},
    {UInt128{1} << 63, UInt128{1} << 127, UInt128{1} << 127},
};
constexpr Results folded_results[] = {results_of(folded_operands[0]), results_of(folded_operands[1]),
                                      results_of(folded_operands[2]), results_of(folded_operands[3]),
                                      results_of(folded_operands[4])};

struct NumericCase {
  char const* name;
  std::vector<Operands> operands;
  std::vector<Results> (*expected)(std::vector<Operands> const& operands);
};

std::vector<Results> on_the_host(std::vector<Operands> const& operands) {
  std::vector<Results> results;
  for (auto const& triple : operands) results.push_back(results_of(triple));
  return results;
}

std::vector<Results> folded(std::vector<Operands> const&) {
  return {std::begin(folded_results), std::end(folded_results)};
}

std::vector<NumericCase> numeric_cases() {
  return {{"WhatTheCompilerFolds", {std::begin(folded_operands), std::end(folded_operands)}, folded},
          {"AwkwardOperands", awkward_operands(), on_the_host}};
}

class NumericParity : public Parity<NumericCase> {};

TEST_P(NumericParity, GivesTheSameBits) {
  auto operands = of().operands;  // a copy that an op may reach
  std::vector<Results> results(operands.size());
  launch(device(), [&](auto const& on) {
    BackendCopies<std::decay_t<decltype(on)>> copies{on};
    evaluate(on, copies(operands), copies(results), static_cast<std::uint32_t>(operands.size()));
    copies.bring_back();
  });
  auto const expected = of().expected(of().operands);
  ASSERT_EQ(results.size(), expected.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    for (int word = 0; word < Results::count; ++word) {
      ASSERT_EQ(results[i].words[word], expected[i].words[word]) << "case " << i << ", word " << word;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, NumericParity, on_all_devices(numeric_cases()), NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::parity
