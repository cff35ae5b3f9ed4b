/// The op against double precision over dense matrices, on random subnets.
#include "tests/unit/yuma/oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/yuma/random_subnet.hpp"
#include "tests/unit/yuma/subnet_steps.hpp"

namespace flywheel::scoring::test {
namespace {

/// The greatest distance between a column of the op and one of the oracle.
double distance(std::vector<I32F32> const& got, Eigen::ArrayXd const& want) {
  double most = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    most = std::max(most, std::abs(static_cast<double>(got[i].bits) * 0x1p-32 - want(static_cast<Eigen::Index>(i))));
  }
  return most;
}

/// Stored bonds lie below real ones by less than one step, give or take rounding. A classic bond is a share of the
/// column's highest product of stake and weight, whose last bit is lost: in steps, 65535 over that product's bits.
void expect_bonds(EpochResult const& result, OracleResult const& want) {
  auto const neurons = result.bonds.size();
  for (std::size_t row = 0; row < want.uids.size(); ++row) {
    auto const uid = want.uids[row];
    if (result.after.permits[uid] == 0) {
      EXPECT_TRUE(result.bonds[uid].empty());
      continue;
    }
    std::vector<double> stored(neurons);
    for (auto const& [to, value] : result.bonds[uid]) stored[to] = value;
    for (std::size_t to = 0; to < neurons; ++to) {
      double const real = 65535 * want.bonds(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(to));
      double const bought = want.bought(static_cast<Eigen::Index>(to)) * 0x1p32;
      double const rounding = 0.02 + (bought > 0 ? 4 * 65535 / bought : 0);
      ASSERT_GE(real - stored[to], -rounding) << uid << " on " << to;
      ASSERT_LE(real - stored[to], 1 + rounding) << uid << " on " << to;
    }
  }
}

/// Truncations that add up: one 2^-32 for each neuron in the sums, over what is left after clipping.
void expect_near(EpochResult const& result, OracleResult const& want, double bound) {
  auto const& got = result.after;
  EXPECT_LT(distance(got.raw_stake, want.stake), 1e-9);
  EXPECT_LT(distance(got.raw_active_stake, want.active_stake), bound);
  EXPECT_LT(distance(got.raw_consensus, want.consensus), 1e-9);
  EXPECT_LT(distance(got.raw_trust, want.trust), bound);
  EXPECT_LT(distance(got.raw_incentive, want.incentive), bound);
  EXPECT_LT(distance(got.raw_dividends, want.dividends), bound);
  EXPECT_LT(distance(got.raw_combined, want.combined), bound);
}

TEST(YumaOracle, BoundsTheOpOnRandomSubnets) {
  int agreeing = 0;
  int liquid = 0;
  for (std::uint32_t seed = 0; seed < 1'500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto const subnet = random_subnet(seed, 2 + seed % 37, 1 + seed % 13);
    auto const result = verify::bittensor::run_epoch(subnet, HostBackend{1});
    auto const want = real_epoch(subnet);
    expect_near(result, want, 1e-6);
    expect_bonds(result, want);
    if (HasFatalFailure() || HasNonfatalFailure()) break;
    bool const has_consensus = want.consensus.maxCoeff() > 0;
    agreeing += has_consensus ? 1 : 0;
    bool const is_liquid = subnet.parameters.liquid_alpha == LiquidAlpha::on;
    liquid += has_consensus && is_liquid && subnet.parameters.bonds == BondRule::yuma3 ? 1 : 0;
  }
  EXPECT_GT(agreeing, 900);
  EXPECT_GT(liquid, 200);
}

// Research scale: sums of 16,384 truncated products.
TEST(YumaOracle, BoundsTheOpOnManyNeurons) {
  auto subnet = random_subnet(3, 16'384, 24);
  subnet.parameters = {};
  for (auto const rule : {BondRule::classic, BondRule::yuma3}) {
    subnet.parameters.bonds = rule;
    auto const result = verify::bittensor::run_epoch(subnet, HostBackend{1});
    auto const want = real_epoch(subnet);
    expect_near(result, want, 1e-5);
    expect_bonds(result, want);
  }
}

}  // namespace
}  // namespace flywheel::scoring::test
