#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/gpu_rental/domain_view.hpp"
#include "kernels/domain/operators/tend_devices.hpp"
#include "kernels/exchange/fees.hpp"
#include "kernels/exchange/slashing.hpp"
#include "kernels/exchange/unbonding.hpp"

namespace flywheel::domain {
namespace {

/// One domain's pass over its rows.
struct Tending {
  TendDevices const& args;
  TendRules const& rules;
  DomainView& view;
  TimeMs now;
  std::uint32_t first_operator;
  std::uint64_t own_budget;
  std::uint64_t holders_budget;
  TendTotals& totals;

  FLYWHEEL_HD std::uint32_t row_of(std::uint32_t device) const { return view.first_device + device; }
  FLYWHEEL_HD std::uint32_t owner_of(std::uint32_t row) const {
    return first_operator + args.rental.devices.operator_row[row];
  }

  FLYWHEEL_HD void tend(std::uint32_t device) {
    std::uint32_t const row = row_of(device);
    auto const state = view.state(device);
    if (state == DeviceState::up || state == DeviceState::down) {
      if (args.operators.state[owner_of(row)] != static_cast<std::uint8_t>(OperatorState::leaving)) {
        top_up(row);
        reprice(row);
      } else if (args.rental.devices.first_hire[row] == 0) {
        withdraw(device);
      }
    } else if (state == DeviceState::cooling) {
      exchange::Unbonding const unbonding{rules.cooldown_ms};
      if (unbonding.is_released(args.rental.devices.since_ms[row], now)) end(device, {});
    } else {
      judge(device);
    }
    count(device);
  }

  FLYWHEEL_HD void withdraw(std::uint32_t device) {
    if (view.state(device) == DeviceState::up) view.market.take_away(device);
    view.queue.cancel(EventKey::of(device_event, device));
    view.set_state(device, DeviceState::cooling);
    args.rental.devices.since_ms[row_of(device)] = now;
    totals.withdrawn += 1;
  }

  FLYWHEEL_HD void top_up(std::uint32_t row) {
    std::uint64_t& staked = args.stakes.staked_base_units[row];
    std::uint64_t const minimum = rules.minimum_stake_base_units_per_processor * args.rental.devices.processors[row];
    if (staked >= minimum) return;
    std::uint64_t const missing = minimum - staked;
    std::uint64_t const from_holders = exchange::floored_share(missing, rules.co_staked_ppm);
    std::uint64_t const bought = missing - from_holders;
    if (bought > own_budget || from_holders > holders_budget) return;
    own_budget -= bought;
    holders_budget -= from_holders;
    staked += missing;
    totals.topped_up += bought;
    totals.co_staked += from_holders;
    totals.stakes_change += static_cast<std::int64_t>(missing);
  }

  FLYWHEEL_HD void reprice(std::uint32_t row) const {
    if (rules.ask_change_ppm == 1'000'000) return;
    std::uint32_t& ask = args.rental.devices.ask_micro_usd_per_gpu_hour[row];
    std::uint64_t const moved = std::uint64_t{ask} * rules.ask_change_ppm / 1'000'000;
    std::uint64_t const least = rules.least_ask_micro_usd_per_gpu_hour;
    ask = static_cast<std::uint32_t>(moved < least ? least : moved < UINT32_MAX ? moved : UINT32_MAX);
  }

  /// Once the appeal is over: what becomes of the ban is drawn from the device's own stream.
  FLYWHEEL_HD void judge(std::uint32_t device) {
    std::uint32_t const row = row_of(device);
    exchange::Slashing const slashing{rules.slashed_stake_ppm, rules.slashed_accrued_ppm, rules.appeal_ms};
    exchange::Slashable left{args.stakes.staked_base_units[row], args.stakes.accrued_base_units[row]};
    auto const slash = slashing.confiscate(left, args.rental.devices.since_ms[row]);
    if (!slash.is_final(now)) return;
    auto draws = view.device_draws(device, Stream{"io_net/appeal"});
    bool const was_wrong = view.disguise(device) == Disguise::none;
    if (was_wrong && draws.uniform() < rules.overturned_share) {
      come_back(device);
    } else {
      end(device, slash.held);
    }
  }

  /// The next ordinal, or the device would meet the fate again that got it banned.
  FLYWHEEL_HD void come_back(std::uint32_t device) {
    totals.overturned += 1;
    args.rental.devices.ordinal[row_of(device)] += 1;
    args.rental.devices.since_ms[row_of(device)] = now;
    view.set_state(device, DeviceState::up);
  }

