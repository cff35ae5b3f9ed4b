#pragma once

#include "kernels/scoring/yuma/stake.hpp"

namespace flywheel::scoring::yuma {

/// floor(share emission), clamped to u64.
/// Source  opentensor/subtensor, run_epoch.rs: the product is taken in I96F32.
FLYWHEEL_HD constexpr std::uint64_t rao_of_share(std::uint64_t share, std::uint64_t emission_rao) {
  return clamp_to<std::uint64_t>((static_cast<UInt128>(share) * emission_rao) >> 32);
}

/// Incentive and dividends as parts of the emission; where nobody earned any, validators get it by stake.
///     server_i = I_i / Z,  validator_i = D_i / Z,  combined_i = (I_i + D_i) / Z,  Z = sum of all
/// Source  reference 5.9.
struct EmissionShares {
  Subnet const& subnet;
  Divisor<std::uint64_t> by;
  bool is_earned;
  std::uint64_t const* fallback;

  FLYWHEEL_HD explicit EmissionShares(Subnet const& of)
      : subnet{of},
        by{of.work.totals->combined},
        is_earned{of.work.totals->combined > 0},
        fallback{of.work.totals->active_stake > 0 ? of.work.active_stake : of.work.stake} {}

  FLYWHEEL_HD std::uint64_t server(std::uint32_t uid) const { return by(subnet.work.incentive[uid]); }
  FLYWHEEL_HD std::uint64_t validator(std::uint32_t uid) const {
    return is_earned ? by(subnet.work.dividends[uid]) : fallback[uid];
  }
  FLYWHEEL_HD std::uint64_t combined(std::uint32_t uid) const {
    return is_earned ? by(subnet.work.incentive[uid] + subnet.work.dividends[uid]) : fallback[uid];
  }
};

FLYWHEEL_HD inline std::uint16_t stored_share(std::uint64_t share) {
  return u16_from_proportion(I32F32{static_cast<std::int64_t>(share)});
}

/// Writes what the chain stores of every neuron, bonds and permits apart.
template <class Team>
FLYWHEEL_HD void write_columns(Team const& team, Subnet const& subnet) {
  auto const& work = subnet.work;
  auto& totals = *work.totals;
  add_up(team, subnet, work.incentive, totals.combined);
  add_up(team, subnet, work.dividends, totals.combined);
  team.sync();
  EmissionShares const share{subnet};
  std::uint64_t const emission = subnet.clock.emission_rao;
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    subnet.after.stake_weight[uid] = stored_share(work.stake[uid]);
    subnet.after.consensus[uid] = stored_share(work.consensus[uid]);
    subnet.after.incentive[uid] = stored_share(work.incentive[uid]);
    subnet.after.dividends[uid] = stored_share(work.dividends[uid]);
    subnet.after.validator_trust[uid] = stored_share(work.validator_trust[uid]);
    subnet.after.server_rao[uid] = rao_of_share(share.server(uid), emission);
    subnet.after.validator_rao[uid] = rao_of_share(share.validator(uid), emission);
    subnet.after.combined_rao[uid] = rao_of_share(share.combined(uid), emission);
  }
}

/// The same before it is cut, where anybody asks.
template <class Team>
FLYWHEEL_HD void write_raw(Team const& team, Subnet const& subnet, YumaRawColumns const& raw) {
  if (raw.stake == nullptr) return;
  auto const& work = subnet.work;
  EmissionShares const share{subnet};
  auto const number = [](std::uint64_t bits) { return I32F32{static_cast<std::int64_t>(bits)}; };
  for (std::uint32_t uid = team.lane; uid < subnet.neurons; uid += team.stride) {
    raw.stake[uid] = number(work.stake[uid]);
    raw.active_stake[uid] = number(work.active_stake[uid]);
    raw.consensus[uid] = number(work.consensus[uid]);
    raw.validator_trust[uid] = number(work.validator_trust[uid]);
    raw.incentive[uid] = number(work.incentive[uid]);
    raw.dividends[uid] = number(work.dividends[uid]);
    raw.total_bonds[uid] = number(work.total_bonds[uid]);
    raw.combined[uid] = number(share.combined(uid));
  }
}

}  // namespace flywheel::scoring::yuma
