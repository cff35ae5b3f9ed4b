#pragma once

#include <random>

#include "kernels/exchange/split_pro_rata.hpp"
#include "kernels/exchange/swap_in_order.hpp"
#include "kernels/scoring/split_rewards.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Payments split pro rata: few and many payees, some without weight or without a live row; one is not picked.
class ProRataCase {
 public:
  ProRataCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    std::uint32_t const capacity[payments] = {1, 40, 9'000, 300, 17, 5};
    auto* const offsets = memory.input<std::uint32_t>(payments + 1);
    auto* const used = memory.input<std::uint32_t>(payments);
    auto* const picked = memory.input<std::uint32_t>(payments - 1);
    auto* const amount = memory.input<std::uint64_t>(payments);
    for (std::uint32_t i = 0; i < payments; ++i) {
      offsets[i + 1] = offsets[i] + capacity[i];
      used[i] = i == 5 ? 0 : capacity[i] - static_cast<std::uint32_t>(any() % (capacity[i] / 2 + 1));
      amount[i] = any() >> (i * 9 + 4);
      if (i > 0) picked[i - 1] = i;
    }
    auto* const weight = memory.input<std::uint64_t>(offsets[payments]);
    for (std::uint32_t row = offsets[0]; row < offsets[3]; ++row) weight[row] = any() % (any() % 4 == 0 ? 7 : 1 << 30);
    for (std::uint32_t row = offsets[4]; row < offsets[5]; ++row) weight[row] = 12;  // equal remainders
    args_ = {{offsets, used, payments, picked, payments - 1},
             offsets[payments],
             amount,
             weight,
             memory.column<std::uint64_t>(offsets[payments]),
             memory.column<std::uint64_t>(payments)};
  }

  template <class Backend>
  void run(Backend const& on) const {
    exchange::split_pro_rata(on, args_);
  }
  [[nodiscard]] bool is_telling() const {
    auto const* const unpaid = args_.unpaid_base_units;
    return unpaid[3] > 0 && unpaid[2] == 0 && args_.share_base_units[args_.rows.first(4)] > 0;
  }

 private:
  static constexpr std::uint32_t payments = 6;
  exchange::SplitProRata args_{};
};

/// Queues before pools that sell first and then buy; one is not picked.
class SwapCase {
 public:
  SwapCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(queues + 1);
    auto* const used = memory.input<std::uint32_t>(queues);
    auto* const picked = memory.input<std::uint32_t>(queues - 1);
    pools_ = memory.input<exchange::ConstantProductPool>(queues);
    reserves_ = memory.column<std::uint64_t>(2 * queues);
    for (std::uint32_t i = 0; i < queues; ++i) {
      used[i] = static_cast<std::uint32_t>(any() % 200);
      offsets[i + 1] = offsets[i] + used[i] + i % 3;
      pools_[i] = {1'000 + (any() >> 20), 1'000 + (any() >> 25), static_cast<std::uint32_t>(any() % 20'000)};
      if (i > 0) picked[i - 1] = i;
    }
    auto* const brought = memory.input<std::uint64_t>(offsets[queues]);
    for (std::uint32_t row = 0; row < offsets[queues]; ++row) brought[row] = any() >> (30 + any() % 30);
    args_ = {{offsets, used, queues, picked, queues - 1},
             exchange::TradeSide::sell,
             brought,
             memory.column<std::uint64_t>(offsets[queues]),
             memory.column<std::uint64_t>(offsets[queues]),
             pools_,
             memory.column<exchange::Swap>(queues)};
  }

  template <class Backend>
  void run(Backend const& on) const {
    exchange::swap_in_order(on, args_);
    auto bought = args_;
    bought.side = exchange::TradeSide::buy;
    exchange::swap_in_order(on, bought);
  }
  void keep_what_counts() const {
    for (std::uint32_t i = 0; i < queues; ++i) {
      reserves_[2 * i] = pools_[i].token_base_units;
      reserves_[2 * i + 1] = pools_[i].usd_micro;
    }
  }
  [[nodiscard]] bool is_telling() const {
    return args_.totals[0].given == 0 && args_.totals[1].given > 0 && args_.totals[queues - 1].given > 0;
  }

 private:
  static constexpr std::uint32_t queues = 70;
  exchange::ConstantProductPool* pools_;
  std::uint64_t* reserves_;
  exchange::SwapInOrder args_{};
};

/// Rewards of three pools over six domains, with keys that many devices share and left-over units that end among them.
class RewardsCase {
 public:
  RewardsCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(domains + 1);
    auto* const slots = memory.input<std::uint32_t>(pools + 1);
    auto* const domain_of_slot = memory.input<std::uint32_t>(domains);
    auto* const weight = memory.input<std::uint64_t>(domains * keys);
    auto* const pool = memory.input<std::uint64_t>(pools);
    for (std::uint32_t domain = 0; domain < domains; ++domain) {
      offsets[domain + 1] = offsets[domain] + static_cast<std::uint32_t>(any() % 20'000);
      domain_of_slot[domain] = domain ^ 1;
      slots[domain / 2 + 1] = domain + 1;
    }
    for (std::uint32_t i = 0; i < domains * keys; ++i) weight[i] = any() % 5 * 1'000'003;
    for (std::uint32_t i = 0; i < pools; ++i) pool[i] = any() >> 20;
    auto* const key = memory.input<std::uint8_t>(offsets[domains]);
    for (std::uint32_t row = 0; row < offsets[domains]; ++row) {
      key[row] = any() % 9 == 0 ? scoring::not_eligible : static_cast<std::uint8_t>(any() % keys);
    }
    args_ = {{offsets, nullptr, domains},
             {slots, nullptr, pools},
             domain_of_slot,
             keys,
             key,
             weight,
             pool,
             memory.column<std::uint64_t>(offsets[domains]),
             memory.column<std::uint64_t>(pools),
             memory.column<std::uint64_t>(pools)};
  }

  template <class Backend>
  void run(Backend const& on) const {
    scoring::split_rewards(on, args_);
    scoring::split_rewards(on, args_);  // adds to what is there
  }
  [[nodiscard]] bool is_telling() const { return args_.paid_base_units[0] > 0 && args_.paid_base_units[2] > 0; }

 private:
  static constexpr std::uint32_t domains = 6;
  static constexpr std::uint32_t pools = 3;
  static constexpr std::uint32_t keys = 5;
  scoring::SplitRewards args_{};
};

}  // namespace flywheel::parity
