#include "kernels/base/checked.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/step_chunks.hpp"
#include "kernels/domain/operators/nominate_devices.hpp"

namespace flywheel::domain {
namespace {

constexpr Stream puzzle_stream{"io_net/puzzles"};

/// One chunk of rows, in loops that vectorise: a flag is a byte that is 0 or 1.
template <class Tile>
struct NominateChunk {
  static constexpr std::uint32_t rows = chunk_rows<Tile>;
  static_assert(rows < 256, "counts of a chunk are summed in bytes");

  NominateDevices const& args;
  NominationRules const& rules;
  std::uint32_t base;
  TimeMs now;
  std::uint32_t block;
  NominationTotals& totals;

  FLYWHEEL_HD void operator()(std::uint32_t first, std::uint32_t count) const {
    std::uint8_t nominated[rows];
    std::uint8_t hired[rows];
    std::uint8_t failed[rows];
    std::uint32_t threshold[rows];
    std::uint32_t words[rows];
    find_nominated(first, count, nominated);
    find_hired(first, count, hired);
    if (find_thresholds(first, count, nominated, hired, threshold)) {
      draw_chunk(rules.seed, rules.first_entity + first - base, count, block, puzzle_stream, words);
      for (std::uint32_t i = 0; i < count; ++i) failed[i] = words[i] < threshold[i] ? 1 : 0;
    } else {
      for (std::uint32_t i = 0; i < count; ++i) failed[i] = 0;
    }
    add_up(first, count, nominated, hired, failed);
    for (std::uint32_t i = 0; i < count; ++i) nominated[i] = nominated[i] & (failed[i] ^ 1);
    write_keys(first, count, nominated, hired);
    if ((rules.unhired_ppm_hours | rules.hired_ppm_hours) != 0) add_hours(first, count, nominated, hired);
  }

 private:
  FLYWHEEL_HD void find_nominated(std::uint32_t first, std::uint32_t count,
                                  std::uint8_t* FLYWHEEL_RESTRICT nominated) const {
    std::uint8_t const* FLYWHEEL_RESTRICT const state = args.devices.state + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const tier = args.devices.tier + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const processors = args.devices.processors + first;
    TimeMs const* FLYWHEEL_RESTRICT const since = args.devices.since_ms + first;
    std::uint64_t const* FLYWHEEL_RESTRICT const staked = args.stakes.staked_base_units + first;
    std::uint8_t const is_supported = rules.multiplier_hundredths > 0 ? 1 : 0;
    TimeMs const latest = now - rules.uptime_ms;
    std::uint64_t const minimum = rules.minimum_stake_base_units_per_processor;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint8_t const is_staked =
          static_cast<std::int64_t>(staked[i]) >= static_cast<std::int64_t>(minimum * processors[i]) ? 1 : 0;
      std::uint8_t const is_steady = since[i] <= latest ? 1 : 0;
      nominated[i] = is_staked & is_steady & is_supported;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint8_t const is_up = state[i] == static_cast<std::uint8_t>(DeviceState::up) ? 1 : 0;
      nominated[i] = nominated[i] & is_up & static_cast<std::uint8_t>(tier[i] != 0 ? 1 : 0);
    }
  }

  FLYWHEEL_HD void find_hired(std::uint32_t first, std::uint32_t count, std::uint8_t* FLYWHEEL_RESTRICT hired) const {
    std::uint8_t const* FLYWHEEL_RESTRICT const gpus = args.devices.hired_gpus + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const disguise = args.devices.disguise + first;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint8_t const by_owner = disguise[i] == static_cast<std::uint8_t>(Disguise::self_hired) ? 1 : 0;
      hired[i] = static_cast<std::uint8_t>(gpus[i] != 0 ? 1 : 0) | by_owner;
    }
  }

