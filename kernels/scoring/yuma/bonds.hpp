#pragma once

#include "kernels/scoring/yuma/classic_bonds.hpp"
#include "kernels/scoring/yuma/yuma3_bonds.hpp"

namespace flywheel::scoring::yuma {

/// Liquid alpha counts where any miner has consensus.
FLYWHEEL_HD inline bool moves_liquidly(Subnet const& subnet) {
  return subnet.is_liquid() && subnet.work.totals->consensus > 0;
}

template <class Team, class Observer>
FLYWHEEL_HD void move_liquid_bonds(Team const& team, Subnet const& subnet, Observer const& observer) {
  hide_weights(team, subnet);
  for_each_strip(team, subnet, [&](Strip const& strip) {
    LiquidMove<Observer> const liquid{strip, subnet.factors, observer};
    Yuma3Bonds<Team, ShareArithmetic, Observer> const bonds{team, subnet.factors, strip, observer};
    for (std::uint32_t c = 0; c < Team::strip; c += Lanes<typename Team::Wide>::count) bonds(c, liquid);
  });
}

template <template <class, class, class> class Bonds, class Arithmetic, class Team, class Observer>
FLYWHEEL_HD void move_bonds_by(Team const& team, Subnet const& subnet, Observer const& observer) {
  for_each_strip(team, subnet, [&](Strip const& strip) {
    Bonds<Team, Arithmetic, Observer> const bonds{team, subnet.factors, strip, observer};
    for (std::uint32_t c = 0; c < Team::strip; c += Lanes<typename Team::Wide>::count) bonds(c);
  });
}

template <template <class, class, class> class Bonds, class Team, class Observer>
FLYWHEEL_HD void move_bonds(Team const& team, Subnet const& subnet, Observer const& observer) {
  if (subnet.factors.keeps_bonds_in_unit()) {
    move_bonds_by<Bonds, ShareArithmetic>(team, subnet, observer);
  } else {
    move_bonds_by<Bonds, FullArithmetic>(team, subnet, observer);
  }
}

/// A Yuma 3 validator is paid for its bonds in proportion to its stake.
template <class Team>
FLYWHEEL_HD void weigh_dividends(Team const& team, Subnet const& subnet) {
  for (std::uint32_t row = team.lane; row < subnet.work.totals->rows; row += team.stride) {
    std::uint32_t const uid = subnet.work.row[row].uid;
    I32F32 const bonds{static_cast<std::int64_t>(subnet.work.dividends[uid])};
    I32F32 const stake{static_cast<std::int64_t>(subnet.work.active_stake[uid])};
    subnet.work.total_bonds[uid] = subnet.work.dividends[uid];
    subnet.work.dividends[uid] = static_cast<std::uint64_t>(saturating_multiply(bonds, stake).bits);
  }
  team.sync();
}

/// Bonds and dividends. Leaves the bonds to store in the matrix.
template <class Team, class Observer>
FLYWHEEL_HD void move_bonds_and_pay(Team const& team, Subnet const& subnet, Observer const& observer) {
  auto const& work = subnet.work;
  bool const is_classic = subnet.parameters.bonds == BondRule::classic;
  if (is_classic) {
    move_bonds<ClassicBonds>(team, subnet, observer);
  } else if (moves_liquidly(subnet)) {
    move_liquid_bonds(team, subnet, observer);
  } else {
    move_bonds<Yuma3Bonds>(team, subnet, observer);
  }
  gather_rows(team, subnet, work.dividends_of_row, work.dividends);
  gather_rows(team, subnet, work.trust, work.validator_trust);
  if (!is_classic) weigh_dividends(team, subnet);
  add_up(team, subnet, work.dividends, work.totals->dividends);
  team.sync();
  normalise(team, subnet, work.dividends, work.totals->dividends);
  team.sync();
}

}  // namespace flywheel::scoring::yuma
