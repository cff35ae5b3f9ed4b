#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/domain/operators/collect_income.hpp"

namespace flywheel::domain {
namespace {

struct CollectRow {
  CollectIncome args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, CollectedIncome& totals) const {
    std::uint32_t const first_operator = args.operators.rows.first(tile.segment / args.domains_per_world);
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      auto const state = static_cast<DeviceState>(args.devices.state[row]);
      if (state == DeviceState::absent || state == DeviceState::banned) continue;
      std::uint32_t const owner = first_operator + args.devices.operator_row[row];
      atomic_add(args.operators.devices[owner], 1);
      hand_over(row, owner, totals);
      if (state == DeviceState::up) charge(args.terms[tile.segment], row, owner);
    }
  }

  FLYWHEEL_HD void hand_over(std::uint32_t row, std::uint32_t owner, CollectedIncome& totals) const {
    std::uint64_t const rewards = args.stakes.accrued_base_units[row];
    if (rewards != 0) {
      args.stakes.accrued_base_units[row] = 0;
      atomic_add(args.operators.tokens_base_units[owner], rewards);
      atomic_add(args.operators.rewards_base_units[owner], rewards);
      atomic_add(args.operators.ever_rewarded_base_units[owner], rewards);
      totals.rewards += rewards;
      totals.accrued_change -= static_cast<std::int64_t>(rewards);
      totals.tokens_change += static_cast<std::int64_t>(rewards);
    }
    std::uint64_t const income = args.devices.earned_micro_usd[row];
    if (income != 0) {
      args.devices.earned_micro_usd[row] = 0;
      atomic_add(args.operators.cash_micro_usd[owner], income);
      atomic_add(args.operators.hire_income_micro_usd[owner], income);
      totals.hire_income += income;
      totals.earned_change -= static_cast<std::int64_t>(income);
      totals.cash_change += static_cast<std::int64_t>(income);
    }
  }

  FLYWHEEL_HD void charge(DeviceTerms const& terms, std::uint32_t row, std::uint32_t owner) const {
    std::uint64_t const disguise = args.devices.disguise[row];
    auto const period_ms = static_cast<std::uint64_t>(args.period_ms);
    std::uint64_t const full =
        terms.running_cost_micro_usd_per_gpu_hour * args.devices.processors[row] * period_ms / 3'600'000;
    atomic_add(args.operators.running_cost_micro_usd[owner],
               full * terms.running_cost_ppm_of_disguise[disguise] / 1'000'000);
    if (static_cast<Disguise>(disguise) != Disguise::self_hired) return;
    std::uint64_t const bill = std::uint64_t{args.devices.ask_micro_usd_per_gpu_hour[row]} *
                               args.devices.processors[row] * period_ms / 3'600'000;
    atomic_add(args.operators.self_hire_fees_micro_usd[owner], bill * terms.self_hire_fee_ppm / 1'000'000);
  }
};

}  // namespace

template <class Backend>
void collect_income(Backend const& on, CollectIncome const& args, CollectedIncome* totals) {
  fold_tiles(on, args.devices.rows, CollectRow{args}, totals);
}

}  // namespace flywheel::domain
