#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kernels/emission/subnet/root_vote.hpp"
#include "tests/scenario/bittensor_run.hpp"

namespace flywheel::study {
namespace {

using state::Amount;
using ::testing::Each;
using ::testing::HasSubstr;

/// Two members of three quarters and one quarter of the stake. Both give a subnet full weight: its trust is 1, its rank
/// 65535. The smaller gives it to another subnet alone: a quarter of both, which the sigmoid reduces to a fifteenth.
TEST(RootVote, GivesLittleToASubnetThatOnlyAQuarterOfStakeVotesFor) {
  auto const vote = emission::RootVote::of(32'767, 10);
  auto const real = [](I64F64 value) { return static_cast<double>(value.bits) * 0x1p-64; };
  auto const whole = I64F64::from_integer(65'535);
  I64F64 const quarter{Int128{1} << 62};
  auto const both = real(vote.weighed(whole, I64F64::one()));
  auto const one = real(vote.weighed(saturating_multiply(whole, quarter), quarter));
  double const kappa = 32'767.0 / 65'535;
  EXPECT_NEAR(both, 65'535 / (1 + std::exp(-10 * (1 - kappa))), 1e-6);
  EXPECT_NEAR(one, 65'535 * 0.25 / (1 + std::exp(-10 * (0.25 - kappa))), 1e-6);
  EXPECT_NEAR(one / both, 0.01909, 1e-5);  // 0.25 x 0.07585 / 0.99331
}

Case const& root_case() {
  return *std::find_if(cases().begin(), cases().end(), [](auto const& one) { return one.name == "BittensorRoot"; });
}

std::string const agreed = "economies.tao.validators.opinion_log_sd=0";

double real(U64F64 share) {
  return static_cast<double>(share.bits) * 0x1p-64;
}

/// Members who all like what the appeal says give w_j = round(65535 j^-0.8): trust is 1 everywhere, and shares are in
/// proportion to the weights.
TEST(BittensorRoot, DividesTaoByTheWeightsOfMembersWhoAgree) {
  BittensorRun const run{root_case(), quiet({"events=[]", "time.run=20 min", "time.sample=10 min", agreed,
                                             "economies.tao.validators.favourites=5"})};
  auto const share = run.tables().subnets->read(run.tables().share);
  double weight[5], sum = 0;
  for (int rank = 0; rank < 5; ++rank) sum += weight[rank] = std::round(65'535 * std::pow(rank + 1, -0.8));
  for (int rank = 0; rank < 5; ++rank) EXPECT_NEAR(real(share[rank]), weight[rank] / sum, 1e-12) << rank;
}

TEST(BittensorRoot, GivesNothingToASubnetThatNoMemberFavours) {
  BittensorRun const run{root_case(), quiet({"events=[]", "time.run=20 min", "time.sample=10 min", agreed,
                                             "economies.tao.validators.favourites=2"})};
  auto const share = run.tables().subnets->read(run.tables().share);
  EXPECT_NEAR(real(share[0]) + real(share[1]), 1, 1e-15);
  for (int rank = 2; rank < 5; ++rank) EXPECT_EQ(share[rank], U64F64::zero());
}

/// Every block issues the floors of the subnets' shares of 1 TAO, and nothing else; of each 11796/65535 is the owner's,
/// in free TAO. Between two votes shares stand still.
TEST(BittensorRoot, IssuesTheFloorsOfSharesInEveryBlockToTheUnit) {
  BittensorRun const run{root_case(), quiet({"events=[]", "time.run=2 min", "time.sample=12 s"})};
  EXPECT_THAT(run.outcome().failures, Each(""));
  constexpr Amount blocks = 10;
  Amount of_block = 0, to_owners = 0;
  for (auto const share : run.tables().subnets->read(run.tables().share)) {
    auto const tao = static_cast<std::uint64_t>((share.bits * 1'000'000'000) >> 64);
    of_block += tao;
    to_owners += static_cast<Amount>(static_cast<UInt128>(tao) * 11'796 / 65'535);
  }
  EXPECT_GT(of_block, 999'999'990);
  auto const& accounts = run.tao().accounts();
  auto const flowed = [&](state::FlowId flow) { return run.ledger().flowed(WorldId{0}, flow); };
  EXPECT_NEAR(static_cast<double>(flowed(accounts.owner_cut)), static_cast<double>(blocks * to_owners), 5.0 * 10);
  EXPECT_LE(flowed(accounts.emitted) + flowed(accounts.owner_cut), blocks * of_block);
  EXPECT_GE(flowed(accounts.emitted) + flowed(accounts.owner_cut), blocks * (of_block - 5));  // floors of both parts
  EXPECT_EQ(run.ledger().minted(WorldId{0}, run.tao().accounts().tao),
            Amount{6'680'000'000'000'000} + flowed(accounts.emitted) + flowed(accounts.owner_cut));
}

TEST(BittensorRoot, PaysMinersAndMembersInTaoThatTheyMayUnstake) {
  BittensorRun const run{root_case(), {}};
  EXPECT_THAT(run.outcome().failures, Each(""));
  auto const& accounts = run.tao().accounts();
  auto const flowed = [&](state::FlowId flow) { return run.ledger().flowed(WorldId{0}, flow); };
  for (auto const flow : {accounts.emitted, accounts.owner_cut, accounts.recycled, accounts.joined_root,
                          accounts.root_staked, accounts.root_unstaked, accounts.unstaked}) {
    EXPECT_GT(flowed(flow), 0) << run.ledger().flow_kinds()[flow.value].reason;
  }
  auto const& found = run.outcome().findings.at(0).at(0).findings;
  auto const says = [&](std::string const& name) {
    auto const at = std::find_if(found.begin(), found.end(), [&](auto const& one) { return one.name == name; });
    return at == found.end() ? -1 : at->value;
  };
  EXPECT_EQ(says("registrations recycled"), static_cast<double>(flowed(accounts.recycled)) / 1e9);
  EXPECT_EQ(says("unstaked from subnets"), static_cast<double>(flowed(accounts.unstaked)) / 1e9);
  EXPECT_EQ(says("earned by root"), static_cast<double>(flowed(accounts.joined_root)) / 1e9);
  for (auto const& one : found) EXPECT_THAT(one.name + one.meaning, ::testing::Not(HasSubstr("alpha"))) << one.name;
  auto const& tables = run.tables();
  EXPECT_EQ(tables.subnets->read(tables.tao_reserve), tables.subnets->read(tables.outstanding_alpha));
  EXPECT_THAT(run.recorded<double>("moving_price"), Each(0.0));
  auto const members = tables.root_members->read(tables.root_stake);
  EXPECT_EQ(Amount{std::accumulate(members.begin(), members.end(), std::uint64_t{0})},
            run.ledger().book(WorldId{0}, accounts.root));
  auto const shown = tables.neurons->read(tables.root_tao);  // on every subnet where a member still has its uid
  for (std::size_t subnet = 0; subnet < 5; ++subnet) EXPECT_EQ(shown[subnet * 24 + 1], members[0]) << subnet;
}

/// Without noise consensus is quality over its sum here too: the epoch does not ask in what it pays.
TEST(BittensorRoot, PaysForQualityExactlyWhereValidatorsSeeItExactly) {
  BittensorRun const run{root_case(),
                         quiet({"economies.tao.validators.noise=0 %", "economies.tao.validators.abstaining=0 %"})};
  EXPECT_GT(run.recorded<double>("median_skill_correlation").back(), 0.999);
}

TEST(BittensorRoot, KeepsChainsWithAndWithoutPoolsApart) {
  auto const fault_of = [](std::vector<std::string> const& overrides) {
    try {
      BittensorRun const run{root_case(), overrides};
    } catch (scenario::ScenarioFaults const& faults) {
      return std::string{faults.what()};
    }
    return std::string{"none"};
  };
  EXPECT_THAT(fault_of({"economies.tao.emission.shares=moving_price"}),
              HasSubstr("economies.tao.emission.shares: expected root_weights with injection none, and with it alone"));
  EXPECT_THAT(fault_of({"economies.tao.subnets.outstanding=5 ALPHA"}),
              HasSubstr("expected no alpha in pools or outstanding with injection none"));
  EXPECT_THAT(fault_of({"events=[{at: +1 h, adopt: {economies.tao: bittensor/2025-02-price}}]"}),
              HasSubstr("expected a rule set that has pools where this one has"));
}

}  // namespace
}  // namespace flywheel::study
