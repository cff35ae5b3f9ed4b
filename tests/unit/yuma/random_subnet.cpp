#include "tests/unit/yuma/random_subnet.hpp"

#include <random>

namespace flywheel::scoring::test {
namespace {

using verify::bittensor::EpochCase;
using verify::bittensor::SparseRow;

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_{seed} {}

  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  bool one_in(std::uint64_t parts) { return below(parts) == 0; }
  std::uint16_t share() { return static_cast<std::uint16_t>(below(65'536)); }

  YumaParameters parameters(std::size_t neurons) {
    YumaParameters rules;
    rules.kappa = one_in(3) ? share() : 32'767;
    rules.bonds_penalty = one_in(3) ? share() : one_in(2) ? 0 : 65'535;
    rules.bonds_moving_average_ppm = one_in(3) ? below(1'000'001) : 900'000;
    rules.alpha_low = static_cast<std::uint16_t>(1'638 + below(30'000));
    rules.alpha_high = static_cast<std::uint16_t>(rules.alpha_low + below(30'000));
    rules.alpha_sigmoid_steepness = static_cast<std::int16_t>(100 + below(2'000));
    rules.bonds = one_in(2) ? BondRule::classic : BondRule::yuma3;
    rules.liquid_alpha = one_in(2) ? LiquidAlpha::on : LiquidAlpha::off;
    rules.max_allowed_validators = static_cast<std::uint16_t>(1 + below(neurons + 3));
    rules.stake_threshold_rao = one_in(2) ? 0 : 300'000'000'000;
    if (one_in(2)) rules.owner_uid = static_cast<std::uint16_t>(below(neurons));
    return rules;
  }

  /// Ascending; one entry in `gap` is left out, one in five is a listed zero.
  SparseRow row(std::size_t neurons, std::uint64_t gap) {
    SparseRow row;
    for (std::size_t uid = 0; uid < neurons; ++uid) {
      if (!one_in(gap)) row.emplace_back(static_cast<std::uint16_t>(uid), one_in(5) ? 0 : share());
    }
    return row;
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace

EpochCase random_subnet(std::uint32_t seed, std::size_t neurons, std::size_t validators) {
  Draw draw{seed};
  EpochCase subnet;
  subnet.parameters = draw.parameters(neurons);
  subnet.clock = {20'000, draw.one_in(4) ? 0u : 19'640u, 1'000'000'000'000};
  subnet.weights.resize(neurons);
  subnet.bonds.resize(neurons);
  bool const commits = draw.one_in(2);
  for (std::size_t uid = 0; uid < neurons; ++uid) {
    bool const is_validator = uid < validators;
    subnet.last_update.push_back(draw.one_in(8) ? 10'000 + draw.below(8'000) : 19'700 + draw.below(300));
    subnet.registration.push_back(draw.one_in(8) ? 19'500 + draw.below(500) : draw.below(10'000));
    bool const has_stake = is_validator ? !draw.one_in(10) : draw.one_in(20);
    subnet.alpha_stake.push_back(has_stake ? draw.below(1'000'000'000'000'000) : 0);
    subnet.tao_stake.push_back(has_stake && draw.one_in(2) ? draw.below(1'000'000'000'000'000) : 0);
    subnet.permits.push_back(is_validator && !draw.one_in(10) ? 1 : 0);
    if (commits) subnet.commits.push_back(draw.one_in(3) ? 19'000 + draw.below(1'000) : ~std::uint64_t{0});
    if (is_validator && !draw.one_in(8)) subnet.weights[uid] = draw.row(neurons, 1 + draw.below(6));
    if (is_validator && !draw.one_in(4)) subnet.bonds[uid] = draw.row(neurons, 1 + draw.below(6));
  }
  return subnet;
}

}  // namespace flywheel::scoring::test
