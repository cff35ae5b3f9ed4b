#include <numeric>

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/domain/subnet_agents/measure_wallets.hpp"
#include "kernels/statistics/sort_in_segments.hpp"
#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr std::uint32_t top_hundredth_ppm = 10'000;

/// What the device says of all subnets, of all worlds. [subnets]
struct Seen {
  std::vector<domain::SubnetSight> sights;
  std::vector<statistics::Concentration> miners, validators, operators;
  std::vector<statistics::Concentration> wallets;  // [worlds]
};

template <class Backend>
std::vector<statistics::Concentration> concentration_of(Backend const& on, Segments rows, std::uint32_t slots,
                                                        std::uint64_t const* rewards, std::uint32_t const* count) {
  rows.used = count;
  Scratch<std::uint64_t, Backend> const sorted{on, slots};
  Scratch<statistics::Concentration, Backend> const measured{on, rows.count};
  statistics::sort_in_segments(on, rows, slots, rewards, sorted.data());
  statistics::concentration(on, rows, sorted.data(), top_hundredth_ppm, measured.data());
  std::vector<statistics::Concentration> on_host(rows.count);
  copy_to_host(on, on_host.data(), measured.data(), on_host.size() * sizeof(on_host[0]));
  return on_host;
}

template <class Backend>
void look_at_wallets(Backend const& on, Tables const& tables, Seen& seen) {
  auto const rows = tables.neurons->segments();
  auto const slots = tables.neurons->slots();
  auto const worlds = tables.chain->segments_count();
  Scratch<std::uint64_t, Backend> const operators{on, slots}, wallets{on, slots};
  Scratch<std::uint32_t, Backend> const operator_count{on, rows.count}, wallet_count{on, worlds};
  domain::measure_wallets(on, {tables.world(tables.subnets->segments(), rows), tables.payments.data(), operators.data(),
                               operator_count.data(), wallets.data(), wallet_count.data()});
  seen.operators = concentration_of(on, rows, slots, operators.data(), operator_count.data());
  std::vector<std::uint32_t> first;  // the rows of each world's neurons
  for (std::uint32_t world = 0; world <= worlds; ++world) first.push_back(world * (slots / worlds));
  Scratch<std::uint32_t, Backend> const offsets{on, first.size()};
  copy_from_host(on, offsets.data(), first.data(), first.size() * sizeof(first[0]));
  seen.wallets =
      concentration_of(on, Segments{offsets.data(), nullptr, worlds}, slots, wallets.data(), wallet_count.data());
}

template <class Backend>
Seen look_at_neurons(Backend const& on, Tables const& tables) {
  auto const rows = tables.neurons->segments();
  auto const slots = tables.neurons->slots();
  Scratch<std::uint64_t, Backend> const miner_rewards{on, slots}, validator_rewards{on, slots};
  Scratch<std::uint32_t, Backend> const miner_count{on, rows.count}, validator_count{on, rows.count};
  Scratch<domain::SubnetSight, Backend> const sights{on, rows.count};
  domain::measure_subnets(
      on, {tables.world(tables.subnets->segments(), rows), tables.incentive.data(), tables.dividends.data(),
           tables.stake_weight.data(), tables.validator_trust.data(), tables.yuma.data(), miner_rewards.data(),
           miner_count.data(), validator_rewards.data(), validator_count.data(), sights.data()});
  Seen seen{std::vector<domain::SubnetSight>(rows.count),
            concentration_of(on, rows, slots, miner_rewards.data(), miner_count.data()),
            concentration_of(on, rows, slots, validator_rewards.data(), validator_count.data()),
            {},
            {}};
  look_at_wallets(on, tables, seen);
  copy_to_host(on, seen.sights.data(), sights.data(), rows.count * sizeof(domain::SubnetSight));
  return seen;
}

double in_tao(std::uint64_t base_units) {
  return static_cast<double>(base_units) / static_cast<double>(base_units_per_tao);
}

template <class Bits, int fraction>
double real(Fixed<Bits, fraction> value) {
  return static_cast<double>(value.bits) / whole_power_of_two(fraction);
}

double epochs_per_day(BittensorSpec const& spec) {
  auto const& of = spec.consensus;
  auto const blocks = of.tempo_blocks + (of.cadence == Cadence::fixed ? 1 : 0);
  return 86'400'000.0 / static_cast<double>(spec.block_ms) / blocks;
}

/// The columns of subnets that views are made of, on the host.
struct SubnetsOnHost {
  std::vector<std::uint64_t> tao, alpha, outstanding, quote, burn;
  std::vector<I96F32> moving;
  std::vector<U96F32> burned;
  std::vector<U64F64> share;
  std::vector<domain::SubnetLife> life;
  std::vector<domain::Verdicts> verdicts;
  std::vector<population::SubnetJudging> judging;
  std::vector<domain::EpochPayments> payments;
  std::vector<domain::OwnerMemory> owners;

