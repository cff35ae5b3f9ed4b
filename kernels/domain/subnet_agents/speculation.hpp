#pragma once

#include "kernels/population/subnet/order_flow.hpp"

namespace flywheel::domain {

/// Traders of a subnet's pool who look at its price alone.
struct SpeculatorRules {
  double reversion, momentum, noise;  // of population::OrderFlow
  std::uint32_t memory_trades;        // over which they remember what is usual; 0: there are none
};

/// What they remember of a price, in TAO per alpha; 0 before their first day.
struct PriceMemory {
  double last;
  double usual;
};

/// What they want of a day's two swaps. At most one is positive.
struct SpeculatorOrder {
  double spent_tao;   // base units
  double sold_alpha;  // base units
};

/// A day of speculators. With P the price, P' that of the day before, U what is usual and y the TAO of the pool:
///     flow = y (reversion ln(U / P) + momentum ln(P / P') + noise Z)
///     spent = flow, sold = -flow / P;   afterwards  U *= (P / U)^(1 / memory),  P' = P
/// On the first day there is nothing to compare with: P' = U = P.
/// Shape   one subnet's day. Units   base units, TAO per alpha. Domain  P > 0, or nothing happens.
/// Errors  none: who asks caps what is wanted by what there is. Source  population::OrderFlow; assumed.
struct Speculation {
  SpeculatorRules rules;

  FLYWHEEL_HD SpeculatorOrder operator()(PriceMemory& memory, Draws& draws, double price, double pool_tao) const {
    bool const is_there = rules.memory_trades > 0 && price > 0.0;
    if (!is_there) return {0.0, 0.0};
    if (memory.usual <= 0.0) memory = {price, price};
    population::OrderFlow const wanted{pool_tao, rules.reversion, rules.momentum, rules.noise};
    auto const flow = static_cast<double>(wanted(draws, price, memory.last, memory.usual));
    memory.usual *= exp(log(price / memory.usual) / rules.memory_trades);
    memory.last = price;
    return flow > 0.0 ? SpeculatorOrder{flow, 0.0} : SpeculatorOrder{0.0, -flow / price};
  }
};

}  // namespace flywheel::domain
