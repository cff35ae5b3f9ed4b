#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {
namespace {

/// A flow of TAO since the start, as the summary names it.
struct FlowFinding {
  state::FlowId Accounts::*flow;
  char const* name;
  char const* meaning;
};

constexpr FlowFinding with_pools[] = {{&Accounts::injected, "liquidity injected", "minted into pools"},
                                      {&Accounts::chain_bought, "chain bought", "minted to buy alpha"},
                                      {&Accounts::staked, "staked", "paid for alpha"},
                                      {&Accounts::unstaked, "unstaked", "got for alpha"},
                                      {&Accounts::registrations, "registration fees", "paid to join"}};

/// Stake is TAO itself, and what a newcomer pays is gone.
constexpr FlowFinding without_pools[] = {
    {&Accounts::emitted, "emitted", "minted for miners and validators"},
    {&Accounts::owner_cut, "owners' cut", "minted for owners of subnets"},
    {&Accounts::joined_root, "earned by root", "of what was emitted, by members of root, and staked"},
    {&Accounts::root_staked, "staked on root", "by holders of free TAO"},
    {&Accounts::root_unstaked, "unstaked from root", "the other way"},
    {&Accounts::unstaked, "unstaked from subnets", "of what was emitted and staked there"},
    {&Accounts::recycled, "registrations recycled", "paid to join, and no longer issued"}};

void add_flows(std::vector<engine::Finding>& found, state::Ledger const& ledger, Accounts const& accounts,
               WorldId world, std::span<FlowFinding const> flows) {
  for (auto const& [flow, name, meaning] : flows) {
    auto const flowed = ledger.flowed(world, accounts.*flow);
    found.push_back({name, static_cast<double>(flowed) / base_units_per_tao, "TAO", meaning});
  }
}

void add_counts(std::vector<engine::Finding>& found, Tables const& tables, WorldId world) {
  auto const subnets = tables.sizes.subnets;
  std::uint64_t epochs = 0, registrations = 0, idle = 0;
  for (auto const& life : tables.subnets->read_rows(tables.life, world.value * subnets, subnets)) {
    epochs += life.epochs;
    registrations += life.registrations;
    idle += life.idle;
  }
  found.push_back({"epochs", static_cast<double>(epochs), "", "of all subnets"});
  found.push_back({"registrations", static_cast<double>(registrations), "", "of neurons"});
  found.push_back({"miners who stopped", static_cast<double>(idle), "", "because work cost more than it earned"});
}

void add_owners(std::vector<engine::Finding>& found, Tables const& tables, WorldId world) {
  auto const slots = tables.sizes.subnets;
  auto const judging = tables.subnets->read_rows(tables.agents->judging, world.value * slots, slots);
  auto const owners = tables.subnets->read_rows(tables.owner_memory, world.value * slots, slots);
  double withheld = 0, subnets = 0;
  std::uint64_t set = 0;
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    if (!tables.has_subnet(world, slot)) continue;
    withheld += judging[slot].burn_share * 0x1p-16;
    set += owners[slot].hyperparameters_set;
    subnets += 1;
  }
  found.push_back({"withheld", 100 * withheld / subnets, "%", "of incentive, by owners, mean over subnets at the end"});
  found.push_back({"hyperparameters set", static_cast<double>(set), "", "by owners"});
}

}  // namespace

std::vector<engine::Finding> findings_of(engine::Simulation const& simulation, BittensorEconomy const& economy,
                                         WorldId world) {
  auto const& tables = economy.tables();
  auto const issued = tables.chain->read_rows(tables.chain_state, world.value, 1).front().issued_tao;
  std::vector<engine::Finding> found{
      {"issued", static_cast<double>(issued) / base_units_per_tao, "TAO", "by the end, genesis included"}};
  std::span<FlowFinding const> flows{without_pools};
  if (has_pools(economy.spec(world).emission)) flows = with_pools;
  add_flows(found, simulation.ledger(), economy.accounts(), world, flows);
  add_counts(found, tables, world);
  if (tables.sizes.has_owners) add_owners(found, tables, world);
  return found;
}

}  // namespace flywheel::economy::bittensor