  explicit SubnetsOnHost(Tables const& tables)
      : tao{tables.subnets->read(tables.tao_reserve)},
        alpha{tables.subnets->read(tables.alpha_reserve)},
        outstanding{tables.subnets->read(tables.outstanding_alpha)},
        quote{tables.subnets->read(tables.quote_weight)},
        burn{tables.subnets->read(tables.burn_price)},
        moving{tables.subnets->read(tables.moving_price)},
        burned{tables.subnets->read(tables.miner_burned)},
        share{tables.subnets->read(tables.share)},
        life{tables.subnets->read(tables.life)},
        verdicts{tables.subnets->read(tables.agents->verdicts)},
        judging{tables.subnets->read(tables.agents->judging)},
        payments{tables.subnets->read(tables.payments)},
        owners{tables.subnets->read(tables.owner_memory)} {}

  SubnetView view(std::uint32_t row, BittensorSpec const& spec, Seen const& seen) const {
    exchange::PoolWeights const weights{quote[row]};
    double const price = has_pools(spec.emission) ? real(weights.price({alpha[row], tao[row]})) : 1.0;
    return {.price_tao = price,
            .moving_price_tao = real(moving[row]),
            .emission_share = real(share[row]),
            .miner_burned = real(burned[row]),
            .registration_tao = in_tao(burn[row]),
            .exists = true,
            .pool_tao = tao[row],
            .outstanding_alpha = outstanding[row],
            .registrations = life[row].registrations,
            .returns = life[row].returns,
            .epochs = life[row].epochs,
            .owners_replaced = life[row].owners,
            .withheld_share = judging[row].burn_share * 0x1p-16,
            .owner_tao_per_day = in_tao(payments[row].owner) * price * epochs_per_day(spec),
            .hyperparameters = owners[row].hyperparameters_set,
            .sight = seen.sights[row],
            .verdicts = verdicts[row],
            .miners = seen.miners[row],
            .validators = seen.validators[row],
            .operators = seen.operators[row]};
  }
};

void add_money(NetworkView& view, state::Ledger const& ledger, Accounts const& accounts, WorldId world) {
  auto const flowed = [&](state::FlowId flow) { return ledger.flowed(world, flow); };
  view.free_tao = ledger.book(world, accounts.free_tao);
  view.root_tao = ledger.book(world, accounts.root);
  view.pools_tao = ledger.book(world, accounts.pools_tao);
  view.injected = flowed(accounts.injected);
  view.chain_bought = flowed(accounts.chain_bought);
  view.staked = flowed(accounts.staked);
  view.unstaked = flowed(accounts.unstaked);
  view.registrations_tao = flowed(accounts.registrations);
}

}  // namespace

std::vector<NetworkView> look_at(engine::Simulation& simulation, BittensorEconomy const& economy) {
  auto const& tables = economy.tables();
  auto const seen = launch(simulation.device(), [&](auto const& on) { return look_at_neurons(on, tables); });
  auto const chains = tables.chain->read(tables.chain_state);
  auto const foundings = tables.chain->read(tables.founding_state);
  SubnetsOnHost const subnets{tables};
  auto const compute = tables.neurons->read(tables.agents->spent_on_work);
  std::vector<NetworkView> views(simulation.worlds());
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    auto& view = views[world];
    view.chain = chains[world];
    view.wallets = seen.wallets[world];
    view.room = tables.sizes.subnets;
    auto const& spec = economy.spec(WorldId{world});
    view.founding = foundings[world];
    view.lock_tao = in_tao(exchange::LockCost{spec.founding.least_lock_base_units, spec.founding.reduction_blocks}(
        view.founding.last_lock_tao, view.founding.last_block, view.chain.block, view.chain.last_mint_tao));
    for (std::uint32_t subnet = 0; subnet < slots_of(spec); ++subnet) {
      view.subnets.push_back(subnets.view(world * tables.sizes.subnets + subnet, spec, seen));
      view.subnets.back().exists = tables.has_subnet(WorldId{world}, subnet);
    }
    auto const first = compute.begin() + tables.neurons->first(world * tables.sizes.subnets);
    auto const of_world = static_cast<std::ptrdiff_t>(tables.sizes.subnets) * tables.sizes.max_uids;
    view.compute_tao = in_tao(std::accumulate(first, first + of_world, std::uint64_t{0}));
    add_money(view, simulation.ledger(), economy.accounts(), WorldId{world});
  }
  return views;
}

}  // namespace flywheel::economy::bittensor
