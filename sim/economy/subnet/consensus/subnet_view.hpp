#pragma once

#include <limits>
#include <span>

#include "kernels/statistics/concentration.hpp"
#include "sim/economy/subnet/consensus/economy.hpp"

namespace flywheel::economy::consensus {

inline constexpr auto none = std::numeric_limits<double>::quiet_NaN();

inline double quotient(double above, double below) {
  return below == 0 ? none : above / below;
}
inline double real(std::uint64_t number) {
  return static_cast<double>(number);
}

/// One subnet of a world, as its series and findings see it.
struct SubnetView {
  SubnetSpec const& spec;
  Layout const& layout;
  std::span<BlocTotals const> blocs;
  statistics::Concentration const& balances;

  double sum(std::uint64_t domain::BlocEpoch::*what) const {
    double total = 0;
    for (auto const& bloc : blocs) total += real(bloc.last.*what);
    return total;
  }
  double sum(std::uint64_t BlocTotals::*what) const {
    double total = 0;
    for (auto const& bloc : blocs) total += real(bloc.*what);
    return total;
  }
  double stake(std::size_t bloc) const { return real(stakes_ppm(spec)[bloc]) / 1e6; }
  double emission(std::size_t bloc) const {
    auto const& last = blocs[bloc].last;
    return quotient(real(last.validators_paid) + real(last.miners_paid),
                    sum(&domain::BlocEpoch::validators_paid) + sum(&domain::BlocEpoch::miners_paid));
  }
  double dividends_over_stake(std::size_t bloc) const {
    return quotient(quotient(real(blocs[bloc].dividends), sum(&BlocTotals::dividends)),
                    quotient(real(blocs[bloc].stake), sum(&BlocTotals::stake)));
  }
  double dividend_ratio(std::size_t bloc) const {
    auto const& of = blocs[bloc];
    return quotient(
        quotient(real(of.dividends), real(of.stake)),
        quotient(sum(&BlocTotals::dividends) - real(of.dividends), sum(&BlocTotals::stake) - real(of.stake)));
  }
  template <class Votes>
  Votes const* votes(std::size_t bloc) const {
    auto const& of = spec.blocs[bloc].votes;
    return of ? std::get_if<Votes>(&*of) : nullptr;
  }
};

}  // namespace flywheel::economy::consensus
