#pragma once

#include <cstdint>

#include "kernels/base/backend.hpp"
#include "kernels/base/segments.hpp"
#include "kernels/exchange/constant_product_pool.hpp"

namespace flywheel::exchange {

enum class TradeSide : std::uint8_t { sell, buy };

/// Shape   a segment is the queue before one pool, its rows those who stand in it, first come first.
struct SwapInOrder {
  Segments queues;
  TradeSide side;
  std::uint64_t const* brought;  // [slots] in: base units to sell, or micro-USD to spend
  std::uint64_t* taken;          // [slots] out, live rows are overwritten: of that, what the pool took
  std::uint64_t* given;          // [slots] out, live rows are overwritten: micro-USD, or base units
  ConstantProductPool* pools;    // [segments] in and out
  Swap* totals;                  // [segments] out, visited ones are overwritten: sums over the queue
};

/// Swaps one after another in the order of the rows, each at the price that those before it have left.
/// A chain: one thread a pool, parallel over pools.
/// Units   token base units, micro-USD.
/// Domain  that of the pool. Errors  none: what a reserve's 64 bits cannot hold is not taken.
/// Source  Uniswap v2: every swap is a transaction of its own, and a block orders them.
template <class Backend>
void swap_in_order(Backend const& on, SwapInOrder const& args);

}  // namespace flywheel::exchange
