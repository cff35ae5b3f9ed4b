#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#include "kernels/base/step_chunks.hpp"
#include "kernels/domain/provider_market.hpp"
#include "kernels/domain/provider_market/arithmetic.hpp"
#include "kernels/domain/provider_market/enter.hpp"

namespace flywheel::domain::provider_market {

inline constexpr Stream online_stream{"provider_market/online"};
inline constexpr Stream exit_stream{"provider_market/exit"};

/// One settlement of one chunk: first what every provider does, in loops that vectorise, then the few replacements.
template <class Tile>
struct SettleChunk {
  static constexpr std::uint32_t rows = chunk_rows<Tile>;

  ProviderColumns const& providers;
  ProviderRules const& law;
  std::uint32_t base;
  SettlementTotals& totals;

  FLYWHEEL_HD void operator()(std::uint32_t first, std::uint32_t count) const {
    std::uint32_t words[rows];
    std::uint32_t online[rows];
    std::uint32_t filled[rows];
    std::uint8_t leaves[rows];
    if (law.matching == Matching::pro_rata) {
      share(first, count, filled, online);
    } else {
      draw_chunk(law.seed, first - base, count, law.step, online_stream, words);
      take_written(first, count, words, filled, online);
    }
    draw_chunk(law.seed, first - base, count, law.step, exit_stream, words);
    settle(first, count, online, words, filled, leaves);
    replace_leavers(first, count, leaves);
  }

  /// A pro rata share of the demand, from the room that find_online has written: 0 where a provider is offline.
  FLYWHEEL_HD void share(std::uint32_t first, std::uint32_t count, std::uint32_t* FLYWHEEL_RESTRICT filled,
                         std::uint32_t* FLYWHEEL_RESTRICT online) const {
    std::uint32_t const* FLYWHEEL_RESTRICT const price = providers.price_micro + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const room = providers.filled + first;
    double const scale = law.jobs_per_weight * 0x1p20;
    for (std::uint32_t i = 0; i < count; ++i) {
      double const weight = std::bit_cast<double>(nearest_integer(weight_of(price[i])) | 0x4330000000000000) - 0x1p52;
      double const wanted = scale * weight;
      double const most = real_of(std::uint32_t{room[i]} << job_fraction_bits);
      filled[i] = static_cast<std::uint32_t>(nearest_integer(wanted < most ? wanted : most));
      online[i] = room[i] != 0 ? 1 : 0;
    }
  }

  /// What matching has written; it has written over who is online, so that is drawn again.
  FLYWHEEL_HD void take_written(std::uint32_t first, std::uint32_t count, std::uint32_t const* FLYWHEEL_RESTRICT words,
                                std::uint32_t* FLYWHEEL_RESTRICT filled,
                                std::uint32_t* FLYWHEEL_RESTRICT online) const {
    std::uint32_t const* FLYWHEEL_RESTRICT const uptime = providers.uptime_threshold + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const jobs = providers.filled + first;
    for (std::uint32_t i = 0; i < count; ++i) {
      filled[i] = std::uint32_t{jobs[i]} << job_fraction_bits;
      online[i] = below(words[i] >> 1, uptime[i]);
    }
  }

  FLYWHEEL_HD void settle(std::uint32_t first, std::uint32_t count, std::uint32_t const* FLYWHEEL_RESTRICT online,
                          std::uint32_t const* FLYWHEEL_RESTRICT exit_words,
                          std::uint32_t const* FLYWHEEL_RESTRICT filled, std::uint8_t* FLYWHEEL_RESTRICT leaves) const {
    std::uint64_t revenue[rows];
    std::uint64_t fee[rows];
    std::uint32_t* FLYWHEEL_RESTRICT const price = providers.price_micro + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const capacity = providers.capacity + first;
    for (std::uint32_t i = 0; i < count; ++i) revenue[i] = std::uint64_t{filled[i]} * price[i] >> job_fraction_bits;
    charge_fees(count, revenue, fee);
    move_money(first, count, online, exit_words, revenue, fee, leaves);
    std::uint64_t filled_sum = 0;
    std::uint64_t price_sum = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      filled_sum += filled[i];
      auto const step = static_cast<std::uint32_t>(std::uint64_t{price[i]} * law.price_step_fraction >> 32);
      bool const is_busy = filled[i] > std::uint32_t{capacity[i]} << (job_fraction_bits - 1);
      price[i] = is_busy ? price[i] + step : price[i] - step;
      price_sum += price[i];
    }
    totals.price_sum += price_sum;
    totals.filled += filled_sum;
  }

