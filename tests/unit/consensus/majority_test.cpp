/// Two blocs that vote for their own miner alone: section 16.2 of the reference, in base units of an epoch of 10^9.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/consensus/laboratory.hpp"

namespace flywheel::study {
namespace {

struct AttackRow {
  int kappa, cartel_percent;
  double honest_consensus, cartel_consensus;
  double honest_miner, cartel_miner, honest_validator, cartel_validator;
};

std::vector<AttackRow> const attack_rows{
    {32767, 60, 0, 1, 0, 500000000, 0, 500000000},
    {32767, 51, 0, 1, 0, 500000000, 0, 500000000},
    {32767, 50, 1, 1, 250000000, 250000000, 250000000, 250000000},
    {32767, 49, 1, 0, 500000000, 0, 500000000, 0},
    {39321, 45, 0, 0, 0, 0, 549999999, 449999999},
    {39321, 40, 1, 0, 500000000, 0, 500000000, 0},
};

TEST(YumaMajority, GivesEveryRowOfTheReferenceUnderEachBondRule) {
  Laboratory const first_epoch{"study/yuma_majority.yaml", {"time.run=72 min"}};
  for (auto const* const bonds : {"classic", "yuma3", "yuma3_liquid"}) {
    for (auto const& row : attack_rows) {
      auto const subnet = fmt::format("bonds {}, kappa {}, cartel.stake {} %", bonds, row.kappa, row.cartel_percent);
      SCOPED_TRACE(subnet);
      auto const of = [&](char const* series, char const* bloc) {
        return first_epoch.of(std::string{"majority/"} + series, subnet, bloc);
      };
      EXPECT_EQ(of("consensus", "honest"), row.honest_consensus);
      EXPECT_EQ(of("consensus", "cartel"), row.cartel_consensus);
      EXPECT_EQ(of("miners_paid", "honest"), row.honest_miner);
      EXPECT_EQ(of("miners_paid", "cartel"), row.cartel_miner);
      EXPECT_EQ(of("validators_paid", "honest"), row.honest_validator);
      EXPECT_EQ(of("validators_paid", "cartel"), row.cartel_validator);
    }
  }
}

/// Below both 1 - kappa and kappa a cartel gets nothing, above both all; between, everybody or nobody has consensus.
TEST(YumaMajority, ChangesPhaseAtKappa) {
  Laboratory const first_epoch{"study/yuma_majority.yaml", {"time.run=72 min"}};
  for (int const kappa : {26214, 29490, 32767, 36044, 39321}) {
    for (int percent = 40; percent <= 60; ++percent) {
      auto const subnet = fmt::format("bonds yuma3, kappa {}, cartel.stake {} %", kappa, percent);
      bool const cartel_decides = percent * 65535 >= kappa * 100;
      bool const honest_decides = (100 - percent) * 65535 >= kappa * 100;
      EXPECT_EQ(first_epoch.of("majority/consensus", subnet, "cartel"), cartel_decides ? 1 : 0) << subnet;
      EXPECT_EQ(first_epoch.of("majority/consensus", subnet, "honest"), honest_decides ? 1 : 0) << subnet;
    }
  }
}

}  // namespace
}  // namespace flywheel::study
