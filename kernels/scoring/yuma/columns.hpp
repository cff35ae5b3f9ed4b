#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/base/fixed_point.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/scoring/yuma/parameters.hpp"

namespace flywheel::scoring {

/// Sparse rows as the chain keeps them: row r has `count[r]` entries from `first[r]` on, in stored order. An entry of 0
/// is an entry. Domain  uid < neurons of the subnet, no uid twice in a row.
struct WeightRows {
  std::uint64_t const* first;  // [neurons]
  std::uint32_t const* count;  // [neurons]
  std::uint16_t const* uid;    // [entries]
  std::uint16_t const* value;  // [entries]
};

/// The same for bonds, which an epoch rewrites: the rows of subnet s fill its entries from subnet_first[s] on, in uid
/// order.
struct BondRows {
  std::uint64_t const* subnet_first;  // [subnets + 1]
  std::uint64_t* first;               // [neurons]
  std::uint32_t* count;               // [neurons]
  std::uint16_t* uid;                 // [entries]
  std::uint16_t* value;               // [entries]
};

/// What the chain knows of a neuron before an epoch.
struct NeuronColumns {
  std::uint64_t const* last_update_block;
  std::uint64_t const* registration_block;
  std::uint64_t const* alpha_stake_rao;  // inherited
  std::uint64_t const* tao_stake_rao;    // inherited, on root
  std::uint64_t const* commit_block;     // earliest unrevealed commit, 2^64 - 1: none; null: no commit-reveal
};

/// What it stores of a neuron after one. Shares: floor(65535 share).
struct YumaColumns {
  std::uint8_t* validator_permit;  // in: used by this epoch; out: of the next
  std::uint8_t* active;
  std::uint16_t* stake_weight;
  std::uint16_t* consensus;
  std::uint16_t* incentive;
  std::uint16_t* dividends;
  std::uint16_t* validator_trust;
  std::uint64_t* server_rao;
  std::uint64_t* validator_rao;
  std::uint64_t* combined_rao;
};

/// The same before it is cut to u16. All null where nobody asks.
struct YumaRawColumns {
  I32F32* stake;
  I32F32* active_stake;
  I32F32* consensus;
  I32F32* validator_trust;
  I32F32* incentive;
  I32F32* dividends;
  I32F32* total_bonds;  // Yuma 3 only
  I32F32* combined;
};

/// Why a subnet was not computed, or its bonds not stored.
enum class YumaStatus : std::uint8_t {
  done,
  too_many_neurons,  // for the scratch memory's shape
  too_many_rows,     // validators or holders of bonds, for the same
  too_many_bonds,    // for the subnet's entries: rows stay as they were
};

/// The largest subnet that scratch memory is made for. A row is a neuron with a permit and weights, or with bonds.
struct YumaShape {
  std::uint32_t most_neurons;
  std::uint32_t most_rows;
};

/// Memory of the op's own: `slots` equal parts, one for each subnet under way.
struct YumaScratch {
  std::byte* bytes;
  YumaShape shape;
  std::uint32_t slots;
};

}  // namespace flywheel::scoring
