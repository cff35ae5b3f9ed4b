/// Which subnets are computed together: by hand, of 847 subnets of 64 validators and 448 miners in each of four worlds.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/economy/subnet/consensus/agenda.hpp"
#include "sim/engine/simulation.hpp"
#include "tests/unit/consensus/laboratory.hpp"

namespace flywheel::economy::consensus {
namespace {

constexpr std::uint32_t subnets = 847;
constexpr std::uint64_t votes = 64 * 448;

/// The laboratory of stakes, not run; with members as in the file, or with few.
struct Stakes {
  explicit Stakes(std::vector<std::string> const& overrides = {})
      : batch{study::build_laboratory("study/yuma_guarantee.yaml", overrides)},
        economy{dynamic_cast<ConsensusEconomy const&>(*batch.simulation->find_economy("stakes"))} {}

  std::vector<Agenda> agendas(std::vector<std::uint32_t> const& worlds) const {
    return agendas_of(economy, *batch.simulation, worlds);
  }

  study::Batch batch;
  ConsensusEconomy const& economy;
};

Stakes const& stakes() {
  static Stakes const built;
  return built;
}

std::vector<std::uint32_t> due_of(std::vector<Agenda> const& agendas) {
  std::vector<std::uint32_t> due;
  for (auto const& one : agendas) {
    for (auto const subnet : one.due) due.push_back(one.first_subnet + subnet);
  }
  return due;
}

TEST(ConsensusAgenda, HoldsEverySubnetOfTheDueWorldsOnceAndInOrder) {
  std::vector<std::uint32_t> expected(2 * subnets);
  for (std::uint32_t i = 0; i < 2 * subnets; ++i) expected[i] = i < subnets ? i : 2 * subnets + i;
  EXPECT_EQ(due_of(stakes().agendas({0, 3})), expected);
}

TEST(ConsensusAgenda, TakesNoMoreVotesTogetherThanFitIntoBoundedMemory) {
  auto const all = stakes().agendas({0, 1, 2, 3});
  EXPECT_EQ(all.size(), 12U);  // 2^23 / 28672 = 292.6 subnets each; 3388 / 292 = 11.6
  for (auto const& one : all) {
    EXPECT_EQ(one.first_vote.back(), one.subnets() * votes);
    EXPECT_LE(one.first_vote.back(), 1U << 23);
  }
  EXPECT_EQ(stakes().agendas({0, 3}).size(), 6U);  // worlds in between would not fit
}

TEST(ConsensusAgenda, CountsFromItsOwnFirstSubnetAndKnowsEachOnesWorld) {
  auto const third = stakes().agendas({0, 1, 2, 3})[2];
  EXPECT_EQ(third.first_subnet, 584U);
  EXPECT_EQ(third.due[1], 1U);
  EXPECT_EQ(third.first_neuron[1], 512U);
  EXPECT_EQ(third.first_bloc[2], 4U);
  EXPECT_EQ(third.seeds[262], stakes().batch.simulation->world(WorldId{0}).seed);  // 584 + 262 = 846
  EXPECT_EQ(third.seeds[263], stakes().batch.simulation->world(WorldId{1}).seed);
}

TEST(ConsensusAgenda, PassesOverFewSubnetsThatAreNotDue) {
  auto const all = Stakes{{"economies.stakes.validators=4", "economies.stakes.miners=4"}}.agendas({0, 2});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].subnets(), 3 * subnets);
  EXPECT_EQ(all[0].due.size(), 2 * subnets);
  EXPECT_EQ(all[0].due[subnets], 2 * subnets);
}

}  // namespace
}  // namespace flywheel::economy::consensus
