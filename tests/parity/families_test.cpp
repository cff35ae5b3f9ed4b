#include "tests/parity/devices.hpp"
#include "tests/parity/operators/supply_day.hpp"
#include "tests/parity/ops/provider_cases.hpp"
#include "tests/parity/ops/split_cases.hpp"
#include "tests/parity/ops/statistics_cases.hpp"
#include "tests/parity/ops/supply_cases.hpp"
#include "tests/parity/subnet/blocs_case.hpp"
#include "tests/parity/subnet/chain_case.hpp"
#include "tests/parity/subnet/epoch_case.hpp"
#include "tests/parity/subnet_agents/agents_case.hpp"
#include "tests/parity/subnet_agents/decision_cases.hpp"
#include "tests/parity/subnet_agents/detection_case.hpp"
#include "tests/parity/subnet_agents/epoch_cases.hpp"
#include "tests/parity/subnet_agents/measuring_cases.hpp"
#include "tests/parity/subnet_agents/owners_case.hpp"
#include "tests/parity/subnet_agents/police_cases.hpp"

namespace flywheel::parity {
namespace {

/// Ops on arbitrary rows, whose columns are compared byte by byte with those that one host thread leaves.
struct Family {
  char const* name;
  void (*expect_equal)(Device const& device, std::uint32_t seed);
};

/// Runs a case: equal seeds give equal rows. Before columns are compared it may leave out what has no value.
template <class Case>
void run_case(Case const& rows, Device const& device) {
  launch(device, [&](auto const& on) {
    rows.run(on);
    finish(on);
  });
  if constexpr (requires { rows.keep_what_counts(); }) rows.keep_what_counts();
}

template <class Case>
void expect_equal(Device const& device, std::uint32_t seed) {
  Memory expected_memory;
  Case const expected{seed, expected_memory};
  auto const shared = launch(device, [](auto const& on) { return shared_memory(on); });
  Memory memory{shared.allocate, shared.release};
  Case const found{seed, memory};
  run_case(expected, HostBackend{});
  ASSERT_FALSE(memory.equals(expected_memory)) << "the ops must change something";
  run_case(found, device);
  EXPECT_TRUE(memory.equals(expected_memory));
  EXPECT_TRUE(expected.is_telling());
}

class FamilyParity : public Parity<Family> {};

TEST_P(FamilyParity, EqualsOneHostThread) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    of().expect_equal(device(), seed);
  }
}

constexpr Family families[] = {
    {"SplitProRata", expect_equal<ProRataCase>},
    {"SwapInOrder", expect_equal<SwapCase>},
    {"SplitRewards", expect_equal<RewardsCase>},
    {"Statistics", expect_equal<StatisticsCase>},
    {"ProviderMarket", expect_equal<ProviderMarketCase>},
    {"Renewals", expect_equal<RenewalsCase>},
    {"Supply", expect_equal<SupplyCase>},
    {"SupplyDay", expect_equal<domain::SupplyDay>},
    {"AdvanceBlocks", expect_equal<ChainCase>},
    {"DistributeEpoch", expect_equal<EpochCase>},
    {"CastVotes", expect_equal<CastVotesCase>},
    {"PayBlocs", expect_equal<PayBlocsCase>},
    {"Agents", expect_equal<AgentsCase>},
    {"Detection", expect_equal<DetectionCase>},
    {"Owners", expect_equal<OwnersCase>},
    {"OpenEpoch", expect_equal<OpenEpochCase>},
    {"CloseEpoch", expect_equal<CloseEpochCase>},
    {"WeighStakes", expect_equal<WeighStakesCase>},
    {"OpenRound", expect_equal<OpenRoundCase>},
    {"BookSubnets", expect_equal<BookSubnetsCase>},
    {"WeighBribes", expect_equal<WeighBribesCase>},
    {"PlanWork", expect_equal<PlanWorkCase>},
    {"TurnMiners", expect_equal<TurnMinersCase>},
    {"TradeAlpha", expect_equal<TradeAlphaCase>},
    {"MoveDelegations", expect_equal<MoveDelegationsCase>},
    {"FoundSubnets", expect_equal<FoundSubnetsCase>},
    {"MeasureSubnets", expect_equal<MeasureSubnetsCase>},
    {"MeasureWallets", expect_equal<MeasureWalletsCase>},
    {"GatherEvidence", expect_equal<GatherEvidenceCase>},
    {"KeepSimilarity", expect_equal<KeepSimilarityCase>},
    {"CarryOut", expect_equal<CarryOutCase>},
    {"CountStakes", expect_equal<CountStakesCase>},
};
INSTANTIATE_TEST_SUITE_P(Ops, FamilyParity, on_all_devices(families), NameOfCaseAndDevice{});

}  // namespace
}  // namespace flywheel::parity
