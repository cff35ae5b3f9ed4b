#pragma once

#include "kernels/scoring/yuma/rows.hpp"
#include "kernels/scoring/yuma/weighted_median.hpp"

namespace flywheel::scoring::yuma {

/// Some neighbouring columns, and the part of a thread's tiles that holds them.
struct Strip {
  std::uint32_t first;   // column
  std::uint32_t tile;    // column in the tile
  std::uint32_t stride;  // of the tile
  std::uint32_t rows;
};

template <class Team>
FLYWHEEL_HD Strip strip_at(Subnet const& subnet, std::uint32_t first, std::uint32_t tile_stride) {
  auto const rows = static_cast<std::uint32_t>(subnet.work.totals->rows);
  return {first, Team::strip == 1 ? first : 0, tile_stride, rows};
}

/// Calls each(strip) for the team's share of the columns.
template <class Team, class Each>
FLYWHEEL_HD void for_each_strip(Team const& team, Subnet const& subnet, Each const& each) {
  std::uint32_t const tile_stride = Team::strip == 1 ? subnet.columns : Team::strip;
  for (std::uint32_t at = team.lane * Team::strip; at < subnet.columns; at += team.stride * Team::strip) {
    each(strip_at<Team>(subnet, at, tile_stride));
  }
  team.sync();
}

/// A row's weight, normalised, from the matrix.
///     w_ij = floor(stored_ij / sum of the row)
template <class Wide>
FLYWHEEL_HD inline Wide weight_of(std::uint32_t const* codes, Row const& row) {
  auto const stored = Lanes<Wide>::from_u32(codes) & value_mask;
  return share_of_u16(stored, broadcast<typename Lanes<Wide>::Real>(row.weight_inverse));
}

/// Normalised weights of a strip into the tile, and their order into the scores.
template <class Team, class Observer>
FLYWHEEL_HD void weigh_strip(Subnet const& subnet, Strip const& strip, Observer const& observer) {
  using Wide = typename Team::Wide;
  auto const& work = subnet.work;
  for (std::uint32_t row = 0; row < strip.rows; ++row) {
    auto const& of = work.row[row];
    auto const* const codes = work.weight + std::size_t{row} * subnet.columns + strip.first;
    std::size_t const at = std::size_t{row} * strip.stride + strip.tile;
    std::uint64_t const counts = 0 - of.is_in_median;
    for (std::uint32_t c = 0; c < Team::strip; c += Lanes<Wide>::count) {
      auto const weight = weight_of<Wide>(codes + c, of);
      store(work.tile + at + c, weight);
      auto const score = (weight - (weight >> 32)) & counts;
      Lanes<Wide>::to_u32(reinterpret_cast<std::uint32_t*>(work.score + at + c), score ^ 0x8000'0000U);
      observer.columns(YumaStage::weights_norm, of.uid, strip.first + c, weight);
    }
  }
}

/// Where the majority is more than all stake, consensus is the least score.
template <class Team>
FLYWHEEL_HD void least_scores(Subnet const& subnet, Strip const& strip, std::uint64_t* scores) {
  auto const& work = subnet.work;
  for (std::uint32_t c = 0; c < Team::strip; ++c) {
    std::uint64_t least = work.totals->absent_stake > 0 ? 0 : ~std::uint64_t{0};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      std::uint64_t const score = work.tile[std::size_t{row} * strip.stride + strip.tile + c];
      if (work.row[row].is_in_median != 0 && score < least) least = score;
    }
    scores[c] = least == ~std::uint64_t{0} ? 0 : least;
  }
}

/// The stake-weighted medians of a strip's columns.
/// Source  reference 5.3.
template <class Team>
FLYWHEEL_HD void find_consensus(Subnet const& subnet, Strip const& strip, std::uint64_t* scores) {
  using Wide = typename Team::Wide;
  auto const& work = subnet.work;
  auto const& totals = *work.totals;
  auto const minority = static_cast<std::int64_t>(totals.median_stake) - subnet.factors.kappa.bits;
  if (minority < 0) return least_scores<Team>(subnet, strip, scores);
  constexpr std::int64_t most = 0xFFFF'FFFF;
  MedianRule const rule{static_cast<std::uint32_t>(minority < most ? minority : most),
                        static_cast<std::uint32_t>(totals.absent_stake)};
  auto const* const rows = work.row;
  auto const medians = median_of_columns<Wide>(
      work.score + strip.tile, strip.stride, strip.rows, [rows](std::uint32_t row) { return rows[row].median_stake; },
      rule);
  std::int32_t codes[Team::strip];
  static_assert(sizeof(codes) == sizeof(medians));
  store(codes, medians);
  for (std::uint32_t c = 0; c < Team::strip; ++c) scores[c] = score_of_code(codes[c]);
}

/// Clipped weights: trust of validators, rank of miners.
///     w'_ij = min(w_ij, C_j),   trust_i = sum_j w'_ij,   rank_j = sum_i floor(a_i w'_ij)
/// Source  reference 5.4.
template <class Team, class Observer>
FLYWHEEL_HD void clip_strip(Team const& team, Subnet const& subnet, Strip const& strip, Observer const& observer) {
  using Wide = typename Team::Wide;
  auto const& work = subnet.work;
  for (std::uint32_t c = 0; c < Team::strip; c += Lanes<Wide>::count) {
    auto const consensus = load<Wide>(work.consensus + strip.first + c);
    Wide rank{};
    for (std::uint32_t row = 0; row < strip.rows; ++row) {
      auto const& of = work.row[row];
      auto const clipped = smaller(load<Wide>(work.tile + std::size_t{row} * strip.stride + strip.tile + c), consensus);
      rank += multiply_shares(broadcast<Wide>(of.active_stake), clipped);
      team.add_lanes(work.trust + std::size_t{row} * padding, clipped);
      observer.columns(YumaStage::clipped_weights, of.uid, strip.first + c, clipped);
    }
    store(work.incentive + strip.first + c, rank);
  }
}

/// Consensus, validator trust and incentive of all miners.
template <class Team, class Observer>
FLYWHEEL_HD void agree(Team const& team, Subnet const& subnet, Observer const& observer) {
  auto const& work = subnet.work;
  for_each_strip(team, subnet, [&](Strip const& strip) {
    weigh_strip<Team>(subnet, strip, observer);
    find_consensus<Team>(subnet, strip, work.consensus + strip.first);
    clip_strip(team, subnet, strip, observer);
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
