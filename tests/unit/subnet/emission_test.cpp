#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "kernels/emission/subnet/alpha_split.hpp"
#include "kernels/emission/subnet/emission_gate.hpp"
#include "kernels/emission/subnet/emission_terms.hpp"
#include "kernels/emission/subnet/issuance_halving.hpp"
#include "kernels/emission/subnet/moving_price.hpp"
#include "kernels/emission/subnet/tao_flow.hpp"

namespace flywheel::emission {
namespace {

constexpr std::uint64_t tao = 1'000'000'000;
constexpr std::uint64_t eighteen_percent = 3'320'413'933'267'719'290;

double real(U64F64 value) {
  return static_cast<double>(value.bits) * 0x1p-64;
}

TEST(IssuanceHalving, HalvesExactlyWhereHalfOfTheRestIsIssued) {
  constexpr IssuanceHalving mint{};
  std::uint64_t issued = 0;
  std::uint64_t wanted = tao;
  for (std::uint64_t left = IssuanceHalving::cap_base_units; wanted > 100'000'000; left /= 2, wanted /= 2) {
    EXPECT_EQ(mint(issued), wanted);
    issued += left / 2;
    EXPECT_EQ(mint(issued - 1), wanted) << issued;
    EXPECT_EQ(mint(issued), wanted / 2) << issued;
  }
  EXPECT_EQ(mint(10'500'000 * tao - 1), tao);
  EXPECT_EQ(mint(10'500'000 * tao), tao / 2);
  EXPECT_EQ(mint(21'000'000 * tao), 0u);
}

TEST(AlphaSplit, SplitsTheWorkedExample) {
  auto const weight = proportion_from_u64(eighteen_percent);
  EXPECT_TRUE(weight.bits == UInt128{773'094'113});
  AlphaSplit const split{take_from_u16(11'796)};
  EXPECT_TRUE(split.owner_cut.bits == UInt128{773'074'452});
  auto const root = root_proportion(weighted_root(5'500'000 * tao, weight), 2'000'000 * tao);
  EXPECT_TRUE(root.bits == UInt128{1'422'079'472});
  auto const parts = split(U96F32::from_integer(tao), root);
  EXPECT_EQ(parts.owner, 179'995'422u);
  EXPECT_EQ(parts.server, 410'002'288u);
  EXPECT_EQ(parts.root, 135'753'266u);
  EXPECT_EQ(parts.validator, 274'249'022u);
}

TEST(AlphaSplit, RootsPartFallsAsAlphaIsIssued) {
  auto const root = weighted_root(5'500'000 * tao, proportion_from_u64(eighteen_percent));
  double const wanted[] = {0.990, 0.908, 0.4975, 0.2481, 0.1653};
  std::uint64_t const issued[] = {10'000, 100'000, 1'000'000, 3'000'000, 5'000'000};
  for (int i = 0; i < 5; ++i) {
    EXPECT_NEAR(static_cast<double>(root_proportion(root, issued[i] * tao).bits) * 0x1p-32, wanted[i], 6e-4);
  }
}

TEST(EmissionTerms, InjectTheWorkedExample) {
  EmissionTerms const law{InjectionRule::capped_by_root_weight};
  TermsInput input{U96F32::from_integer(5'000'000),
                   {UInt128{85'899'345}},
                   U96F32::from_integer(tao),
                   U96F32::from_integer(tao / 2),
                   {UInt128{1'422'079'472}}};
  auto const fits = law(input);
  EXPECT_EQ(fits.alpha_in.to_integer<std::uint64_t>(), 250'000'002u);
  EXPECT_EQ(fits.tao_in.to_integer<std::uint64_t>(), 5'000'000u);
  EXPECT_EQ(fits.excess_tao.bits, UInt128{0});
  input.price = {UInt128{42'949'672}};  // 0.01
  auto const capped = law(input);
  EXPECT_EQ(capped.alpha_in.to_integer<std::uint64_t>(), 331'103'678u);
  EXPECT_NEAR(static_cast<double>(capped.tao_in.to_integer<std::uint64_t>()), 3'311'037, 1);
  EXPECT_NEAR(static_cast<double>(capped.excess_tao.to_integer<std::uint64_t>()), 1'688'963, 1);
  input.price = {};
  auto const worthless = law(input);
  EXPECT_EQ(worthless.alpha_in.bits, UInt128{0});
  EXPECT_EQ(worthless.tao_in.to_integer<std::uint64_t>(), 5'000'000u);
}

TEST(EmissionTerms, EarlierRegimesCapOtherwise) {
  TermsInput const input{U96F32::from_integer(tao / 10),
                         U96F32{UInt128{1} << 28},
                         U96F32::from_integer(tao),
                         U96F32::from_integer(tao / 2),
                         {}};  // price 1/16, a fifth of the block
  auto const flow = EmissionTerms{InjectionRule::capped_by_emission}(input);
  EXPECT_EQ(flow.alpha_in.to_integer<std::uint64_t>(), tao / 2);  // 1.6 wanted; the block's TAO is the cap
  EXPECT_EQ(flow.tao_in.to_integer<std::uint64_t>(), tao / 32);
  auto const subsidised = EmissionTerms{InjectionRule::price_or_subsidy}(input);
  EXPECT_TRUE(subsidised.is_subsidised);  // 1/16 < 1/5
  EXPECT_EQ(subsidised.tao_in.to_integer<std::uint64_t>(), tao / 32);
  EXPECT_EQ(subsidised.alpha_in.to_integer<std::uint64_t>(), tao);
  EXPECT_EQ(subsidised.excess_tao.to_integer<std::uint64_t>(), tao / 10 - tao / 32);
  auto dear = input;
  dear.price = U96F32{UInt128{1} << 31};
  auto const free = EmissionTerms{InjectionRule::price_or_subsidy}(dear);
  EXPECT_FALSE(free.is_subsidised);
  EXPECT_EQ(free.alpha_in.to_integer<std::uint64_t>(), tao / 5);
}

class MovingPriceTest : public ::testing::Test {
 protected:
  static constexpr MovingPrice law{{12'885}};

  /// Blocks at a constant price until the average leaves 0.
  static std::uint64_t first_rise(double price, std::uint64_t most) {
    auto const spot = U64F64::from_real(price);
    for (std::uint64_t age = 1; age <= most; ++age) {
      if (law({0}, spot, age, 201'600) > I96F32::zero()) return age;
    }
    return most + 1;
  }
};

TEST_F(MovingPriceTest, StepsByTheWorkedExample) {
  EXPECT_TRUE(law({42'949'672}, U64F64::from_real(0.02), 201'600, 201'600).bits == Int128{42'949'736});
}

TEST_F(MovingPriceTest, CutsEveryStepAtThirtyTwoPlacesUntil2026) {
  // weight 12885 / 2 -> 6442; 6442 x 0.02 = 128.8 -> 128; 42949672 - 64.4 -> 42949607
  MovingPrice const old{{12'885}, PriceAverage::in_32_places};
  EXPECT_TRUE(old({42'949'672}, U64F64::from_real(0.02), 201'600, 201'600).bits == Int128{42'949'735});
  EXPECT_EQ(old({0}, U64F64::from_real(0.0000776), 1'000'000'000'000, 201'600), I96F32::zero());
}

TEST_F(MovingPriceTest, AveragesFromZeroByTheWorkedExample) {
  I96F32 average{0};
  auto const spot = U64F64::from_real(0.02);
  for (std::uint64_t age = 1; age <= 201'600; ++age) {
    average = law(average, spot, age, 201'600);
    if (age == 50'407) {
      EXPECT_NEAR(static_cast<double>(average.bits), 1'359'514, 60);
    }
  }
  EXPECT_NEAR(static_cast<double>(average.bits), 14'460'056, 150);
}

TEST_F(MovingPriceTest, StaysAtZeroForTheTableOfColdStarts) {
  EXPECT_EQ(first_rise(0.02, 2'000), 786u);
  EXPECT_EQ(first_rise(0.01, 3'000), 1'577u);
  EXPECT_EQ(first_rise(0.005, 5'000), 3'179u);
  EXPECT_EQ(first_rise(0.002, 10'000), 8'139u);
  EXPECT_EQ(first_rise(0.001, 20'000), 16'963u);
  EXPECT_EQ(first_rise(0.0005, 40'000), 37'042u);
  EXPECT_EQ(first_rise(0.0002, 130'000), 127'838u);
  EXPECT_EQ(first_rise(0.0001, 700'000), 698'787u);
  EXPECT_EQ(law({0}, U64F64::from_real(0.0000776), 1'000'000'000'000, 201'600), I96F32::zero());  // never
}

TEST_F(MovingPriceTest, CapsTheSpotAtOne) {
  auto const old = law({1 << 20}, U64F64::from_integer(50), 5'000'000, 201'600);
  EXPECT_EQ(old, law({1 << 20}, U64F64::one(), 5'000'000, 201'600));
}

TEST(EmissionGateTest, PassesTheWorkedExample) {
  std::vector<U64F64> const shares{U64F64::from_real(0.40), U64F64::from_real(0.30), U64F64::from_real(0.20),
                                   U64F64::from_real(0.07), U64F64::from_real(0.03)};
  double const wanted[] = {0.51533, 0.33542, 0.14494, 0.0041710, 0.00014625};
  double gated[5];
  double sum = 0;
  for (std::size_t i = 0; i < 5; ++i) sum += gated[i] = real(gated_share(shares[i], shares[2], 3));
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(gated[i] / sum, wanted[i], 6e-6 + 1e-4 * wanted[i]);
  EXPECT_NEAR(gated[2], 0.1, 1e-8);
}

TEST(EmissionGateTest, FindsTheShareAtARankOrAQuantile) {
  std::vector<U64F64> const shares{U64F64::from_real(0.07), U64F64::from_real(0.40), U64F64::zero(),
                                   U64F64::from_real(0.20), U64F64::from_real(0.03), U64F64::from_real(0.30)};
  auto const at = [&](GateRule rule, std::uint16_t rank, double quantile) {
    return real(GateThreshold{{rule, rank, U64F64::from_real(quantile)}}(shares.data(), 6));
  };
  EXPECT_NEAR(at(GateRule::rank, 3, 0), 0.20, 1e-9);
  EXPECT_NEAR(at(GateRule::rank, 32, 0), 0.03, 1e-9);  // fewer: the smallest positive one
  EXPECT_NEAR(at(GateRule::quantile, 0, 0.61), 0.30, 1e-9);
  EXPECT_NEAR(at(GateRule::quantile, 0, 0.75), 0.20, 1e-9);
  EXPECT_NEAR(at(GateRule::quantile, 0, 0.35), 0.40, 1e-9);
}

TEST(TaoFlow, AveragesWithAHalfLifeOf216000Blocks) {
  auto const law = FlowAverage{}.step();
  auto average = I64F64::from_integer(1'000'000'000);
  for (int block = 0; block < 216'000; ++block) average = law(average, 0);
  EXPECT_NEAR(static_cast<double>(average.bits) * 0x1p-64, 5e8, 5e8 * 2e-6);
}

TEST(TaoFlow, ProtocolFlowTakesNoMoreThanUsersBrought) {
  auto const scale = protocol_scale(I64F64::from_integer(30), I64F64::from_integer(120));
  EXPECT_EQ(scale, I64F64::from_real(0.25));
  EXPECT_EQ(net_flow(I64F64::from_integer(20), I64F64::from_integer(40), scale), I64F64::from_integer(10));
  EXPECT_EQ(net_flow(I64F64::from_integer(20), I64F64::from_integer(-40), scale), I64F64::from_integer(60));
  EXPECT_EQ(protocol_scale(I64F64::from_integer(90), I64F64::from_integer(10)), I64F64::one());
  EXPECT_EQ(protocol_scale(I64F64::from_integer(90), I64F64::zero()), I64F64::zero());
}

TEST(TaoFlow, WeightsAreProportionalAtExponentOne) {
  double const flows[] = {1e9, 4e8, 5e7, 3e6};
  auto const weigh = FlowWeight::of(U64F64::from_real(1e9), 4, U64F64::one());
  double const top = real(weigh(U64F64::from_real(flows[0])));
  EXPECT_NEAR(top, std::sqrt((0x1p31 - 1) / 4), 0.2);
  // The chain's exp and ln carry log2 e with 23 places: an error of some 10^-7 in ln x, up to 10^-6 in x.
  for (double const flow : flows) EXPECT_NEAR(real(weigh(U64F64::from_real(flow))) / top, flow / 1e9, 2e-6);
  EXPECT_EQ(weigh(U64F64::zero()), U64F64::zero());
}

}  // namespace
}  // namespace flywheel::emission
