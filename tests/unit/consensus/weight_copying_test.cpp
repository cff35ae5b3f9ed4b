/// A copier against four honest validators: the reference experiment of section 15.3, 100 epochs.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/consensus/laboratory.hpp"

namespace flywheel::study {
namespace {

struct CopierRow {
  int every_epochs;
  char const* bonds;
  double ratio[4];  // of the copier's dividends per stake to the others', by lag
};

std::vector<CopierRow> const copier_rows{
    {5, "classic", {0.9994, 0.5290, 0.4084, 0.2983}},       {5, "yuma3", {1.0000, 0.6397, 0.4033, 0.2376}},
    {5, "yuma3_liquid", {1.0000, 0.7345, 0.5264, 0.3394}},  {10, "classic", {0.9996, 0.5903, 0.5241, 0.4616}},
    {10, "yuma3", {1.0000, 0.7651, 0.6044, 0.4801}},        {10, "yuma3_liquid", {1.0000, 0.8722, 0.7690, 0.6727}},
    {20, "classic", {1.0000, 0.6241, 0.5887, 0.5541}},      {20, "yuma3", {1.0000, 0.8800, 0.7928, 0.7207}},
    {20, "yuma3_liquid", {1.0000, 0.9428, 0.8960, 0.8518}},
};

TEST(WeightCopying, GivesEveryRatioOfTheReferenceToThePrintedDigits) {
  Laboratory const hundred_epochs{"study/weight_copying.yaml", {"time.sample=120 h"}};
  constexpr double printed = 0.5e-4 + 1e-9;
  for (auto const& row : copier_rows) {
    for (int lag = 0; lag < 4; ++lag) {
      auto const subnet =
          fmt::format("honest.votes.every {}, bonds {}, copier.votes.lag {}", row.every_epochs, row.bonds, lag);
      EXPECT_NEAR(hundred_epochs.of("copying/dividend_ratio", subnet, "copier"), row.ratio[lag], printed) << subnet;
    }
  }
}

}  // namespace
}  // namespace flywheel::study
