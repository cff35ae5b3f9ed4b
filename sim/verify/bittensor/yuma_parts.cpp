#include <numeric>
#include <vector>

#include "kernels/scoring/yuma/host_team.hpp"
#include "kernels/scoring/yuma/permits.hpp"
#include "kernels/scoring/yuma/weighted_median.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {
namespace {

std::vector<I32F32> numbers(Field const& list) {
  std::vector<I32F32> values;
  for (auto const& one : list.items()) values.push_back(fixed<I32F32>(one));
  return values;
}

I32F32 sum(std::vector<I32F32> const& values) {
  I32F32 total = I32F32::zero();
  for (auto const value : values) total = saturating_add(total, value);
  return total;
}

}  // namespace

Json prim_weighted_median(Field const& input, Device const&) {
  auto stakes = numbers(input.at("stake_bits"));
  auto const scores = numbers(input.at("score_bits"));
  if (stakes.size() != scores.size()) input.at("score_bits").refuse("as many scores as stakes");
  auto const total = sum(stakes);
  for (auto& stake : stakes) stake = total == I32F32::zero() ? stake : safe_divide(stake, total);
  auto const high = sum(stakes);
  scoring::yuma::PivotMedian const median{stakes.data(), scores.data(),
                                          saturating_subtract(high, fixed<I32F32>(input.at("kappa_bits")))};
  std::vector<std::uint32_t> members(2 * stakes.size() + 1);
  std::iota(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(stakes.size()), 0u);
  auto const result = median(members.data(), static_cast<std::uint32_t>(stakes.size()), I32F32::zero(), high);
  return {{"result_bits", bits_of(result)}};
}

Json prim_is_topk_nonzero(Field const& input, Device const&) {
  std::vector<std::uint64_t> values;
  for (auto const& one : input.at("values_bits").items()) {
    values.push_back(one.bigint<std::uint64_t>());
    if (values.back() >> 63 != 0) one.refuse("the bits of a number of 31 whole bits");
  }
  std::vector<std::uint8_t> marks(values.size());
  std::uint64_t cell = 0;
  scoring::yuma::mark_top_k(scoring::yuma::HostTeam{}, values.data(), static_cast<std::uint32_t>(values.size()),
                            input.at("k").whole<std::uint32_t>(), marks.data(), cell, 63);
  Json flags = Json::array();
  for (auto const mark : marks) flags.push_back(mark != 0);
  return {{"result_flags", std::move(flags)}};
}

}  // namespace flywheel::verify::bittensor
