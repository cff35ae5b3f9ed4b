#include "kernels/base/op_watch.hpp"
#include "kernels/scoring/yuma/emission.hpp"
#include "kernels/scoring/yuma/permits.hpp"
#include "kernels/scoring/yuma/stored_bonds.hpp"
#include "kernels/scoring/yuma/teams.hpp"
#include "kernels/scoring/yuma_epoch.hpp"

namespace flywheel::scoring {
namespace {

template <class T>
FLYWHEEL_HD T* from(T* column, std::uint32_t first) {
  return column == nullptr ? nullptr : column + first;
}

/// The epoch of one subnet, by one team, in one slot's memory.
template <class Observer>
struct EpochOfSubnet {
  YumaEpoch args;
  std::size_t bytes_of_slot;
  std::uint32_t columns_of_tile;
  Observer observer;

  template <class Team>
  FLYWHEEL_HD void operator()(Team const& team, std::uint32_t visit, std::uint32_t slot) const {
    std::uint32_t const which = args.neurons.segment_at(visit);
    auto const subnet = subnet_of(which, slot);
    auto const fault = compute(team, subnet, which);
    if (team.lane == 0) args.status[which] = fault;
  }

 private:
  FLYWHEEL_HD yuma::Subnet subnet_of(std::uint32_t which, std::uint32_t slot) const {
    std::uint32_t const first = args.neurons.first(which);
    std::uint32_t const neurons = args.neurons.last(which) - first;
    yuma::Carving carving{args.scratch.bytes + slot * bytes_of_slot};
    auto const& before = args.before;
    auto const& after = args.columns;
    auto const& bonds = args.bonds;
    return {args.parameters[which],
            factors_of(args.parameters[which], args.clock[which]),
            args.clock[which],
            neurons,
            yuma::padded(neurons),
            {before.last_update_block + first, before.registration_block + first, before.alpha_stake_rao + first,
             before.tao_stake_rao + first, from(before.commit_block, first)},
            {args.weights.first + first, args.weights.count + first, args.weights.uid, args.weights.value},
            {bonds.subnet_first + which, bonds.first + first, bonds.count + first, bonds.uid, bonds.value},
            {after.validator_permit + first, after.active + first, after.stake_weight + first, after.consensus + first,
             after.incentive + first, after.dividends + first, after.validator_trust + first, after.server_rao + first,
             after.validator_rao + first, after.combined_rao + first},
            yuma::carve(carving, args.scratch.shape, columns_of_tile)};
  }

  FLYWHEEL_HD YumaRawColumns raw_from(std::uint32_t first) const {
    auto const& raw = args.raw;
    return {from(raw.stake, first),           from(raw.active_stake, first), from(raw.consensus, first),
            from(raw.validator_trust, first), from(raw.incentive, first),    from(raw.dividends, first),
            from(raw.total_bonds, first),     from(raw.combined, first)};
  }

  template <class Team>
  FLYWHEEL_HD YumaStatus compute(Team const& team, yuma::Subnet const& subnet, std::uint32_t which) const {
    if (subnet.neurons > args.scratch.shape.most_neurons) return YumaStatus::too_many_neurons;
    yuma::find_stake(team, subnet);
    yuma::list_rows(team, subnet);
    if (subnet.work.totals->rows > args.scratch.shape.most_rows) return YumaStatus::too_many_rows;
    yuma::fill_rows(team, subnet, observer);
    yuma::agree(team, subnet, observer);
    yuma::move_bonds_and_pay(team, subnet, observer);
    yuma::write_columns(team, subnet);
    yuma::write_raw(team, subnet, raw_from(args.neurons.first(which)));
    grant_permits(team, subnet);
    return yuma::store_bonds(team, subnet, subnet.bonds.subnet_first[0], subnet.bonds.subnet_first[1]);
  }

  /// The permits of the next epoch; the owner always has one. Source  reference 5.1 (5).
  template <class Team>
  FLYWHEEL_HD void grant_permits(Team const& team, yuma::Subnet const& subnet) const {
    auto* const permits = subnet.after.validator_permit;
    auto const& parameters = subnet.parameters;
    yuma::mark_top_k(team, subnet.work.stake, subnet.neurons, parameters.max_allowed_validators, permits,
                     subnet.work.totals->chosen);
    team.sync();
    if (team.lane == 0 && parameters.owner_uid.value_or(0xFFFF) < subnet.neurons) {
      permits[parameters.owner_uid.value_or(0)] = 1;
    }
    team.sync();
  }
};

template <class Backend, class Observer>
void run_epochs(Backend const& on, YumaEpoch const& args, Observer const& observer) {
  auto const columns = yuma::tile_columns(on, yuma::padded(args.scratch.shape.most_neurons));
  EpochOfSubnet<Observer> const epoch{args, yuma::slot_bytes(args.scratch.shape, columns), columns, observer};
  yuma::for_each_team(on, args.neurons.visited(), args.scratch.slots, epoch);
}

}  // namespace

template <class Backend>
void yuma_epoch(Backend const& on, YumaEpoch const& args) {
  OpWatch const watch{on, "yuma_epoch"};
  run_epochs(on, args, yuma::NoObserver{});
}

template <class Backend>
void yuma_epoch_in_stages(Backend const& on, YumaEpoch const& args, YumaStages const& stages) {
  OpWatch const watch{on, "yuma_epoch_in_stages"};
  run_epochs(on, args, yuma::StageObserver{stages});
}

}  // namespace flywheel::scoring