  /// Whom the puzzles can reject. Returns whether there is anybody, for only then are words needed.
  FLYWHEEL_HD bool find_thresholds(std::uint32_t first, std::uint32_t count,
                                   std::uint8_t const* FLYWHEEL_RESTRICT nominated,
                                   std::uint8_t const* FLYWHEEL_RESTRICT hired,
                                   std::uint32_t* FLYWHEEL_RESTRICT threshold) const {
    std::uint8_t const* FLYWHEEL_RESTRICT const disguise = args.devices.disguise + first;
    std::uint8_t const tests_hired = rules.exempt_when_hired == 0 ? 1 : 0;
    std::uint32_t any = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t const is_tested = nominated[i] & (tests_hired | (hired[i] ^ 1U));
      std::uint32_t reject = 0;
      for (std::uint32_t kind = 0; kind < disguises; ++kind) {  // a sum of masks: a look-up would leave the lanes
        reject |= rules.reject_threshold[kind] & (0U - static_cast<std::uint32_t>(disguise[i] == kind ? 1 : 0));
      }
      threshold[i] = reject & (0U - is_tested);
      any |= threshold[i];
    }
    return any != 0;
  }

  FLYWHEEL_HD void add_up(std::uint32_t first, std::uint32_t count, std::uint8_t const* FLYWHEEL_RESTRICT nominated,
                          std::uint8_t const* FLYWHEEL_RESTRICT hired,
                          std::uint8_t const* FLYWHEEL_RESTRICT failed) const {
    std::uint8_t const* FLYWHEEL_RESTRICT const disguise = args.devices.disguise + first;
    std::uint8_t const exempts = rules.exempt_when_hired != 0 ? 1 : 0;
    std::uint8_t all = 0;
    std::uint8_t rejected = 0;
    std::uint8_t disguised = 0;
    std::uint8_t exempt = 0;
    std::uint8_t honest = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint8_t const is_disguised = disguise[i] != 0 ? 1 : 0;
      all = static_cast<std::uint8_t>(all + nominated[i]);
      rejected = static_cast<std::uint8_t>(rejected + failed[i]);
      honest = static_cast<std::uint8_t>(honest + (failed[i] & (is_disguised ^ 1)));
      disguised = static_cast<std::uint8_t>(disguised + (nominated[i] & (failed[i] ^ 1) & is_disguised));
      exempt = static_cast<std::uint8_t>(exempt + (nominated[i] & hired[i] & exempts));
    }
    totals.nominated += all;
    totals.failed += rejected;
    totals.failed_honest += honest;
    totals.passed_disguised += disguised;
    totals.exempt += exempt;
  }

  FLYWHEEL_HD void write_keys(std::uint32_t first, std::uint32_t count, std::uint8_t const* FLYWHEEL_RESTRICT paid,
                              std::uint8_t const* FLYWHEEL_RESTRICT hired) const {
    std::uint8_t const* FLYWHEEL_RESTRICT const tier = args.devices.tier + first;
    std::uint8_t const* FLYWHEEL_RESTRICT const processors = args.devices.processors + first;
    std::uint8_t* FLYWHEEL_RESTRICT const key = args.reward_key + first;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint8_t const of = RewardKey::of(tier[i], processors[i], hired[i] != 0);
      key[i] = paid[i] != 0 ? of : RewardKey::none;
    }
  }

  FLYWHEEL_HD void add_hours(std::uint32_t first, std::uint32_t count, std::uint8_t const* FLYWHEEL_RESTRICT paid,
                             std::uint8_t const* FLYWHEEL_RESTRICT hired) const {
    std::uint32_t* FLYWHEEL_RESTRICT const verified = args.stakes.verified_ppm_hours + first;
    std::uint32_t const unhired_hours = rules.unhired_ppm_hours;
    std::uint32_t const hired_hours = rules.hired_ppm_hours;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t const hours = (hired[i] != 0 ? hired_hours : unhired_hours) & (0U - std::uint32_t{paid[i]});
      std::uint32_t const sum = verified[i] + hours;
      verified[i] = sum < hours ? UINT32_MAX : sum;
    }
  }
};

struct NominateRows {
  NominateDevices args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, NominationTotals& totals) const {
    std::uint32_t const world = tile.segment / args.domains_per_world;
    for_each_chunk(tile, NominateChunk<Tile>{args, args.rules[tile.segment], args.devices.rows.first(tile.segment),
                                             args.now_ms[world], args.block[world], totals});
  }
};

/// Of a device: state, tier, processors, disguise and hired GPUs 1 each, since 8, stake 8; key 1, written.
constexpr std::uint32_t bytes_to_nominate = 22;

}  // namespace

template <class Backend>
void nominate_devices(Backend const& on, NominateDevices const& args, NominationTotals* totals) {
  OpWatch const watch{on, "nominate_devices", args.devices.rows, bytes_to_nominate};
  fold_tiles(on, args.devices.rows, NominateRows{args}, totals);
}

}  // namespace flywheel::domain
