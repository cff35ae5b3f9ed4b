#include "sim/app/bench/queued_renewals.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace flywheel::app::bench {
namespace {

// A Poisson process: 10,000 rows x 2 means expect 20,000 events, standard deviation their root; four of them.
TEST(QueuedRenewals, HappenAtTheRateOfAPoissonProcess) {
  QueuedRenewals renewals{10'000, 50'000.0};
  EXPECT_NEAR(static_cast<double>(renewals.advance(100'000)), 20'000.0, 4 * std::sqrt(20'000.0));
}

TEST(QueuedRenewals, AreAsManyInOneWindowAsInTwo) {
  QueuedRenewals once{1'000, 500.0};
  QueuedRenewals twice{1'000, 500.0};
  EXPECT_EQ(once.advance(2'000), twice.advance(700) + twice.advance(2'000));
}

}  // namespace
}  // namespace flywheel::app::bench
