#include <set>

#include "tests/parity/devices.hpp"
#include "tests/parity/own_ops.hpp"
#include "tests/support/backend_copies.hpp"

namespace flywheel::parity {
namespace {

struct RandomCase {
  char const* name;
  Case which;
};

/// In the order of Case.
std::vector<RandomCase> random_cases() {
  static constexpr char const* names[] = {"StepWord",
                                          "Uniform",
                                          "SquareRoot",
                                          "Exp",
                                          "Expm1",
                                          "Log",
                                          "Log1p",
                                          "Pow",
                                          "SinTurns",
                                          "CosTurns",
                                          "NormalQuantile",
                                          "UniformInteger",
                                          "UniformReal",
                                          "Bernoulli",
                                          "Exponential",
                                          "Weibull",
                                          "Normal",
                                          "LogNormal",
                                          "TruncatedLogNormal",
                                          "Pareto",
                                          "BoundedPareto",
                                          "Gamma",
                                          "Poisson",
                                          "Binomial",
                                          "NegativeBinomial",
                                          "Categorical"};
  static_assert(std::size(names) == static_cast<std::size_t>(Case::count));
  std::vector<RandomCase> cases;
  for (auto const* const name : names) cases.push_back({name, static_cast<Case>(cases.size())});
  return cases;
}

class RandomParity : public Parity<RandomCase> {};

TEST_P(RandomParity, GivesTheHostsBits) {
  constexpr std::uint32_t count = 100'000;
  std::vector<std::uint64_t> expected(count);
  for (std::uint32_t i = 0; i < count; ++i) expected[i] = result_bits(of().which, i);
  std::vector<std::uint64_t> got(count);
  launch(device(), [&](auto const& on) {
    BackendCopies<std::decay_t<decltype(on)>> copies{on};
    store_bits(on, of().which, copies(got), count);
    copies.bring_back();
  });
  std::uint32_t different = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (got[i] == expected[i]) continue;
    if (++different <= 3) ADD_FAILURE() << std::hex << "index " << i << ": " << got[i] << ", not " << expected[i];
  }
  EXPECT_EQ(different, 0u);
  EXPECT_GT(std::set<std::uint64_t>(expected.begin(), expected.end()).size(), 1u) << "the case must vary";
}

INSTANTIATE_TEST_SUITE_P(All, RandomParity, on_all_devices(random_cases()), NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::parity
