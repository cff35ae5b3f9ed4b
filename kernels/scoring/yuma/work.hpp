#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/scoring/yuma/columns.hpp"
#include "kernels/scoring/yuma/share_arithmetic.hpp"

namespace flywheel::scoring::yuma {

/// Columns are padded to whole strips, so that no loop over them has a rest.
inline constexpr std::uint32_t padding = 8;

FLYWHEEL_HD constexpr std::uint32_t padded(std::uint32_t columns) {
  return (columns + padding - 1) / padding * padding;
}

/// Numbers from one row of a matrix to the next: rows of 2^k columns would all fall into the same few places of a
/// cache.
FLYWHEEL_HD constexpr std::size_t row_stride(std::uint32_t padded_columns) {
  return std::size_t{padded_columns} + 16;
}

/// What threads of a team add up together.
struct Totals {
  std::uint64_t latest_registration;
  std::uint64_t stake_whole, stake_high, stake_low;  // of I64F64: units, and the two halves of the fraction
  std::uint64_t stake;                               // of normalised stake that counts as active
  std::uint64_t active_stake;
  std::uint64_t absent_stake;  // of validators in the median that give no weights: they score 0
  std::uint64_t median_stake;
  std::uint64_t rank;
  std::uint64_t consensus;  // positive where any miner has consensus
  std::uint64_t dividends;
  std::uint64_t combined;
  std::uint64_t chosen;  // by the search for the lowest stake with a permit
  std::uint64_t rows;
  std::uint64_t bond_entries;
};

/// A row of the matrices: a validator with weights, or anybody with bonds.
struct Row {
  std::uint32_t uid;
  std::uint64_t active_stake;
  ShareOfU16<double> share_of_weight;  // by the sum of the stored weights that count
  std::uint64_t is_in_median;
};

/// The memory of one slot. Matrices have `rows` rows, row_stride(columns) apart.
struct Work {
  Totals* totals;
  Row* row;                         // [rows]
  std::uint32_t* median_stake;      // [rows] 2^32 counts as 0; see MedianRule
  std::uint64_t* trust;             // [rows x padding] summed lane by lane
  std::uint64_t* dividends_of_row;  // [rows x padding]
  std::uint32_t* weight;            // [rows x row_stride] u16 and flags
  std::uint32_t* bond;              // [rows x row_stride] in: u16 and a flag; out: u16 and listed
  std::uint64_t* tile;              // [rows x tile columns]
  std::uint64_t* other_tile;        // [rows x tile columns]
  std::int32_t* score;              // [rows x tile columns] weights ordered as signed numbers
  I64F64* total_stake;              // [columns]
  std::uint64_t* stake;             // [columns] I32F32 bits, as all below
  std::uint64_t* active_stake;
  std::uint64_t* consensus;
  std::uint64_t* incentive;  // rank, until it is normalised
  std::uint64_t* validator_trust;
  std::uint64_t* dividends;
  std::uint64_t* total_bonds;
  std::uint32_t* row_of_bonds;  // [columns] bonds of a neuron to store
  std::uint32_t* row_index;     // [columns] of the matrices, or no_row
};

inline constexpr std::uint32_t no_row = 0xFFFFFFFF;
inline constexpr std::uint32_t value_mask = 0xFFFF;
inline constexpr std::uint32_t listed_flag = 0x1'0000;  // the row has this entry, maybe of value 0
inline constexpr std::uint32_t hidden_flag = 0x2'0000;  // liquid alpha's merge passes over this entry

/// Hands out pieces of a slot, each on a cache line of its own. Without memory it only counts.
struct Carving {
  std::byte* bytes;
  std::size_t used = 0;

  template <class T>
  FLYWHEEL_HD T* take(std::size_t rows) {
    std::size_t const at = used;
    used += (rows * sizeof(T) + 63) / 64 * 64;
    return bytes == nullptr ? nullptr : reinterpret_cast<T*>(bytes + at);
  }
};

FLYWHEEL_HD inline Work carve(Carving& from, YumaShape const& shape, std::uint32_t tile_columns) {
  std::size_t const columns = padded(shape.most_neurons);
  std::size_t const rows = shape.most_rows;
  Work work{};
  work.totals = from.take<Totals>(1);
  work.row = from.take<Row>(rows);
  work.median_stake = from.take<std::uint32_t>(rows);
  work.trust = from.take<std::uint64_t>(rows * padding);
  work.dividends_of_row = from.take<std::uint64_t>(rows * padding);
  work.weight = from.take<std::uint32_t>(rows * row_stride(padded(shape.most_neurons)));
  work.bond = from.take<std::uint32_t>(rows * row_stride(padded(shape.most_neurons)));
  work.tile = from.take<std::uint64_t>(rows * tile_columns);
  work.other_tile = from.take<std::uint64_t>(rows * tile_columns);
  work.score = from.take<std::int32_t>(rows * tile_columns);
  work.total_stake = from.take<I64F64>(columns);
  for (auto* column : {&work.stake, &work.active_stake, &work.consensus, &work.incentive, &work.validator_trust,
                       &work.dividends, &work.total_bonds}) {
    *column = from.take<std::uint64_t>(columns);
  }
  work.row_of_bonds = from.take<std::uint32_t>(columns);
  work.row_index = from.take<std::uint32_t>(columns);
  return work;
}

/// Bytes of one slot: about 28 a column for rows, 80 a neuron and 360 a row on the host.
inline std::size_t slot_bytes(YumaShape const& shape, std::uint32_t tile_columns) {
  Carving counting{nullptr};
  carve(counting, shape, tile_columns);
  return counting.used;
}

}  // namespace flywheel::scoring::yuma