  FLYWHEEL_HD void charge_fees(std::uint32_t count, std::uint64_t const* FLYWHEEL_RESTRICT revenue,
                               std::uint64_t* FLYWHEEL_RESTRICT fee) const {
    if (law.fee_ppm == 0) {
      for (std::uint32_t i = 0; i < count; ++i) fee[i] = 0;
    } else {
      for (std::uint32_t i = 0; i < count; ++i) fee[i] = revenue[i] * law.fee_ppm / 1'000'000;
    }
  }

  FLYWHEEL_HD void move_money(std::uint32_t first, std::uint32_t count, std::uint32_t const* FLYWHEEL_RESTRICT online,
                              std::uint32_t const* FLYWHEEL_RESTRICT exit_words,
                              std::uint64_t const* FLYWHEEL_RESTRICT revenue,
                              std::uint64_t const* FLYWHEEL_RESTRICT fee,
                              std::uint8_t* FLYWHEEL_RESTRICT leaves) const {
    std::uint64_t* FLYWHEEL_RESTRICT const balance = providers.balance_micro + first;
    std::uint32_t const* FLYWHEEL_RESTRICT const cost = providers.cost_micro + first;
    std::uint64_t const emission = law.emission_each_micro;
    std::uint32_t const exit_threshold = law.exit_threshold;
    std::uint64_t revenue_sum = 0;
    std::uint64_t fee_sum = 0;
    std::uint64_t minted_sum = 0;
    std::uint64_t cost_sum = 0;
    std::uint64_t balance_sum = 0;
    std::uint64_t change = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint64_t const minted = emission & (0 - std::uint64_t{online[i]});
      std::uint64_t const before = balance[i];
      std::uint64_t const held = before + revenue[i] - fee[i] + minted;
      std::uint64_t const due = cost[i];
      std::uint64_t const is_short = (held - due) >> 63;  // balances stay far below 2^63
      std::uint64_t const after = (held - due) & (is_short - 1);
      balance[i] = after;
      leaves[i] = static_cast<std::uint8_t>(is_short | below(exit_words[i] >> 1, exit_threshold));
      balance_sum += after;
      change += after - before;
      revenue_sum += revenue[i];
      fee_sum += fee[i];
      minted_sum += minted;
      cost_sum += held - after;
    }
    totals.balance_sum += balance_sum;
    totals.balance_change += static_cast<std::int64_t>(change);
    totals.revenue += revenue_sum;
    totals.fees += fee_sum;
    totals.minted += minted_sum;
    totals.costs += cost_sum;
  }

  /// Few leave: looks at eight rows at a time.
  FLYWHEEL_HD void replace_leavers(std::uint32_t first, std::uint32_t count, std::uint8_t const* leaves) const {
    std::uint32_t i = 0;
    for (; i + 8 <= count; i += 8) {
      std::uint64_t eight;
      std::memcpy(&eight, leaves + i, 8);
      if (eight == 0) continue;
      for (std::uint32_t k = i; k < i + 8; ++k) {
        if (leaves[k] != 0) replace(first + k);
      }
    }
    for (; i < count; ++i) {
      if (leaves[i] != 0) replace(first + i);
    }
  }

  FLYWHEEL_HD void replace(std::uint32_t row) const {
    FLYWHEEL_PREFETCH(providers.uptime_threshold + row);  // the one column that the settlement has not touched
    std::uint64_t const left = providers.balance_micro[row];
    std::uint64_t const left_price = providers.price_micro[row];
    std::uint64_t const brought = enter(providers, law, row, row - base, law.step + 1);
    totals.taken_out += left;
    totals.entered += brought;
    totals.exits += 1;
    totals.price_sum += providers.price_micro[row] - left_price;  // the sums hold the leaver's: unsigned, so it cancels
    totals.balance_sum += brought - left;
    totals.balance_change += static_cast<std::int64_t>(providers.balance_micro[row] - left);
  }
};

}  // namespace flywheel::domain::provider_market
