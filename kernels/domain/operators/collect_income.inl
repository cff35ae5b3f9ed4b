#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/operators/collect_income.hpp"
#include "kernels/exchange/co_staking.hpp"
#include "kernels/exchange/fees.hpp"

namespace flywheel::domain {
namespace {

struct ForgetDevices {
  std::uint32_t* devices;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t row) const { devices[row] = 0; }
};

/// What one owner gets from rows that follow one another: added up first, since writing a shared row costs more than
/// all the rest of a device's turn.
struct OwnerSums {
  std::uint32_t owner;
  std::uint32_t devices;
  std::uint64_t rewards;
  std::uint64_t hire_income;
  std::uint64_t token_payouts;
  std::uint64_t running_cost;
  std::uint64_t self_hire_fees;

  FLYWHEEL_HD static void add(std::uint64_t& row, std::uint64_t amount) {
    if (amount != 0) atomic_add(row, amount);
  }

  /// Writes the sums to the owner's row and into what the columns changed by.
  FLYWHEEL_HD void book(OperatorColumns const& to, CollectedIncome& totals) const {
    if (devices == 0) return;
    std::uint64_t const cash = hire_income - token_payouts;
    atomic_add(to.devices[owner], devices);
    add(to.tokens_base_units[owner], rewards);
    add(to.rewards_base_units[owner], rewards);
    add(to.ever_rewarded_base_units[owner], rewards);
    add(to.hire_income_micro_usd[owner], hire_income);
    add(to.token_payouts_micro_usd[owner], token_payouts);
    add(to.cash_micro_usd[owner], cash);
    add(to.running_cost_micro_usd[owner], running_cost);
    add(to.self_hire_fees_micro_usd[owner], self_hire_fees);
    totals.tokens_change += static_cast<std::int64_t>(rewards);
    totals.cash_change += static_cast<std::int64_t>(cash);
  }
};

struct CollectRows {
  CollectIncome args;

  template <class Tile>
  FLYWHEEL_HD void operator()(Tile const& tile, CollectedIncome& totals) const {
    auto const& terms = args.terms[tile.segment];
    std::uint32_t const first_operator = args.operators.rows.first(tile.segment / args.domains_per_world);
    OwnerSums sums{};
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      auto const state = static_cast<DeviceState>(args.devices.state[row]);
      if (state == DeviceState::absent) continue;
      std::uint32_t const owner = first_operator + args.devices.operator_row[row];
      if (owner != sums.owner) {
        sums.book(args.operators, totals);
        sums = {owner, 0, 0, 0, 0, 0, 0};
      }
      sums.devices += 1;
      if (state == DeviceState::banned) continue;
      hand_over_rewards(terms, row, sums, totals);
      hand_over_payments(row, sums, totals);
      if (state == DeviceState::up) charge(terms, row, sums);
      if (state != DeviceState::cooling) note_stake(terms, row, owner, totals);
    }
    sums.book(args.operators, totals);
  }

  FLYWHEEL_HD void hand_over_rewards(DeviceTerms const& terms, std::uint32_t row, OwnerSums& sums,
                                     CollectedIncome& totals) const {
    std::uint64_t const accrued = args.stakes.accrued_base_units[row];
    if (accrued == 0) return;
    exchange::CoStaking const divide{1'000'000 - terms.co_stakers_ppm};
    std::uint64_t const to_co_stakers = divide.co_stakers_part(accrued);
    args.stakes.accrued_base_units[row] = 0;
    sums.rewards += accrued - to_co_stakers;
    totals.rewards += accrued - to_co_stakers;
    totals.co_staking += to_co_stakers;
    totals.accrued_change -= static_cast<std::int64_t>(accrued);
  }

  FLYWHEEL_HD void hand_over_payments(std::uint32_t row, OwnerSums& sums, CollectedIncome& totals) const {
    std::uint64_t const income = args.devices.earned_micro_usd[row];
    if (income == 0) return;
    args.devices.earned_micro_usd[row] = 0;
    totals.earned_change -= static_cast<std::int64_t>(income);
    sums.hire_income += income;
    if (args.devices.paid_in_token[row] != 0) {
      sums.token_payouts += income;
      totals.token_payouts += income;
    } else {
      totals.hire_income += income;
    }
  }

  FLYWHEEL_HD void charge(DeviceTerms const& terms, std::uint32_t row, OwnerSums& sums) const {
    std::uint32_t const disguise = args.devices.disguise[row];
    std::uint64_t const full = of_period(terms.running_cost_micro_usd_per_gpu_hour, row);
    sums.running_cost += exchange::floored_share(full, terms.running_cost_ppm_of_disguise[disguise]);
    if (static_cast<Disguise>(disguise) != Disguise::self_hired) return;
    std::uint64_t const bill = of_period(args.devices.ask_micro_usd_per_gpu_hour[row], row);
    sums.self_hire_fees += exchange::floored_share(bill, terms.self_hire_fee_ppm);
  }

  FLYWHEEL_HD std::uint64_t of_period(std::uint64_t micro_usd_per_gpu_hour, std::uint32_t row) const {
    return micro_usd_per_gpu_hour * args.devices.processors[row] * static_cast<std::uint64_t>(args.period_ms) /
           3'600'000;
  }

  FLYWHEEL_HD void note_stake(DeviceTerms const& terms, std::uint32_t row, std::uint32_t owner,
                              CollectedIncome& totals) const {
    std::uint64_t const minimum = terms.minimum_stake_base_units_per_processor * args.devices.processors[row];
    std::uint64_t const staked = args.stakes.staked_base_units[row];
    if (staked >= minimum || args.operators.state[owner] == static_cast<std::uint8_t>(OperatorState::leaving)) return;
    std::uint64_t const from_holders = exchange::floored_share(minimum - staked, terms.co_staked_ppm);
    totals.co_stake_missing += from_holders;
    totals.own_stake_missing += minimum - staked - from_holders;
  }
};

}  // namespace

template <class Backend>
void collect_income(Backend const& on, CollectIncome const& args, CollectedIncome* totals) {
  OpWatch const watch{on, "collect_income"};
  for_each_row(on, args.operators.rows, ForgetDevices{args.operators.devices});
  fold_tiles(on, args.devices.rows, CollectRows{args}, totals);
}

}  // namespace flywheel::domain
