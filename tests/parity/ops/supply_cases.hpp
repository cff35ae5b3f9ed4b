#pragma once

#include <algorithm>
#include <random>

#include "kernels/base/column_sum.hpp"
#include "kernels/domain/operators/book_trade.hpp"
#include "kernels/domain/operators/place_operators.hpp"
#include "kernels/domain/operators/supply_shock.hpp"
#include "tests/parity/shared_memory.hpp"
#include "tests/unit/operators/supply_side.hpp"

namespace flywheel::parity {

/// What reaches the supply side from outside: newcomers, the token market, an outage. The day's own passes are compared
/// in tests/parity/operators.
class SupplyCase {
 public:
  SupplyCase(std::uint32_t seed, Memory& memory) : supply_{{2, 2, 6'000, 5'000, 4}, memory} {
    std::mt19937_64 any{seed};
    supply_.fill(any);
    for (std::uint32_t row = 0; row < supply_.device_slots(); ++row) {  // nobody has booked
      supply_.rental.devices.hired_gpus[row] = 0;
      supply_.rental.devices.first_hire[row] = 0;
    }
    auto const slots = supply_.operator_slots();
    proceeds_ = memory.input<std::uint64_t>(slots);
    payouts_ = memory.input<std::uint64_t>(slots);
    for (std::uint32_t row = 0; row < slots; ++row) {
      auto const held = supply_.operators.tokens_base_units[row];
      if (any() % 2 == 0) supply_.operators.to_sell_base_units[row] = any() % (held + 1);
      proceeds_[row] = any() % 3 == 0 ? 0 : any() % 1'000'000'000;
      payouts_[row] = any() % 3 == 0 ? 0 : any() % 1'000'000'000;
    }
    entering_ = memory.input<domain::EnteringOperator>(2);
    entering_[0] = {any() % 1'000'000, 3, 0};
    entering_[1] = {any() % 1'000'000, 5, 2};
    entering_offsets_ = memory.input<std::uint32_t>(3);
    for (std::uint32_t world = 0; world < 2; ++world) {
      entering_offsets_[world + 1] = world + 1;
      supply_.now_ms[world] = (40 + world) * domain::day;
    }
    booked_ = memory.column<domain::BookedTrade>(2);
    cash_ = memory.column<UInt128>(2);
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::refresh_rentals(on, supply_.rental, supply_.now_ms);
    domain::place_operators(on, {supply_.operators, entering_, entering_offsets_, supply_.now_ms});
    domain::book_trade(on, {supply_.operators, proceeds_, payouts_}, booked_);
    domain::shock_supply(on, {supply_.rental, supply_.now_ms, 0.3});
    auto const cash = column_sums(on, supply_.operators.rows, supply_.operators.cash_micro_usd);
    std::copy(cash.begin(), cash.end(), cash_);
  }
  [[nodiscard]] bool is_telling() const {
    return booked_[0].sold_base_units > 0 && booked_[1].payouts_base_units > 0 &&
           supply_.rental.totals[0].failures > 100 && supply_.rental.totals[3].failures > 100 && cash_[1] > 0;
  }

 private:
  domain::SupplySide supply_;
  std::uint64_t *proceeds_, *payouts_;
  domain::EnteringOperator* entering_;
  std::uint32_t* entering_offsets_;
  domain::BookedTrade* booked_;
  UInt128* cash_;
};

}  // namespace flywheel::parity
