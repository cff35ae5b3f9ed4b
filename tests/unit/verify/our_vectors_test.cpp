#include <gtest/gtest.h>

#include "sim/verify/verify.hpp"

namespace flywheel::verify {
namespace {

std::filesystem::path const vectors = std::filesystem::path{FLYWHEEL_SOURCE_DIR} / "tests" / "vectors";

Report const& report_of_all() {
  static Report const report = verify_paths({vectors}, HostBackend{});
  return report;
}

TEST(OurVectors, AllPassThroughOurOwnLaws) {
  for (auto const& [name, kind] : report_of_all().kinds) {
    EXPECT_EQ(kind.failures, 0) << name;
    EXPECT_EQ(kind.skipped, 0) << name;
    for (auto const& mismatch : kind.mismatches) ADD_FAILURE() << to_text(mismatch);
  }
  for (auto const& fault : report_of_all().faults) ADD_FAILURE() << to_text(fault);
}

struct Counted {
  char const* kind;
  std::size_t cases;  // as the table of all kinds counts them
};

class KindOfOurVectors : public ::testing::TestWithParam<Counted> {};

TEST_P(KindOfOurVectors, IsNotSkipped) {
  auto const found = report_of_all().kinds.find(GetParam().kind);
  ASSERT_NE(found, report_of_all().kinds.end());
  EXPECT_EQ(found->second.passes, GetParam().cases);
  EXPECT_EQ(found->second.skipped, 0);
}

INSTANTIATE_TEST_SUITE_P(Vectors, KindOfOurVectors,
                         ::testing::Values(Counted{"io_net.block_rewards", 25}, Counted{"io_net.emission_monthly", 240},
                                           Counted{"io_net.emission_yearly", 20}, Counted{"io_net.fees", 25},
                                           Counted{"io_net.minimum_stake", 22}, Counted{"bitcoin.subsidy", 16},
                                           Counted{"bitcoin.halving_era", 34}, Counted{"bitcoin.retarget", 4},
                                           Counted{"bittensor.prim_i32f32_exp", 300},
                                           Counted{"bittensor.prim_vec_u16_max_upscale", 37}),
                         [](auto const& counted) {
                           std::string name = counted.param.kind;
                           name.replace(name.find('.'), 1, "_");
                           return name;
                         });

}  // namespace
}  // namespace flywheel::verify
