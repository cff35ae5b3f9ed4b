#include "kernels/emission/dividends/dividend_parts.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {

Json dividend_distribution(Field const& input, Device const&) {
  using namespace emission;
  auto const tao_weight = proportion_from_u64(input.at("tao_weight_u64").bigint<std::uint64_t>());
  auto const stakes = input.at("hotkey_stakes").items();
  auto const dividends = input.at("hotkey_dividends_u64").items();
  if (stakes.size() != dividends.size()) input.at("hotkey_stakes").refuse("as many stakes as dividends");
  std::vector<DividendParts> parts;
  DividendParts sums{};
  for (std::size_t i = 0; i < stakes.size(); ++i) {
    HotkeyStake const stake{stakes[i].at("alpha").bigint<std::uint64_t>(),
                            stakes[i].at("root_tao").bigint<std::uint64_t>()};
    parts.push_back(dividend_parts(U96F32::from_integer(dividends[i].bigint<std::uint64_t>()), stake, tao_weight));
    sums = {saturating_add(sums.alpha, parts[i].alpha), saturating_add(sums.root, parts[i].root)};
  }
  auto const pot = input.at("pending_alpha").bigint<std::uint64_t>();
  auto const root_pot = input.at("pending_root_alpha").bigint<std::uint64_t>();
  auto alpha = Json::array();
  auto root = Json::array();
  for (auto const& part : parts) {
    alpha.push_back(bits_of(share_of_pot(pot, part.alpha, sums.alpha)));
    root.push_back(bits_of(share_of_pot(root_pot, part.root, sums.root)));
  }
  return {{"alpha_dividends_u96f32_bits", alpha}, {"root_alpha_dividends_u96f32_bits", root}};
}

}  // namespace flywheel::verify::bittensor
