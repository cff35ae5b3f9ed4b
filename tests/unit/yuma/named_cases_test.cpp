/// The 18 deterministic cases of yuma-simulation under the chain's arithmetic: every total of the reference's
/// section 17. Stakes and weights come from the vectors; the rules here are other ones: full penalty, moving average
/// 900,000.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "sim/verify/vector_file.hpp"
#include "tests/unit/yuma/subnet_steps.hpp"

namespace flywheel::scoring::test {
namespace {

using Totals = std::array<double, 3>;

struct NamedCase {
  int number;
  Totals classic, yuma3, liquid;  // dividends of validators A, B, C over 40 epochs
  std::vector<double> incentive;  // of the miners
};

void PrintTo(NamedCase const& named, std::ostream* out) {
  *out << "case " << named.number;
}

verify::VectorFile file_of(int number) {
  auto const digits = (number < 10 ? "0" : "") + std::to_string(number);
  return verify::load_vector_file(std::string{FLYWHEEL_SOURCE_DIR} +
                                  "/tests/vectors/bittensor/yuma_epoch/yumasim_case" + digits + "_classic.json");
}

/// The vectors round case 11's 0.39 / 0.61 twice, to 41900; the table was made with weights scaled up in one step.
void scale_in_one_step(std::vector<SparseRow>& weights) {
  for (auto& row : weights) std::replace(row.begin(), row.end(), SparseRow::value_type{4, 41900}, {4, 41899});
}

/// The sums over all epochs of dividends and incentive of every neuron.
struct Sums {
  std::vector<double> dividends, incentive;
};

Sums sums_of(verify::VectorFile const& file, YumaParameters const& parameters) {
  auto const input = file.input_of(file.cases.at(0));
  auto subnet = verify::bittensor::epoch_case(input);
  subnet.parameters = parameters;
  Sums sums{std::vector<double>(subnet.neurons()), std::vector<double>(subnet.neurons())};
  for (auto const& epoch : input.at("epochs").items()) {
    prepare_epoch(epoch, subnet);
    scale_in_one_step(subnet.weights);
    auto const result = verify::bittensor::run_epoch(subnet, HostBackend{1});
    subnet.permits = result.after.permits;
    subnet.bonds = result.bonds;
    for (std::size_t uid = 0; uid < subnet.neurons(); ++uid) {
      sums.dividends[uid] += static_cast<double>(result.after.raw_dividends[uid].bits) * 0x1p-32;
      sums.incentive[uid] += static_cast<double>(result.after.raw_incentive[uid].bits) * 0x1p-32;
    }
  }
  return sums;
}

class YumaNamedCase : public ::testing::TestWithParam<NamedCase> {};

TEST_P(YumaNamedCase, GivesEveryTotalOfTheTable) {
  auto const file = file_of(GetParam().number);
  YumaParameters parameters;
  auto const check = [&](Totals const& dividends, char const* rule) {
    SCOPED_TRACE(rule);
    auto const sums = sums_of(file, parameters);
    constexpr double printed = 0.5e-4 + 1e-9;  // four decimals
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(sums.dividends[i], dividends[i], printed);
    for (std::size_t i = 0; i < GetParam().incentive.size(); ++i) {
      EXPECT_NEAR(sums.incentive[3 + i], GetParam().incentive[i], printed);
    }
  };
  check(GetParam().classic, "classic");
  parameters.bonds = BondRule::yuma3;
  check(GetParam().yuma3, "yuma3");
  parameters.liquid_alpha = LiquidAlpha::on;
  check(GetParam().liquid, "liquid alpha");
}

INSTANTIATE_TEST_SUITE_P(
    Reference, YumaNamedCase,
    ::testing::Values(
        NamedCase{1, {34.0574, 3.0258, 2.9168}, {32.7340, 3.7522, 3.5138}, {32.3522, 3.8835, 3.7643}, {1, 39}},
        NamedCase{2, {32.8834, 4.0989, 3.0177}, {32.2962, 3.9815, 3.7223}, {32.1946, 3.9248, 3.8805}, {2, 38}},
        NamedCase{3, {32.0375, 3.9707, 3.9918}, {32.1403, 3.8835, 3.9762}, {32.2644, 3.8137, 3.9218}, {3, 37}},
        NamedCase{4, {32.0006, 3.9997, 3.9997}, {32, 4, 4}, {32, 4, 4}, {1, 39}},
        NamedCase{5, {32.2114, 3.8838, 3.9049}, {32.1715, 3.9033, 3.9252}, {32.4396, 3.7264, 3.8340}, {19, 21}},
        NamedCase{6, {32.8518, 4.0062, 3.1420}, {32.3114, 3.9518, 3.7368}, {32.1946, 3.9248, 3.8805}, {21, 19}},
        NamedCase{7, {32.1862, 3.9124, 3.9013}, {32.1490, 3.9313, 3.9197}, {32.2558, 3.9215, 3.8227}, {20, 20}},
        NamedCase{8, {32.1973, 3.9013, 3.9013}, {32.1584, 3.9208, 3.9208}, {32.3521, 3.8240, 3.8240}, {20, 20}},
        NamedCase{9, {32.6914, 6.6186, 0.6900}, {32, 7.4, 0.6}, {32, 7.4, 0.6}, {0, 40}},
        NamedCase{10, {33.1628, 3.7574, 3.0799}, {32.8977, 3.3024, 3.7999}, {32.9021, 3.1290, 3.9690}, {10, 30}},
        NamedCase{
            11, {18.1773, 20.9005, 0.9222}, {18.3367, 20.7379, 0.9254}, {19.1879, 19.8837, 0.9285}, {18.0126, 21.9874}},
        NamedCase{12, {32.0077, 3.9942, 3.9981}, {32.0032, 3.9964, 4.0004}, {32.0032, 3.9964, 4.0004}, {20, 20}},
        NamedCase{13, {34.2100, 2.1377, 3.6523}, {34.2194, 2.1386, 3.6420}, {34.5592, 2.1599, 3.2809}, {0, 40}},
        NamedCase{14, {13.3494, 13.3494, 13.3012}, {13.3079, 13.3079, 13.3842}, {13.3914, 13.3914, 13.2171}, {40, 0}},
        NamedCase{15,
                  {32.6607, 4.0741, 3.2652},
                  {32.2272, 3.9864, 3.7864},
                  {32.1477, 3.9459, 3.9065},
                  {1.4797, 28.4797, 10.0405}},
        NamedCase{16,
                  {32.4394, 4.0493, 3.5113},
                  {32.1551, 3.9911, 3.8538},
                  {32.0989, 3.9664, 3.9347},
                  {0.9737, 18.9737, 20.0526}},
        NamedCase{17,
                  {32.2194, 4.0245, 3.7561},
                  {32.0795, 3.9957, 3.9248},
                  {32.0506, 3.9835, 3.9659},
                  {0.4808, 9.4808, 30.0385}},
        NamedCase{18,
                  {32.0880, 4.0096, 3.9024},
                  {32.0323, 3.9983, 3.9694},
                  {32.0207, 3.9934, 3.9860},
                  {0.1909, 3.7911, 36.0180}}),
    [](auto const& named) { return "Case" + std::to_string(named.param.number); });

}  // namespace
}  // namespace flywheel::scoring::test
