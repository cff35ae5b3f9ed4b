#pragma once

#include "kernels/scoring/yuma/share_arithmetic.hpp"
#include "kernels/scoring/yuma/subnet.hpp"

namespace flywheel::scoring::yuma {

/// Stake that counts: alpha, and root TAO at the network's weight; none below the threshold, save the owner's.
///     total = alpha + floor(tao w)
/// Source  reference 4 and 5.1 (1, 2).
FLYWHEEL_HD inline I64F64 stake_that_counts(Subnet const& subnet, std::uint32_t uid) {
  auto const tao = I64F64::from_integer(subnet.before.tao_stake_rao[uid]);
  auto const alpha = I64F64::from_integer(subnet.before.alpha_stake_rao[uid]);
  auto const total = saturating_add(alpha, saturating_multiply(tao, subnet.factors.tao_weight));
  bool const is_enough = total.to_integer<std::uint64_t>() >= subnet.parameters.stake_threshold_rao;
  return is_enough || subnet.is_owner(uid) ? total : I64F64::zero();
}

template <class Team>
FLYWHEEL_HD void sum_stake(Team const& team, Subnet const& subnet) {
  auto& totals = *subnet.work.totals;
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    auto const total = stake_that_counts(subnet, uid);
    subnet.work.total_stake[uid] = total;
    team.add(totals.stake_whole, static_cast<std::uint64_t>(total.bits >> 64));
    team.add(totals.stake_high, static_cast<std::uint64_t>(total.bits) >> 32);
    team.add(totals.stake_low, static_cast<std::uint64_t>(total.bits) & (one_bits - 1));
    team.raise(totals.latest_registration, subnet.before.registration_block[uid]);
  }
}

/// Shares of the whole subnet, and of what is active and permitted (still to be normalised). Padding is 0.
///     S_i = floor(total_i / sum),   inactive where last update + cutoff < now
template <class Team>
FLYWHEEL_HD void share_stake(Team const& team, Subnet const& subnet) {
  auto& totals = *subnet.work.totals;
  auto const whole = static_cast<Int128>(totals.stake_whole) << 64;
  I64F64 const sum{whole + (static_cast<Int128>(totals.stake_high) << 32) + static_cast<Int128>(totals.stake_low)};
  for (std::uint32_t uid = team.lane; uid < subnet.columns; uid += team.stride) {
    subnet.work.stake[uid] = 0;
    subnet.work.active_stake[uid] = 0;
    if (uid >= subnet.neurons) continue;
    auto const updated = saturating_add(subnet.before.last_update_block[uid], subnet.parameters.activity_cutoff_blocks);
    bool const is_active = updated >= subnet.clock.current_block;
    subnet.after.active[uid] = is_active ? 1 : 0;
    auto const total = subnet.work.total_stake[uid];
    if (total.bits == 0) continue;
    auto const share = I32F32::from_fixed(safe_divide(total, sum));
    subnet.work.stake[uid] = static_cast<std::uint64_t>(share.bits);
    if (!is_active || !subnet.is_permitted(uid)) continue;
    subnet.work.active_stake[uid] = static_cast<std::uint64_t>(share.bits);
    team.add(totals.stake, static_cast<std::uint64_t>(share.bits));
  }
}

/// column_i = floor(column_i / total). A total of 0 leaves zeros. Domain  column_i <= total.
template <class Team>
FLYWHEEL_HD void normalise(Team const& team, Subnet const& subnet, std::uint64_t* column, std::uint64_t total) {
  using Wide = typename Team::Wide;
  constexpr std::uint32_t lanes = Lanes<Wide>::count;
  Divisor<Wide> const by{broadcast<Wide>(total)};
  for (std::uint32_t i = team.lane * lanes; i < subnet.columns; i += team.stride * lanes) {
    store(column + i, by(load<Wide>(column + i)));
  }
}

/// The sum of a column.
template <class Team>
FLYWHEEL_HD void add_up(Team const& team, Subnet const& subnet, std::uint64_t const* column, std::uint64_t& total) {
  std::uint64_t part = 0;
  for (std::uint32_t i = team.lane; i < subnet.columns; i += team.stride) part += column[i];
  team.add(total, part);
}

/// Steps 1, 2, 3 and 6 of reference 5.1.
template <class Team>
FLYWHEEL_HD void find_stake(Team const& team, Subnet const& subnet) {
  auto& totals = *subnet.work.totals;
  if (team.lane == 0) totals = Totals{};
  team.sync();
  sum_stake(team, subnet);
  team.sync();
  share_stake(team, subnet);
  team.sync();
  normalise(team, subnet, subnet.work.active_stake, totals.stake);
  team.sync();
  add_up(team, subnet, subnet.work.active_stake, totals.active_stake);
  team.sync();
}

}  // namespace flywheel::scoring::yuma
