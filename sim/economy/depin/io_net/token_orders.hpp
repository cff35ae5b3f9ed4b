#pragma once

#include <array>
#include <cstdint>

#include "kernels/base/ids.hpp"
#include "sim/state/ledger.hpp"

namespace flywheel::economy::io_net {

class IoNetEconomy;

/// Who sells tokens, and who buys them, in the order of the lists below.
enum Seller : std::uint32_t { operators_sell, co_stakers_sell, holders_sell, traders_sell, sellers };
enum Buyer : std::uint32_t { stakes_buy, network_buys, payouts_buy, traders_buy, buyers };

/// What everybody brings to one settlement of the market.
struct TokenOrders {
  std::array<std::uint64_t, sellers> sold_base_units;
  std::array<std::uint64_t, buyers> spent_micro_usd;
};

/// Collects the orders of one world: what was decided before, and what traders and operators who want to stake decide
/// now. Remembers in the world's rows which classes want stakes and what traders believe.
TokenOrders orders_of(state::Ledger const& ledger, IoNetEconomy const& economy, WorldId world);

}  // namespace flywheel::economy::io_net
