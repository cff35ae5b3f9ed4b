#pragma once

#include <cstdint>

#include "kernels/base/platform.hpp"

namespace flywheel::domain {

/// What has moved in and out of one subnet since its books were last made, in base units.
struct SubnetFlows {
  std::uint64_t tao_injected;       // minted, into the pool
  std::uint64_t tao_chain_bought;   // minted, into the pool, for alpha
  std::uint64_t tao_staked;         // by stakers, for alpha
  std::uint64_t tao_registrations;  // by newcomers, for alpha that is recycled
  std::uint64_t tao_unstaked;       // to those who sold alpha
  std::uint64_t tao_claimed;        // to root stakers, for their alpha
  std::uint64_t tao_root_sold;      // the same, each block
  std::uint64_t tao_buy_fees;       // beside the pool
  std::uint64_t tao_sell_fees;      // out of the pool
  std::uint64_t tao_emitted;        // minted, for those who work where there are no pools
  std::uint64_t tao_owner_cut;      // the same, to the owner
  std::uint64_t tao_recycled;       // by newcomers, where there are no pools: no longer issued
  std::uint64_t tao_joined_root;    // earned by root's members on the subnet
  std::uint64_t tao_root_staked;    // of the world: on root's members
  std::uint64_t tao_root_unstaked;  // of the world
  std::uint64_t tao_locked;         // by a founder, into the pool
  std::uint64_t tao_dissolved;      // out of the pool of a subnet that ends, to holders of its alpha
  std::uint64_t tao_recycled_pool;  // the same, for the protocol's part: no longer issued
  std::uint64_t alpha_founded;      // minted, into a new pool
  std::uint64_t alpha_burned_pool;  // in the pool of a subnet that ends
  std::uint64_t alpha_injected;     // minted, into the pool
  std::uint64_t alpha_emitted;      // minted, outside it
  std::uint64_t alpha_bought;       // out of the pool, by whomever
  std::uint64_t alpha_sold;         // into the pool, by whomever
  std::uint64_t alpha_recycled;     // outside the pool, gone
  std::uint64_t alpha_cut_off;      // emitted, in no pot: what floors cut off

  FLYWHEEL_HD constexpr void add(SubnetFlows const& other) {
    tao_injected += other.tao_injected;
    tao_chain_bought += other.tao_chain_bought;
    tao_staked += other.tao_staked;
    tao_registrations += other.tao_registrations;
    tao_unstaked += other.tao_unstaked;
    tao_claimed += other.tao_claimed;
    tao_root_sold += other.tao_root_sold;
    tao_buy_fees += other.tao_buy_fees;
    tao_sell_fees += other.tao_sell_fees;
    tao_emitted += other.tao_emitted;
    tao_owner_cut += other.tao_owner_cut;
    tao_recycled += other.tao_recycled;
    tao_joined_root += other.tao_joined_root;
    tao_root_staked += other.tao_root_staked;
    tao_root_unstaked += other.tao_root_unstaked;
    tao_locked += other.tao_locked;
    tao_dissolved += other.tao_dissolved;
    tao_recycled_pool += other.tao_recycled_pool;
    alpha_founded += other.alpha_founded;
    alpha_burned_pool += other.alpha_burned_pool;
    alpha_injected += other.alpha_injected;
    alpha_emitted += other.alpha_emitted;
    alpha_bought += other.alpha_bought;
    alpha_sold += other.alpha_sold;
    alpha_recycled += other.alpha_recycled;
    alpha_cut_off += other.alpha_cut_off;
  }

  /// Field by field, for which compilers have vector instructions.
  FLYWHEEL_HD constexpr void clear() {
    tao_injected = tao_chain_bought = tao_staked = tao_registrations = tao_unstaked = tao_claimed = tao_root_sold =
        tao_buy_fees = tao_sell_fees = tao_emitted = tao_owner_cut = tao_recycled = tao_joined_root = tao_root_staked =
            tao_root_unstaked = tao_locked = tao_dissolved = tao_recycled_pool = alpha_founded = alpha_burned_pool =
                alpha_injected = alpha_emitted = alpha_bought = alpha_sold = alpha_recycled = alpha_cut_off = 0;
  }

  FLYWHEEL_HD constexpr bool is_empty() const {
    return (tao_injected | tao_chain_bought | tao_staked | tao_registrations | tao_unstaked | tao_claimed |
            tao_root_sold | tao_buy_fees | tao_sell_fees | tao_emitted | tao_owner_cut | tao_recycled |
            tao_joined_root | tao_root_staked | tao_root_unstaked | tao_locked | tao_dissolved | tao_recycled_pool |
            alpha_founded | alpha_burned_pool | alpha_injected | alpha_emitted | alpha_bought | alpha_sold |
            alpha_recycled | alpha_cut_off) == 0;
  }
};

}  // namespace flywheel::domain
