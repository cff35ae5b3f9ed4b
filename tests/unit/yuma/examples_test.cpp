/// Worked examples of the reference, section 16, to the bit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/yuma/subnet_steps.hpp"

namespace flywheel::scoring::test {
namespace {

using ::testing::ElementsAre;

// 16.1: three validators, two miners.
EpochCase three_validators(YumaParameters const& parameters) {
  return subnet_of(parameters, {500, 300, 200, 0, 0},
                   {{{3, 65535}, {4, 21845}}, {{3, 65535}, {4, 65535}}, {{3, 13107}, {4, 65535}}});
}

YumaParameters yuma3() {
  YumaParameters parameters;
  parameters.bonds = BondRule::yuma3;
  return parameters;
}

YumaParameters liquid() {
  auto parameters = yuma3();
  parameters.liquid_alpha = LiquidAlpha::on;
  return parameters;
}

TEST(YumaExample, GivesTheConsensusOfThreeValidators) {
  auto subnet = three_validators({});
  auto const after = step(subnet).after;
  EXPECT_THAT(bits_of(after.raw_stake), ElementsAre(2147483648, 1288490188, 858993459, 0, 0));
  EXPECT_EQ(bits_of(after.raw_stake), bits_of(after.raw_active_stake));
  EXPECT_THAT(bits_of(after.raw_consensus), ElementsAre(0, 0, 0, 3221225472, 2147483648));
  EXPECT_EQ(after.raw_trust[2].bits, 2863311530);
  EXPECT_THAT(bits_of(after.raw_incentive), ElementsAre(0, 0, 0, 2569310793, 1725656502));
  EXPECT_THAT(bits_of(after.raw_dividends), ElementsAre(2300875342, 1380525201, 613566751, 0, 0));
}

TEST(YumaExample, StoresWhatTheChainStores) {
  auto subnet = three_validators({});
  auto const result = step(subnet);
  auto const& after = result.after;
  EXPECT_THAT(after.server, ElementsAre(0, 0, 0, 299107142, 200892857));
  EXPECT_THAT(after.validator, ElementsAre(267857143, 160714285, 71428570, 0, 0));
  EXPECT_THAT(after.incentive, ElementsAre(0, 0, 0, 39203, 26331));
  EXPECT_THAT(after.dividends, ElementsAre(35108, 21064, 9362, 0, 0));
  EXPECT_THAT(after.consensus, ElementsAre(0, 0, 0, 49151, 32767));
  EXPECT_THAT(after.validator_trust, ElementsAre(65535, 65535, 43689, 0, 0));
  EXPECT_THAT(bonds_on(result, 3, 3), ElementsAre(65535, 26213, 5825));
  EXPECT_THAT(bonds_on(result, 3, 4), ElementsAre(54612, 65535, 43690));
}

TEST(YumaExample, MovesYuma3BondsEpochByEpoch) {
  auto subnet = three_validators(yuma3());
  auto const first = step(subnet);
  EXPECT_THAT(bonds_on(first, 3, 3), ElementsAre(4915, 3276, 1092));
  EXPECT_THAT(bonds_on(first, 3, 4), ElementsAre(1638, 3276, 3276));
  EXPECT_THAT(first.after.dividends, ElementsAre(36515, 20518, 8501, 0, 0));
  EXPECT_THAT(first.after.validator, ElementsAre(278596698, 156544811, 64858490, 0, 0));
  auto const second = step(subnet);
  EXPECT_THAT(bonds_on(second, 3, 3), ElementsAre(9338, 6225, 2075));
  EXPECT_THAT(bonds_on(second, 3, 4), ElementsAre(3112, 6225, 6225));
  auto const third = step(subnet);
  EXPECT_THAT(bonds_on(third, 3, 3), ElementsAre(13319, 8879, 2959));
  EXPECT_THAT(bonds_on(third, 3, 4), ElementsAre(4439, 8879, 8879));
}

TEST(YumaExample, MovesLiquidBondsEpochByEpoch) {
  auto subnet = three_validators(liquid());
  auto const first = step(subnet);
  EXPECT_THAT(bonds_on(first, 3, 3), ElementsAre(34472, 22981, 7660));
  EXPECT_THAT(bonds_on(first, 3, 4), ElementsAre(11490, 22981, 22981));
  auto const second = step(subnet);
  EXPECT_THAT(bonds_on(second, 3, 3), ElementsAre(44767, 29844, 9948));
  EXPECT_THAT(bonds_on(second, 3, 4), ElementsAre(14922, 29844, 29844));
  auto const third = step(subnet);
  EXPECT_THAT(bonds_on(third, 3, 3), ElementsAre(47841, 31894, 10631));
  EXPECT_THAT(bonds_on(third, 3, 4), ElementsAre(15947, 31894, 31894));
}

// 16.2: two blocs vote for their own miner only.
struct TwoBlocs {
  std::uint64_t honest_percent;
  std::uint16_t kappa;
  std::vector<std::uint16_t> consensus;
  std::vector<std::uint64_t> server, validator;
};

void PrintTo(TwoBlocs const& blocs, std::ostream* out) {
  *out << blocs.honest_percent << " % at kappa " << blocs.kappa;
}

class YumaMajority : public ::testing::TestWithParam<TwoBlocs> {};

TEST_P(YumaMajority, DecidesAlone) {
  for (int rule = 0; rule < 3; ++rule) {
    YumaParameters parameters;
    parameters.kappa = GetParam().kappa;
    parameters.bonds_penalty = rule == 1 ? 0 : 65535;
    parameters.bonds = rule == 2 ? BondRule::yuma3 : BondRule::classic;
    auto subnet = subnet_of(parameters, {GetParam().honest_percent, 100 - GetParam().honest_percent, 0, 0},
                            {{{2, 65535}, {3, 0}}, {{2, 0}, {3, 65535}}});
    auto const after = step(subnet).after;
    auto const part = [](auto const& column, std::size_t first) {
      return std::vector(column.begin() + static_cast<std::ptrdiff_t>(first),
                         column.begin() + static_cast<std::ptrdiff_t>(first + 2));
    };
    EXPECT_EQ(part(after.consensus, 2), GetParam().consensus);
    EXPECT_EQ(part(after.server, 2), GetParam().server);
    EXPECT_EQ(part(after.validator, 0), GetParam().validator);
  }
}

constexpr std::uint64_t half = 500'000'000;
INSTANTIATE_TEST_SUITE_P(Reference, YumaMajority,
                         ::testing::Values(TwoBlocs{40, 32767, {0, 65535}, {0, half}, {0, half}},
                                           TwoBlocs{49, 32767, {0, 65535}, {0, half}, {0, half}},
                                           TwoBlocs{
                                               50, 32767, {65535, 65535}, {half / 2, half / 2}, {half / 2, half / 2}},
                                           TwoBlocs{51, 32767, {65535, 0}, {half, 0}, {half, 0}},
                                           TwoBlocs{55, 39321, {0, 0}, {0, 0}, {549'999'999, 449'999'999}},
                                           TwoBlocs{60, 39321, {65535, 0}, {half, 0}, {half, 0}}),
                         [](auto const& blocs) {
                           return "Honest" + std::to_string(blocs.param.honest_percent) + "Kappa" +
                                  std::to_string(blocs.param.kappa);
                         });

// 16.3: the chain's own test of bonds: four validators stop weighing, one after another.
TEST(YumaExample, FollowsTheChainsTestOfBonds) {
  SparseRow const all{{4, 16383}, {5, 32767}, {6, 49149}, {7, 65535}};
  auto subnet = subnet_of({}, {1, 2, 3, 4, 0, 0, 0, 0}, {all, all, all, all});
  auto const self = [](std::uint16_t uid) { return SparseRow{{uid, 65535}}; };

  auto result = step(subnet);
  EXPECT_THAT(result.after.combined,
              ElementsAre(49999998, 99999999, 150000000, 200000001, 49998779, 100000610, 149996337, 200004272));
  EXPECT_THAT(bonds_on(result, 4, 4), ElementsAre(16383, 32767, 49151, 65535));

  subnet.weights[0] = self(0);
  result = step(subnet);
  EXPECT_THAT(result.after.combined,
              ElementsAre(44998351, 101110561, 151667215, 202223870, 49998779, 100000610, 149996337, 200004272));
  EXPECT_THAT(bonds_on(result, 4, 4), ElementsAre(14582, 32767, 49151, 65535));

  subnet.weights[1] = self(1);
  step(subnet);
  subnet.weights[2] = self(2);  // now 60 % of the stake abstain
  result = step(subnet);
  EXPECT_THAT(result.after.validator, ElementsAre(99999999, 199999999, 299999999, 399999999, 0, 0, 0, 0));
  EXPECT_THAT(result.after.server, ::testing::Each(0));
  EXPECT_THAT(bonds_on(result, 4, 7), ElementsAre(12602, 28320, 49150, 65535));

  subnet.weights[2] = {{7, 65535}};
  result = step(subnet);
  EXPECT_THAT(result.after.server, ElementsAre(0, 0, 0, 0, 0, 0, 0, 500000000));
  EXPECT_THAT(result.after.validator, ElementsAre(36443733, 81898628, 163565493, 218092144, 0, 0, 0, 0));
  EXPECT_THAT(bonds_on(result, 4, 7), ElementsAre(10951, 24609, 49150, 65535));
  EXPECT_THAT(bonds_on(step(subnet), 2, 7), ElementsAre(9559, 21482));
  EXPECT_THAT(bonds_on(step(subnet), 2, 7), ElementsAre(8376, 18824));
  EXPECT_THAT(bonds_on(step(subnet), 2, 7), ElementsAre(7363, 16549));
}

// 16.4: the chain's own test of Yuma 3, where the majority moves first. Its dividends hold to 1e-3, as there.
TEST(YumaExample, FollowsTheChainsTestOfYuma3) {
  auto parameters = liquid();
  parameters.alpha_low = 6553;
  parameters.alpha_high = 19660;
  parameters.bonds_penalty = 0;
  parameters.bonds_moving_average_ppm = 975'000;
  SparseRow const old_miner{{3, 65535}, {4, 0}};
  SparseRow const new_miner{{3, 0}, {4, 65535}};
  auto subnet = subnet_of(parameters, {8, 1, 1, 0, 0}, {old_miner, old_miner, old_miner});
  struct Epoch {
    std::vector<double> dividends;
    std::vector<std::uint16_t> on_old, on_new;
  };
  std::vector<Epoch> const epochs{{{0.8, 0.1, 0.1}, {6640, 6640, 6640}, {0, 0, 0}},
                                  {{1, 0, 0}, {5951, 24229, 24229}, {6640, 0, 0}},
                                  {{0.9382, 0.0618, 0}, {5336, 20770, 36565}, {12607, 6640, 0}},
                                  {{0.8819, 0.0773, 0.0407}, {4786, 18119, 28221}, {17970, 12607, 6640}},
                                  {{0.8564, 0.0844, 0.0592}, {4294, 15957, 23518}, {22789, 17970, 12607}},
                                  {{0.8418, 0.0884, 0.0697}, {3853, 14133, 20244}, {27120, 22789, 17970}}};
  for (std::size_t epoch = 0; epoch < epochs.size(); ++epoch) {
    if (epoch >= 1 && epoch <= 3) subnet.weights[epoch - 1] = new_miner;
    auto const result = step(subnet);
    SCOPED_TRACE("epoch " + std::to_string(epoch));
    EXPECT_EQ(bonds_on(result, 3, 3), epochs[epoch].on_old);
    EXPECT_EQ(bonds_on(result, 3, 4), epochs[epoch].on_new);
    for (std::size_t validator = 0; validator < 3; ++validator) {
      EXPECT_NEAR(result.after.dividends[validator] / 65535.0, epochs[epoch].dividends[validator], 1e-3);
    }
  }
}

}  // namespace
}  // namespace flywheel::scoring::test
