#pragma once

#include <cstdint>

#include "kernels/base/checked.hpp"

namespace flywheel::scoring {

/// Why a row of weights is refused, in the order in which the chain asks.
enum class WeightsError : std::uint8_t {
  none,
  too_many_uids,
  not_enough_stake,
  old_version_key,
  too_fast,
  no_permit,
  duplicate_uids,
  unknown_uid,
  too_few,
};

/// What a subnet asks of those who set weights.
struct WeightRules {
  std::uint64_t rate_limit_blocks = 100;
  std::uint64_t version_key = 0;  // 0 asks for none
  std::uint64_t stake_threshold_base_units = 0;
  std::uint32_t least_weights = 1;
  bool has_commit_reveal = true;  // then the rate limit holds when committing, not when the weights come out
};

/// Who sets them, and when.
struct WeightSetter {
  std::uint32_t uid;
  std::uint64_t stake_weight;       // of section 4 of the rules: own and inherited alpha, and weighted root TAO
  std::uint64_t last_update_block;  // 0: never
  std::uint64_t now_block;
  std::uint64_t version_key;
  bool has_permit;
  bool is_owner;  // the subnet's: needs no permit and no stake
};

/// A row, uid by uid, as its validator sent it.
struct WeightRow {
  std::uint16_t const* uids;
  std::uint32_t count;
  std::uint32_t subnet_uids;  // uids that exist are below
};

/// Whether commits or sets may follow each other so soon.
FLYWHEEL_HD constexpr bool passes_rate_limit(WeightRules const& rules, WeightSetter const& setter) {
  return setter.last_update_block == 0 ||
         saturating_subtract(setter.now_block, setter.last_update_block) >= rules.rate_limit_blocks;
}

/// Judges a row of weights. A single weight on oneself needs no permit and no least number.
/// Shape   one row -> the first condition that fails. Units   blocks, base units. Domain  the setter is registered.
/// Source  subtensor, subnets/weights.rs, internal_set_weights.
FLYWHEEL_HD constexpr WeightsError weights_error(WeightRules const& rules, WeightSetter const& setter,
                                                 WeightRow const& row) {
  bool const is_self_weight = row.count == 1 && row.uids[0] == setter.uid;
  if (row.count > row.subnet_uids) return WeightsError::too_many_uids;
  if (!setter.is_owner && setter.stake_weight < rules.stake_threshold_base_units) return WeightsError::not_enough_stake;
  if (setter.version_key < rules.version_key) return WeightsError::old_version_key;
  if (!rules.has_commit_reveal && !passes_rate_limit(rules, setter)) return WeightsError::too_fast;
  if (!setter.has_permit && !setter.is_owner && !is_self_weight) return WeightsError::no_permit;
  for (std::uint32_t i = 0; i < row.count; ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      if (row.uids[i] == row.uids[j]) return WeightsError::duplicate_uids;
    }
  }
  for (std::uint32_t i = 0; i < row.count; ++i) {
    if (row.uids[i] >= row.subnet_uids) return WeightsError::unknown_uid;
  }
  auto const least = row.subnet_uids < rules.least_weights ? row.subnet_uids : rules.least_weights;
  return row.count < least && !is_self_weight ? WeightsError::too_few : WeightsError::none;
}

}  // namespace flywheel::scoring
