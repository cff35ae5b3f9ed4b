#include "kernels/emission/supply_cap.hpp"

#include <gtest/gtest.h>

#include "kernels/emission/fixed_emission.hpp"

namespace flywheel::emission {
namespace {

TEST(SupplyCap, AllowsWhatIsLeft) {
  SupplyCap const allowed{.cap_base_units = 800};
  EXPECT_EQ(allowed(500, 100), 100);
  EXPECT_EQ(allowed(750, 100), 50);
  EXPECT_EQ(allowed(800, 100), 0);
}

TEST(SupplyCap, AllowsNothingWhereGenesisPassedIt) {
  EXPECT_EQ(SupplyCap{800}(900, 1), 0);
}

TEST(FixedEmission, IsTheSameAtEveryHeight) {
  FixedEmission const mint{.mint_per_block_base_units = 7};
  EXPECT_EQ(mint(0), 7);
  EXPECT_EQ(mint(1'000'000'000), 7);
}

}  // namespace
}  // namespace flywheel::emission
