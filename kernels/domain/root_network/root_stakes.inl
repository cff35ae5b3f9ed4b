#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/root_network/root_stakes.hpp"

namespace flywheel::domain {
namespace {

struct JoinRootStakes {
  RootNetwork network;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    if (!network.has_vote(which)) return;
    for (auto subnet = network.first_subnet(which); subnet < network.last_subnet(which); ++subnet) {
      for (auto row = neurons().rows.first(subnet); row < last_seat(subnet); ++row) {
        if (is_member(which, row)) take(which, subnet, row);
      }
    }
    for (auto subnet = network.first_subnet(which); subnet < network.last_subnet(which); ++subnet) {
      for (auto row = neurons().rows.first(subnet); row < last_seat(subnet); ++row) {
        if (is_member(which, row)) neurons().root_tao[row] = network.stake_tao[member_of(which, row)];
      }
    }
  }

 private:
  FLYWHEEL_HD SubnetNeurons const& neurons() const { return network.world.neurons; }

  FLYWHEEL_HD std::uint32_t last_seat(std::uint32_t subnet) const {
    auto const& seats = network.world.judges.seats;
    auto const first = neurons().rows.first(subnet);
    auto const uids = neurons().rows.last(subnet) - first;
    auto const of_seats = seats.last(subnet) - seats.first(subnet) + 1;
    return first + (uids < of_seats ? uids : of_seats);
  }

  /// Validators had the first hotkeys after the owner's, and the same one on every subnet.
  FLYWHEEL_HD bool is_member(std::uint32_t which, std::uint32_t row) const {
    auto const hotkey = neurons().hotkey[row];
    return hotkey > 0 && hotkey <= network.members.last(which) - network.members.first(which);
  }
  FLYWHEEL_HD std::uint32_t member_of(std::uint32_t which, std::uint32_t row) const {
    return network.members.first(which) + neurons().hotkey[row] - 1;
  }

  FLYWHEEL_HD void take(std::uint32_t which, std::uint32_t subnet, std::uint32_t row) const {
    auto const earned = neurons().pool[row].value_base_units;
    if (earned == 0) return;
    neurons().pool[row] = {};
    neurons().alpha_stake[row] = 0;
    neurons().owner_share[row] = neurons().nominator_share[row] = {};
    network.world.chain.outstanding_alpha[subnet] -= earned;
    network.world.chain.tao_reserve[subnet] -= earned;
    auto& life = network.world.life[subnet];
    life.staked_alpha -= earned;
    life.flows.alpha_recycled += earned;
    life.flows.tao_joined_root += earned;
    network.stake_tao[member_of(which, row)] += earned;
    network.world.states[which].root_tao += earned;
  }
};

struct TradeRootStakes {
  RootNetwork network;
  double const* free_tao;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    if (!network.has_vote(which)) return;
    auto const unstaked = unstake(which);
    auto const staked = stake(which, network.world.states[which].root_tao - unstaked);
    network.world.states[which].root_tao += staked - unstaked;
    // A world's own flows are booked with those of its first subnet.
    auto& flows = network.world.life[network.first_subnet(which)].flows;
    flows.tao_root_unstaked += unstaked;
    flows.tao_root_staked += staked;
  }

 private:
  FLYWHEEL_HD static std::uint64_t part(double amount, double share, std::uint64_t most) {
    auto const wanted = to_integer<std::uint64_t>(amount * share).value;
    return wanted < most ? wanted : most;
  }

  FLYWHEEL_HD std::uint64_t unstake(std::uint32_t which) const {
    std::uint64_t sum = 0;
    for (auto member = network.members.first(which); member < network.members.last(which); ++member) {
      auto& stake = network.stake_tao[member];
      auto const leaving = part(static_cast<double>(stake), network.rules[which].sells, stake);
      stake -= leaving;
      sum += leaving;
    }
    return sum;
  }

  FLYWHEEL_HD std::uint64_t stake(std::uint32_t which, std::uint64_t whole) const {
    auto const budget = to_integer<std::uint64_t>(free_tao[which] * network.rules[which].buyers_spend).value;
    auto left = budget;
    auto const last = network.members.last(which);
    if (whole == 0) return 0;
    for (auto member = network.members.first(which); member < last; ++member) {
      auto& stake = network.stake_tao[member];
      auto const given =
          member + 1 == last ? left : static_cast<std::uint64_t>(static_cast<UInt128>(budget) * stake / whole);
      stake += given;
      left -= given;
    }
    return budget;
  }
};

}  // namespace

template <class Backend>
void join_root_stakes(Backend const& on, RootNetwork const& network) {
  OpWatch const watch{on, "join_root_stakes"};
  for_each_segment(on, network.world.chain.rows, JoinRootStakes{network});
}

template <class Backend>
void trade_root_stakes(Backend const& on, RootNetwork const& network, double const* free_tao) {
  OpWatch const watch{on, "trade_root_stakes"};
  for_each_segment(on, network.world.chain.rows, TradeRootStakes{network, free_tao});
}

}  // namespace flywheel::domain
