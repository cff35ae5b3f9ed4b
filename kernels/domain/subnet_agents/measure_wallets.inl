#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/subnet_agents/measure_wallets.hpp"

namespace flywheel::domain {
namespace {

struct GatherOperators {
  MeasureWallets args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    auto const first = args.world.neurons.rows.first(subnet);
    auto const last = args.world.neurons.rows.last(subnet);
    std::uint32_t count = 0;
    for (auto row = first; row < last; ++row) {
      if (args.world.judges.is_miner[row] == 0 || has_key_below(first, row)) continue;
      args.operator_rewards[first + count++] = incentive_of_all_keys(row, last);
    }
    args.operator_count[subnet] = count;
  }

 private:
  FLYWHEEL_HD bool is_same(std::uint32_t row, std::uint32_t other) const {
    auto const& judges = args.world.judges;
    return judges.is_miner[other] != 0 && judges.entity[other] == judges.entity[row];
  }
  FLYWHEEL_HD bool has_key_below(std::uint32_t first, std::uint32_t row) const {
    for (auto other = first; other < row; ++other) {
      if (is_same(row, other)) return true;
    }
    return false;
  }
  FLYWHEEL_HD std::uint64_t incentive_of_all_keys(std::uint32_t row, std::uint32_t last) const {
    std::uint64_t sum = 0;
    for (auto other = row; other < last; ++other) sum += is_same(row, other) ? args.world.neurons.server_rao[other] : 0;
    return sum;
  }
};

struct GatherWallets {
  MeasureWallets args;

  FLYWHEEL_HD void operator()(std::uint32_t which) const {
    auto const first = args.world.chain.rows.first(which);
    auto const last = args.world.chain.rows.last(which);
    auto* const wallets = args.wallet_rewards + args.world.neurons.rows.first(args.world.chain.rows.offsets[which]);
    std::uint32_t count = 0;
    auto const validators = most_seats(first, last);
    for (std::uint32_t seat = 0; seat < validators; ++seat) wallets[count++] = dividends(seat, first, last);
    for (auto subnet = first; subnet < last; ++subnet) {
      if (args.payments[subnet].owner > 0) wallets[count++] = in_tao(subnet, args.payments[subnet].owner);
      auto const* const operators = args.operator_rewards + args.world.neurons.rows.first(subnet);
      for (std::uint32_t i = 0; i < args.operator_count[subnet]; ++i) wallets[count++] = in_tao(subnet, operators[i]);
    }
    args.wallet_count[which] = count;
  }

 private:
  FLYWHEEL_HD Segments const& seats() const { return args.world.judges.seats; }

  FLYWHEEL_HD std::uint64_t in_tao(std::uint32_t subnet, std::uint64_t alpha) const {
    return to_integer<std::uint64_t>(static_cast<double>(alpha) * args.world.price_of(subnet)).value;
  }

  FLYWHEEL_HD std::uint32_t most_seats(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t most = 0;
    for (auto subnet = first; subnet < last; ++subnet) {
      auto const count = seats().last(subnet) - seats().first(subnet);
      most = count > most ? count : most;
    }
    return most;
  }

  FLYWHEEL_HD std::uint64_t dividends(std::uint32_t number, std::uint32_t first, std::uint32_t last) const {
    std::uint64_t sum = 0;
    for (auto subnet = first; subnet < last; ++subnet) {
      auto const seat = seats().first(subnet) + number;
      if (seat >= seats().last(subnet)) continue;
      auto const uid = args.world.judges.seat_uid[seat];
      if (uid == population::SubnetJudging::no_uid) continue;
      sum += in_tao(subnet, args.world.neurons.validator_rao[args.world.neurons.rows.first(subnet) + uid]);
    }
    return sum;
  }
};

}  // namespace

template <class Backend>
void measure_wallets(Backend const& on, MeasureWallets const& args) {
  OpWatch const watch{on, "measure_wallets"};
  for_each_segment(on, args.world.neurons.rows, GatherOperators{args});
  for_each_segment(on, args.world.chain.rows, GatherWallets{args});
}

}  // namespace flywheel::domain
