#pragma once

#include "kernels/base/fixed_point.hpp"

namespace flywheel::population {

/// What decides which neuron makes room for a newcomer.
struct PruningRules {
  std::uint64_t immunity_blocks = 5'000;
  std::uint32_t least_non_immune = 10;
};

/// The neurons of one subnet.
struct NeuronRows {
  std::uint64_t const* emission;  // of the last epoch
  std::uint64_t const* registered_block;
  std::uint8_t const* is_immortal;  // the owner's, up to the limit
  std::uint32_t count;
};

/// The uid that a newcomer of a full subnet replaces; `count` where none can go.
///     worst: least emission, then oldest registration, then lowest uid
///     the worst that is not immune, where more than `least_non_immune` of them are not; else the worst immune one
/// Immune: registered less than immunity_blocks ago. The owner's keys are never replaced; validators may be.
/// Shape   rows [count] -> uid. Units   blocks, base units. Errors  none.
/// Source  subtensor, subnets/registration.rs, get_neuron_to_prune.
FLYWHEEL_HD constexpr std::uint32_t neuron_to_prune(PruningRules const& rules, NeuronRows const& rows,
                                                    std::uint64_t now_block) {
  std::uint32_t worst[2] = {rows.count, rows.count};  // by immunity
  std::uint32_t non_immune = 0;
  for (std::uint32_t uid = 0; uid < rows.count; ++uid) {
    if (rows.is_immortal[uid] != 0) continue;
    bool const is_immune = saturating_subtract(now_block, rows.registered_block[uid]) < rules.immunity_blocks;
    non_immune += is_immune ? 0 : 1;
    auto& best = worst[is_immune ? 1 : 0];
    bool const is_worse =
        best == rows.count || rows.emission[uid] < rows.emission[best] ||
        (rows.emission[uid] == rows.emission[best] && rows.registered_block[uid] < rows.registered_block[best]);
    if (is_worse) best = uid;
  }
  return non_immune > rules.least_non_immune && worst[0] < rows.count ? worst[0] : worst[1];
}

/// Marks a subnet owner's immortal keys among the uids that its coldkey holds: the oldest registrations up to the
/// limit, the owner's own hotkey before all. Shape   is_owners [count], out is_immortal [count]. Domain  owner_uid =
/// count where the hotkey is not registered. Source  subtensor, subnets/registration.rs, get_immune_owner_tuples.
FLYWHEEL_HD constexpr void mark_immortal(std::uint64_t const* registered_block, std::uint8_t const* is_owners,
                                         std::uint32_t count, std::uint32_t owner_uid, std::uint32_t limit,
                                         std::uint8_t* is_immortal) {
  auto const oldest = [&](std::uint32_t how_many) {
    for (std::uint32_t uid = 0; uid < count; ++uid) is_immortal[uid] = 0;
    for (std::uint32_t taken = 0; taken < how_many; ++taken) {
      std::uint32_t best = count;
      for (std::uint32_t uid = 0; uid < count; ++uid) {
        if (is_owners[uid] == 0 || is_immortal[uid] != 0) continue;
        if (best == count || registered_block[uid] < registered_block[best]) best = uid;
      }
      if (best < count) is_immortal[best] = 1;
    }
  };
  oldest(limit);
  if (owner_uid >= count || is_immortal[owner_uid] != 0 || limit == 0) return;
  oldest(limit - 1);
  is_immortal[owner_uid] = 1;
}

/// The subnet that a newcomer of a full network replaces; `count` where none can go: the lowest moving price among
/// those older than the immunity, then the earliest registration. Shape   moving_price, registered_block, exists
/// [count] -> row. Source  subtensor, coinbase/root.rs, get_network_to_prune.
FLYWHEEL_HD constexpr std::uint32_t subnet_to_prune(I96F32 const* moving_price, std::uint64_t const* registered_block,
                                                    std::uint8_t const* exists, std::uint32_t count,
                                                    std::uint64_t now_block, std::uint64_t immunity_blocks) {
  std::uint32_t worst = count;
  for (std::uint32_t row = 0; row < count; ++row) {
    if (exists[row] == 0 || now_block < saturating_add(registered_block[row], immunity_blocks)) continue;
    bool const is_worse = worst == count || moving_price[row] < moving_price[worst] ||
                          (moving_price[row] == moving_price[worst] && registered_block[row] < registered_block[worst]);
    if (is_worse) worst = row;
  }
  return worst;
}

}  // namespace flywheel::population
