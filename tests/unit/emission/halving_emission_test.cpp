#include "kernels/emission/halving_emission.hpp"

#include <gtest/gtest.h>

namespace flywheel::emission {
namespace {

struct Golden {
  char const* name;
  std::uint64_t height_blocks;
  std::uint64_t mint_base_units;
};

class BitcoinSchedule : public ::testing::TestWithParam<Golden> {
 protected:
  static constexpr HalvingEmission mint{.first_mint_base_units = 5'000'000'000, .halving_interval_blocks = 210'000};
};

TEST_P(BitcoinSchedule, MatchesPublishedSubsidy) {
  EXPECT_EQ(mint(GetParam().height_blocks), GetParam().mint_base_units);
}

INSTANTIATE_TEST_SUITE_P(GetBlockSubsidy, BitcoinSchedule,
                         ::testing::Values(Golden{"LastBeforeHalving", 209'999, 5'000'000'000},
                                           Golden{"FirstHalving", 210'000, 2'500'000'000},
                                           Golden{"LastMint", 6'929'999, 1}, Golden{"ShiftTooWide", 64 * 210'000, 0}),
                         [](auto const& golden) { return golden.param.name; });

TEST_F(BitcoinSchedule, EverMintedEqualsTheKnownCap) {
  std::uint64_t ever_minted = 0;
  for (std::uint64_t era = 0; era < 64; ++era) ever_minted += mint(era * 210'000) * 210'000;
  EXPECT_EQ(ever_minted, 2'099'999'997'690'000);
  EXPECT_EQ(mint.minted_at_end_of_era(63), 2'099'999'997'690'000);
  EXPECT_EQ(mint.minted_at_end_of_era(1000), 2'099'999'997'690'000);
}

TEST_F(BitcoinSchedule, MintsTenAndAHalfMillionCoinsInItsFirstEra) {
  EXPECT_EQ(mint.issuance_of_era(0), 1'050'000'000'000'000);
  EXPECT_EQ(mint.first_height_of_era(3), 630'000);
}

}  // namespace
}  // namespace flywheel::emission
