#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/step_chunks.hpp"
#include "kernels/domain/provider_market.hpp"
#include "kernels/domain/provider_market/arithmetic.hpp"
#include "kernels/domain/provider_market/enter.hpp"
#include "kernels/domain/provider_market/settle_chunk.hpp"

namespace flywheel::domain {
namespace {

struct EnterAll {
  ProviderColumns providers;
  ProviderRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, SettlementTotals& totals) const {
    std::uint32_t const base = providers.rows.first(tile.segment);
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      auto const brought = provider_market::enter(providers, rules[tile.segment], row, row - base, 0);
      totals.entered += brought;
      totals.balance_change += static_cast<std::int64_t>(providers.balance_micro[row]);
    }
  }
};

struct FindOnline {
  ProviderColumns providers;
  ProviderRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, OnlineTotals& totals) const {
    auto const& law = rules[tile.segment];
    std::uint32_t const base = providers.rows.first(tile.segment);
    for_each_chunk(tile, [&](std::uint32_t first, std::uint32_t count) {
      std::uint32_t words[chunk_rows<Tile>];
      draw_chunk(law.seed, first - base, count, law.step, provider_market::online_stream, words);
      std::uint32_t const* FLYWHEEL_RESTRICT const price = providers.price_micro + first;
      std::uint32_t const* FLYWHEEL_RESTRICT const uptime = providers.uptime_threshold + first;
      std::uint64_t online = 0;
      std::uint64_t weight = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        std::uint64_t const is_online = provider_market::below(words[i] >> 1, uptime[i]);
        online += is_online;
        weight += provider_market::nearest_integer(provider_market::weight_of(price[i])) & (0 - is_online);
      }
      totals.online += online;
      totals.weight += weight;
      offer_room(first, count, words);
    });
  }

  FLYWHEEL_HD void offer_room(std::uint32_t first, std::uint32_t count,
                              std::uint32_t const* FLYWHEEL_RESTRICT words) const {
    std::uint32_t const* FLYWHEEL_RESTRICT const uptime = providers.uptime_threshold + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const capacity = providers.capacity + first;
    std::uint8_t* FLYWHEEL_RESTRICT const room = providers.filled + first;
    for (std::uint32_t i = 0; i < count; ++i) {
      room[i] = static_cast<std::uint8_t>(capacity[i] & (0 - provider_market::below(words[i] >> 1, uptime[i])));
    }
  }
};

struct SettleProviders {
  ProviderColumns providers;
  ProviderRules const* rules;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, SettlementTotals& totals) const {
    for_each_chunk(tile, provider_market::SettleChunk<Tile>{providers, rules[tile.segment],
                                                            providers.rows.first(tile.segment), totals});
  }
};

/// Of an entrant: price 4, cost 4, uptime 4, balance 8, capacity 1, written.
constexpr std::uint32_t bytes_to_enter = 21;

/// Of a provider: price 4, uptime 4, capacity 1; room 1, written.
constexpr std::uint32_t bytes_to_find_online = 10;

/// Of a provider: price 4, room 1, capacity 1, cost 4, balance 8; price 4 and balance 8, written.
constexpr std::uint32_t bytes_to_settle = 30;

}  // namespace

template <class Backend>
void enter_providers(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules,
                     SettlementTotals* totals) {
  OpWatch const watch{on, "enter_providers", providers.rows, bytes_to_enter};
  fold_tiles(on, providers.rows, EnterAll{providers, rules}, totals);
}

template <class Backend>
void find_online(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules,
                 OnlineTotals* totals) {
  OpWatch const watch{on, "find_online", providers.rows, bytes_to_find_online};
  fold_tiles(on, providers.rows, FindOnline{providers, rules}, totals);
}

template <class Backend>
void settle_providers(Backend const& on, ProviderColumns const& providers, ProviderRules const* rules,
                      SettlementTotals* totals) {
  OpWatch const watch{on, "settle_providers", providers.rows, bytes_to_settle};
  fold_tiles(on, providers.rows, SettleProviders{providers, rules}, totals);
}

}  // namespace flywheel::domain
