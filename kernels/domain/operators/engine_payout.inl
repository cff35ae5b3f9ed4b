#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/engine_payout.hpp"
#include "kernels/exchange/incentive_engine.hpp"

namespace flywheel::domain {
namespace {

FLYWHEEL_HD inline bool is_banned(RentalDevices const& devices, std::uint32_t row) {
  return devices.state[row] == static_cast<std::uint8_t>(DeviceState::banned);
}

struct MeasureRows {
  MeasureDue args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, DueTotals& totals) const {
    exchange::IncentiveVaults vaults{};
    vaults.target_scale_ppb = args.target_scale_ppb[tile.segment / args.domains_per_world];
    std::uint64_t const target = args.target_micro_usd_per_processor_hour[tile.segment];
    std::uint32_t const end_of_used = args.devices.rows.last(tile.segment);
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      std::uint64_t const due = row < end_of_used ? due_of(vaults, target, row) : 0;
      args.due_micro_usd[row] = due;
      totals.due_micro_usd += due;
      totals.rows += due != 0 ? 1 : 0;
    }
  }

  /// A verified millionth of an hour is an hour weighted by a millionth.
  FLYWHEEL_HD std::uint64_t due_of(exchange::IncentiveVaults const& vaults, std::uint64_t target,
                                   std::uint32_t row) const {
    std::uint32_t const verified = args.stakes.verified_ppm_hours[row];
    bool const is_absent = args.devices.state[row] == static_cast<std::uint8_t>(DeviceState::absent);
    if (verified == 0 || is_absent || is_banned(args.devices, row)) return 0;
    return exchange::IncentiveEngine::device_due(vaults, target * args.devices.processors[row], 3'600'000, verified);
  }
};

struct HandOutRows {
  HandOut args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, HandOutTotals& totals) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      hand_to(row, totals);
      if (!is_banned(args.devices, row)) args.stakes.verified_ppm_hours[row] = 0;
    }
  }

  FLYWHEEL_HD void hand_to(std::uint32_t row, HandOutTotals& totals) const {
    std::uint64_t const tokens = args.token_share_base_units[row];
    std::uint64_t const usd = args.usd_share_micro[row];
    totals.tokens_base_units += tokens;
    totals.usd_micro += usd;
    totals.accrued_change += add(args.stakes.accrued_base_units[row], tokens);
    totals.earned_change += add(args.devices.earned_micro_usd[row], usd);
  }

  /// Returns by how much the row has changed.
  FLYWHEEL_HD static std::int64_t add(std::uint64_t& row, std::uint64_t amount) {
    if (amount == 0) return 0;
    std::uint64_t const before = row;
    row = before + amount;
    return static_cast<std::int64_t>(row - before);
  }
};

/// Of a device: tokens 8, USD 8, state 1.
constexpr std::uint32_t bytes_to_hand_out = 17;

}  // namespace

template <class Backend>
void measure_due(Backend const& on, MeasureDue const& args, DueTotals* totals) {
  OpWatch const watch{on, "measure_due"};
  Segments every_slot = args.devices.rows;
  every_slot.used = nullptr;
  fold_tiles(on, every_slot, MeasureRows{args}, totals);
}

template <class Backend>
void hand_out(Backend const& on, HandOut const& args, HandOutTotals* totals) {
  OpWatch const watch{on, "hand_out", args.devices.rows, bytes_to_hand_out};
  fold_tiles(on, args.devices.rows, HandOutRows{args}, totals);
}

}  // namespace flywheel::domain