  /// Frees the row: burns what was slashed, gives holders their part of the stake, and all else to the owner.
  FLYWHEEL_HD void end(std::uint32_t device, exchange::Slashable const& slashed) {
    std::uint32_t const row = row_of(device);
    std::uint64_t const staked = args.stakes.staked_base_units[row];
    std::uint64_t const accrued = args.stakes.accrued_base_units[row];
    std::uint64_t const unburned = staked - slashed.stake_base_units;
    std::uint64_t const to_holders = exchange::floored_share(unburned, rules.co_staked_ppm);
    std::uint64_t const released = accrued - slashed.accrued_base_units;
    burn(device, slashed);
    totals.co_stakes_returned += to_holders;
    totals.unlocked += unburned - to_holders;
    totals.released_accrued += released;
    totals.ended += 1;
    pay_owner(row, unburned - to_holders, released);
    args.stakes.staked_base_units[row] = 0;
    args.stakes.accrued_base_units[row] = 0;
    args.stakes.verified_ppm_hours[row] = 0;
    totals.stakes_change -= static_cast<std::int64_t>(staked);
    totals.accrued_change -= static_cast<std::int64_t>(accrued);
    view.set_state(device, DeviceState::absent);
    view.free_device(device);
  }

  FLYWHEEL_HD void burn(std::uint32_t device, exchange::Slashable const& slashed) const {
    totals.burned_stakes += slashed.stake_base_units;
    totals.burned_accrued += slashed.accrued_base_units;
    if (view.disguise(device) != Disguise::none) return;
    totals.honest_burned_base_units += slashed.stake_base_units + slashed.accrued_base_units;
  }

  /// Stake given back is no income; the last rewards and earnings are.
  FLYWHEEL_HD void pay_owner(std::uint32_t row, std::uint64_t stake, std::uint64_t rewards) const {
    auto const& to = args.operators;
    std::uint32_t const owner = owner_of(row);
    std::uint64_t const earned = args.rental.devices.earned_micro_usd[row];
    args.rental.devices.earned_micro_usd[row] = 0;
    atomic_add(to.tokens_base_units[owner], stake + rewards);
    atomic_add(to.rewards_base_units[owner], rewards);
    atomic_add(to.ever_rewarded_base_units[owner], rewards);
    atomic_add(to.cash_micro_usd[owner], earned);
    atomic_add(to.hire_income_micro_usd[owner], earned);
    totals.last_earnings += earned;
    totals.earned_change -= static_cast<std::int64_t>(earned);
    totals.tokens_change += static_cast<std::int64_t>(stake + rewards);
    totals.cash_change += static_cast<std::int64_t>(earned);
  }

  FLYWHEEL_HD void count(std::uint32_t device) const {
    std::uint32_t const row = row_of(device);
    auto const state = view.state(device);
    if (state == DeviceState::absent) return;
    totals.in_state[static_cast<std::uint32_t>(state)] += 1;
    if (state != DeviceState::up) return;
    std::uint64_t const processors = args.rental.devices.processors[row];
    totals.up_by_disguise[args.rental.devices.disguise[row]] += 1;
    totals.up_gpus += processors;
    totals.up_real_gpus += view.disguise(device) == Disguise::none ? processors : 0;
    totals.hired_gpus += args.rental.devices.hired_gpus[row];
    totals.ask_sum += args.rental.devices.ask_micro_usd_per_gpu_hour[row];
  }
};

struct TendDomain {
  TendDevices args;
  TendTotals* totals;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    DomainView view{args.rental, domain};
    auto const& rules = args.rules[domain];
    std::uint32_t const world = domain / args.rental.domains_per_world;
    TendTotals sums{};
    Tending tending{args,
                    rules,
                    view,
                    args.now_ms[world],
                    args.operators.rows.first(world),
                    rules.stake_budget_base_units,
                    rules.co_stake_budget_base_units,
                    sums};
    std::uint32_t const devices = args.rental.devices.rows.used[domain];
    for (std::uint32_t device = 0; device < devices; ++device) {
      if (view.state(device) != DeviceState::absent) tending.tend(device);
    }
    totals[domain] = sums;
  }
};

}  // namespace

template <class Backend>
void tend_devices(Backend const& on, TendDevices const& args, TendTotals* totals) {
  OpWatch const watch{on, "tend_devices"};
  for_each_segment(on, args.rental.devices.rows, TendDomain{args, totals});
}

}  // namespace flywheel::domain
