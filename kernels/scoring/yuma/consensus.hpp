#pragma once

#include "kernels/scoring/yuma/rows.hpp"
#include "kernels/scoring/yuma/weighted_median.hpp"

namespace flywheel::scoring::yuma {

/// Some neighbouring columns of the matrices, and a thread's tiles for them. Held by value and copied into loops, so
/// that what they write cannot be an address that they read.
struct Strip {
  std::uint32_t first;  // column
  std::uint32_t rows;
  std::size_t matrix_stride;
  std::size_t tile_stride;
  Row const* row;
  std::uint32_t* weight;  // from the first column on, as all below
  std::uint32_t* bond;
  std::uint64_t* tile;
  std::uint64_t* other_tile;
  std::int32_t* score;
  std::uint64_t* consensus;
  std::uint64_t* incentive;
  std::uint64_t* trust;             // [rows x padding]
  std::uint64_t* dividends_of_row;  // [rows x padding]
  std::uint64_t penalty;

  /// A row's weights, normalised, from column c of the strip on.
  ///     w_ij = floor(stored_ij / sum of the row)
  template <class Wide>
  FLYWHEEL_HD Wide weights(std::uint32_t of_row, std::uint32_t c) const {
    using Real = typename Lanes<Wide>::Real;
    auto const& share = row[of_row].share_of_weight;
    ShareOfU16<Real> const share_of{broadcast<Real>(share.scale), broadcast<Real>(share.shift)};
    return share_of.template operator()<Wide>(Lanes<Wide>::real_of_u16(weight + of_row * matrix_stride + c));
  }
};

template <class Team>
FLYWHEEL_HD Strip strip_at(Subnet const& subnet, std::uint32_t first) {
  auto const& work = subnet.work;
  std::uint32_t const in_tile = Team::strip == 1 ? first : 0;
  return {first,
          static_cast<std::uint32_t>(work.totals->rows),
          row_stride(subnet.columns),
          Team::strip == 1 ? subnet.columns : Team::strip,
          work.row,
          work.weight + first,
          work.bond + first,
          work.tile + in_tile,
          work.other_tile + in_tile,
          work.score + in_tile,
          work.consensus + first,
          work.incentive + first,
          work.trust,
          work.dividends_of_row,
          static_cast<std::uint64_t>(subnet.factors.penalty.bits)};
}

/// Calls each(strip) for the team's share of the columns.
template <class Team, class Each>
FLYWHEEL_HD void for_each_strip(Team const& team, Subnet const& subnet, Each const& each) {
  for (std::uint32_t at = team.lane * Team::strip; at < subnet.columns; at += team.stride * Team::strip) {
    each(strip_at<Team>(subnet, at));
  }
  team.sync();
}

/// Normalised weights of a strip into the tile, and their order into the scores.
template <class Team, class Observer>
FLYWHEEL_HD void weigh_strip(Strip const& of, Observer const& observer) {
  using Wide = typename Team::Wide;
  Strip const strip = of;
  for (std::uint32_t row = 0; row < strip.rows; ++row) {
    std::size_t const at = row * strip.tile_stride;
    std::uint64_t const counts = 0 - strip.row[row].is_in_median;
    for (std::uint32_t c = 0; c < Team::strip; c += Lanes<Wide>::count) {
      auto const weight = strip.weights<Wide>(row, c);
      store(strip.tile + at + c, weight);
      auto const score = (weight - (weight >> 32)) & counts;
      Lanes<Wide>::to_u32(reinterpret_cast<std::uint32_t*>(strip.score + at + c), score ^ 0x8000'0000U);
      observer.columns(YumaStage::weights_norm, strip.row[row].uid, strip.first + c, weight);
    }
  }
}

/// Where the majority is more than all stake, consensus is the least score.
template <class Team>
FLYWHEEL_HD void least_scores(Subnet const& subnet, Strip const& strip, std::uint64_t* scores) {
  for (std::uint32_t c = 0; c < Team::strip; ++c) {
    std::uint64_t least = subnet.work.totals->absent_stake > 0 ? 0 : ~std::uint64_t{0};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::uint64_t const score = strip.tile[row * strip.tile_stride + c];
      if (strip.row[row].is_in_median != 0 && score < least) least = score;
    }
    scores[c] = least == ~std::uint64_t{0} ? 0 : least;
  }
}

/// The stake-weighted medians of a strip's columns.
/// Source  reference 5.3.
template <class Team>
FLYWHEEL_HD void find_consensus(Subnet const& subnet, Strip const& strip) {
  using Wide = typename Team::Wide;
  auto const& totals = *subnet.work.totals;
  auto const minority = static_cast<std::int64_t>(totals.median_stake) - subnet.factors.kappa.bits;
  if (minority < 0) return least_scores<Team>(subnet, strip, strip.consensus);
  constexpr std::int64_t most = 0xFFFF'FFFF;
  MedianRule const rule{static_cast<std::uint32_t>(minority < most ? minority : most),
                        static_cast<std::uint32_t>(totals.absent_stake)};
  auto const medians =
      median_of_columns<Wide>({strip.score, strip.tile_stride, subnet.work.median_stake, strip.rows}, rule);
  std::int32_t codes[Team::strip];
  static_assert(sizeof(codes) == sizeof(medians));
  store(codes, medians);
  for (std::uint32_t c = 0; c < Team::strip; ++c) strip.consensus[c] = score_of_code(codes[c]);
}

/// Clipped weights: trust of validators, rank of miners.
///     w'_ij = min(w_ij, C_j),   trust_i = sum_j w'_ij,   rank_j = sum_i floor(a_i w'_ij)
/// Source  reference 5.4.
template <class Team, class Observer>
FLYWHEEL_HD void clip_strip(Team const& team, Strip const& of, Observer const& observer) {
  using Wide = typename Team::Wide;
  Strip const strip = of;
  for (std::uint32_t c = 0; c < Team::strip; c += Lanes<Wide>::count) {
    auto const consensus = load<Wide>(strip.consensus + c);
    Wide rank{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const clipped = smaller(load<Wide>(strip.tile + row * strip.tile_stride + c), consensus);
      rank += multiply_shares(broadcast<Wide>(strip.row[row].active_stake), clipped);
      team.add_lanes(strip.trust + std::size_t{row} * padding, clipped);
      observer.columns(YumaStage::clipped_weights, strip.row[row].uid, strip.first + c, clipped);
    }
    store(strip.incentive + c, rank);
  }
}

/// Consensus, validator trust and incentive of all miners.
template <class Team, class Observer>
FLYWHEEL_HD void agree(Team const& team, Subnet const& subnet, Observer const& observer) {
  auto const& work = subnet.work;
  for_each_strip(team, subnet, [&](Strip const& strip) {
    weigh_strip<Team>(strip, observer);
    find_consensus<Team>(subnet, strip);
    clip_strip(team, strip, observer);
  });
  add_up(team, subnet, work.incentive, work.totals->rank);
  add_up(team, subnet, work.consensus, work.totals->consensus);
  team.sync();
  normalise(team, subnet, work.incentive, work.totals->rank);
  for (std::uint32_t column = team.lane; column < subnet.columns; column += team.stride) {
    work.validator_trust[column] = 0;
    work.dividends[column] = 0;
    work.total_bonds[column] = 0;
  }
  team.sync();
}

/// Writes what rows have summed lane by lane into a column over neurons.
template <class Team>
FLYWHEEL_HD void gather_rows(Team const& team, Subnet const& subnet, std::uint64_t const* lanes,
                             std::uint64_t* column) {
  for (std::uint32_t row = team.lane; row < subnet.work.totals->rows; row += team.stride) {
    std::uint64_t sum = 0;
    for (std::uint32_t lane = 0; lane < padding; ++lane) sum += lanes[std::size_t{row} * padding + lane];
    column[subnet.work.row[row].uid] = sum;
  }
  team.sync();
}

}  // namespace flywheel::scoring::yuma
