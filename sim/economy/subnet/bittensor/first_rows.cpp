#include "sim/economy/subnet/bittensor/first_rows.hpp"

#include "kernels/base/portable_math.hpp"
#include "sim/economy/subnet/bittensor/laws.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr Stream first_miners_stream{"bittensor/first miners"};
constexpr Stream first_behaviour_stream{"bittensor/first behaviour"};
/// The first neurons joined one after the other before the start, so that their immunity ends at different times.
constexpr std::uint64_t between_registrations_blocks = 97;

/// A row that everybody has: who it is, and when it joined.
void add_row(FirstNeurons& rows, BittensorSpec const& spec, domain::Behaviour behaviour) {
  auto const uid = static_cast<std::uint32_t>(rows.behaviour.size());
  auto const joined = between_registrations_blocks * (spec.subnets.max_uids - uid);
  rows.behaviour.push_back(static_cast<std::uint8_t>(behaviour));
  rows.is_owner.push_back(behaviour == domain::Behaviour::owner ? 1 : 0);
  rows.permit.push_back(uid <= spec.validators.count ? 1 : 0);
  rows.hotkey.push_back(uid);
  rows.quality.push_back(0);
  rows.cost_tao.push_back(0);
  rows.last_update_block.push_back(spec.start.block);
  rows.registration_block.push_back(spec.start.block > joined ? spec.start.block - joined : 0);
  rows.root_tao.push_back(0);
  rows.pool.push_back({});
  rows.owner_share.push_back({});
  rows.nominator_share.push_back({});
}

void add_validators(FirstNeurons& rows, BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  auto const& of = spec.validators;
  auto const alpha = divided_by_rank(spec.subnets.outstanding_base_units, of.count, of.stake_shape);
  auto const root = divided_by_rank(spec.start.root_base_units, of.count, of.root_shape);
  for (std::uint32_t validator = 0; validator < of.count; ++validator) {
    double const luck = uniform_from_word(step_word(seed, validator, 0, first_behaviour_stream));
    bool const abstains = luck < of.abstaining_share;
    add_row(rows, spec, abstains ? domain::Behaviour::abstaining_validator : domain::Behaviour::honest_validator);
    auto const rank = (validator + 7 * subnet) % of.count;  // large on one subnet, small on the next
    auto const own =
        static_cast<std::uint64_t>(static_cast<UInt128>(alpha[rank]) * of.self_stake_share_ppm / 1'000'000);
    rows.root_tao.back() = root[validator];
    if (own > 0) rows.pool.back().add(rows.owner_share.back(), own);
    if (alpha[rank] > own) rows.pool.back().add(rows.nominator_share.back(), alpha[rank] - own);
  }
}

void add_miners(FirstNeurons& rows, BittensorSpec const& spec, population::MinerDecisions const& decisions,
                std::uint64_t seed, std::uint32_t subnet) {
  for (std::uint32_t miner = 0; miner < spec.miners.count; ++miner) {
    Draws draws{seed, subnet, miner, first_miners_stream};
    auto const candidate = decisions.candidate(draws);
    add_row(rows, spec, domain::Behaviour::miner);
    rows.quality.back() = 1 + to_integer<std::uint32_t>(candidate.quality * 0x1p16).value % (1U << 26);
    rows.cost_tao.back() = to_integer<std::uint64_t>(candidate.cost_tao).value;
  }
}

}  // namespace

std::vector<std::uint64_t> divided_by_rank(std::uint64_t total, std::uint32_t ranks, double exponent) {
  std::vector<double> weight(ranks);
  double sum = 0;
  for (std::uint32_t rank = 0; rank < ranks; ++rank) sum += weight[rank] = pow(rank + 1.0, -exponent);
  std::vector<std::uint64_t> parts(ranks);
  auto left = total;
  for (std::uint32_t rank = 0; rank < ranks; ++rank) {
    parts[rank] = to_integer<std::uint64_t>(static_cast<double>(total) * (weight[rank] / sum) * (1 - 0x1p-40)).value;
    left -= parts[rank];
  }
  parts.front() += left;
  return parts;
}

FirstNeurons first_neurons(BittensorSpec const& spec, std::uint64_t seed, std::uint32_t subnet) {
  FirstNeurons rows;
  add_row(rows, spec, domain::Behaviour::owner);
  add_validators(rows, spec, seed, subnet);
  add_miners(rows, spec, miner_decisions(spec), seed, subnet);
  return rows;
}

double first_price(BittensorSpec const& spec, std::uint32_t rank) {
  return spec.subnets.first_price_tao * pow(rank + 1.0, -spec.subnets.price_exponent);
}

std::uint64_t first_pool_tao(BittensorSpec const& spec, std::uint32_t rank) {
  return to_integer<std::uint64_t>(static_cast<double>(spec.subnets.pool_alpha_base_units) * first_price(spec, rank))
      .value;
}

}  // namespace flywheel::economy::bittensor
