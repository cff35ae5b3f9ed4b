#include "sim/economy/depin/io_net/newcomers.hpp"

#include "kernels/base/checked.hpp"
#include "kernels/base/launch.hpp"
#include "kernels/population/ask_price.hpp"
#include "kernels/population/heavy_tailed_count.hpp"
#include "sim/economy/depin/io_net/hire_market.hpp"

namespace flywheel::economy::io_net {
namespace {

using domain::Disguise;
using domain::EnteringCustomer;
using domain::EnteringDevice;
using domain::EnteringOperator;

constexpr Stream operator_stream{"io_net/operator"};
constexpr Stream device_stream{"io_net/device"};
constexpr Stream customer_stream{"io_net/customer"};

/// The first item whose share, added to those before, exceeds the draw.
template <class Items, class ShareOf>
std::uint32_t chosen(Items const& items, double draw, ShareOf const& share_of) {
  double sum = 0;
  std::uint32_t at = 0;
  for (; at + 1 < items.size(); ++at) {
    sum += share_of(items[at]);
    if (draw < sum) break;
  }
  return at;
}

std::uint32_t class_of_device(IoNetSpec const& spec, double draw) {
  return chosen(spec.devices, draw, [](auto const& device) { return device.share; });
}

/// Lists behind one another, with where each begins.
template <class Row>
struct Flat {
  std::vector<Row> rows;
  std::vector<std::uint32_t> offsets{0};

  explicit Flat(std::vector<std::vector<Row>> const& lists) {
    for (auto const& list : lists) {
      rows.insert(rows.end(), list.begin(), list.end());
      offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
  }
};

template <class Row>
std::vector<std::uint32_t> sizes_of(std::vector<std::vector<Row>> const& lists) {
  std::vector<std::uint32_t> sizes;
  for (auto const& list : lists) sizes.push_back(static_cast<std::uint32_t>(list.size()));
  return sizes;
}

}  // namespace

Newcomers::Newcomers(engine::Simulation& simulation, IoNetEconomy const& economy)
    : simulation_{simulation},
      economy_{economy},
      operators_there_{economy.tables().operators.rows->used()},
      operators_(simulation.worlds()),
      devices_(economy.tables().domains()),
      customers_(devices_.size()),
      stakes_(simulation.worlds(), 0) {}

std::uint32_t Newcomers::next_operator(WorldId world) const {
  return operators_there_[world.value] + static_cast<std::uint32_t>(operators_[world.value].size());
}

std::uint64_t Newcomers::add_device(WorldId world, NewOperator const& owner, std::uint32_t device_class,
                                    Disguise disguise, Draws& draws) {
  auto const& spec = economy_.spec(world);
  auto const& device = spec.devices[device_class];
  auto const domain = domain_of(world, device_class);
  auto const& terms = economy_.laws().terms[domain];
  auto const share_of = [](auto const& item) { return item.share; };
  auto const processors = device.processors[chosen(device.processors, draws.uniform(), share_of)].count;
  auto const running_cost = to_integer<std::uint32_t>(static_cast<double>(terms.running_cost_micro_usd_per_gpu_hour));
  EnteringDevice entering{};
  entering.id = economy_.network(world).next_device_id++;
  entering.operator_row = owner.place;
  entering.disguise = static_cast<std::uint8_t>(disguise);
  entering.processors = static_cast<std::uint8_t>(processors);
  entering.region = static_cast<std::uint8_t>(chosen(spec.providers.regions, draws.uniform(), share_of));
  entering.tier =
      static_cast<std::uint8_t>(1 + chosen(spec.providers.tiers, draws.uniform(), [](double share) { return share; }));
  entering.lemon = economy_.laws().rental[domain].failures.is_lemon(draws) ? 1 : 0;
  entering.ask_micro_usd_per_gpu_hour = population::AskPrice{spec.providers.pricing.dispersion_log_sd}(
      draws, economy_.classes_of(world)[device_class].posted_micro_usd, running_cost.value);
  entering.paid_in_token = owner.is_paid_in_token ? 1 : 0;
  entering.staked_base_units = owner.is_staked ? terms.minimum_stake_base_units_per_processor * processors : 0;
  stakes_[world.value] += entering.staked_base_units;
  devices_[domain].push_back(entering);
  std::uint64_t const price = terms.purchase_micro_usd_per_gpu * processors;
  return exchange::floored_share(price, terms.purchase_ppm_of_disguise[static_cast<std::uint32_t>(disguise)]);
}

void Newcomers::add_operators(WorldId world, std::uint64_t count, double staked_share) {
  auto const& spec = economy_.spec(world);
  auto const seed = simulation_.world(world).seed;
  population::HeavyTailedCount const size{spec.providers.devices_each.least, spec.providers.devices_each.most,
                                          spec.providers.devices_each.shape};
  for (std::uint64_t i = 0; i < count; ++i) {
    auto const place = next_operator(world);
    Draws draws{seed, place, 0, operator_stream};
    auto const devices = size(draws);
    bool const is_staked = draws.uniform() < staked_share;
    NewOperator const owner{place, 0, is_staked, draws.uniform() < spec.providers.paid_in_token_share};
    std::uint64_t invested = 0;
    for (std::uint32_t device = 0; device < devices; ++device) {
      Draws of_device{seed, economy_.network(world).next_device_id, 0, device_stream};
      auto const device_class = class_of_device(spec, of_device.uniform());
      invested += add_device(world, owner, device_class, Disguise::none, of_device);
    }
    operators_[world.value].push_back({invested, devices, 0});
  }
  economy_.network(world).operators_entered += static_cast<std::uint32_t>(count);
}

void Newcomers::add_cheaters(WorldId world, std::uint32_t group, std::uint64_t count, double staked_share) {
  auto const& spec = economy_.spec(world).cheaters[group];
  auto const seed = simulation_.world(world).seed;
  population::HeavyTailedCount const size{spec.devices_each.least, spec.devices_each.most, spec.devices_each.shape};
  auto const identity = to_integer<std::uint64_t>(spec.identity_cost_usd * 1e6).value;
  for (std::uint64_t i = 0; i < count; ++i) {
    auto const place = next_operator(world);
    Draws draws{seed, place, 0, operator_stream};
    auto const devices = size(draws);
    NewOperator const owner{place, 1 + group, draws.uniform() < staked_share, false};
    std::uint64_t invested = identity * devices;
    for (std::uint32_t device = 0; device < devices; ++device) {
      Draws of_device{seed, economy_.network(world).next_device_id, 0, device_stream};
      invested += add_device(world, owner, spec.device_class, disguise_of(spec.kind), of_device);
    }
    operators_[world.value].push_back({invested, devices, 1 + group});
  }
  economy_.network(world).cheaters_entered[group] += static_cast<std::uint32_t>(count);
}

void Newcomers::add_customers(WorldId world, std::uint64_t count) {
  auto const& spec = economy_.spec(world);
  auto& network = economy_.network(world);
  for (std::uint64_t i = 0; i < count; ++i) {
    auto const id = network.next_customer_id++;
    Draws draws{simulation_.world(world).seed, id, 0, customer_stream};
    auto const device_class =
        chosen(spec.devices, draws.uniform(), [](auto const& device) { return device.demand_share; });
    bool const pays_in_token = draws.uniform() < spec.customers.pays_in_token_share;
    customers_[domain_of(world, device_class)].push_back({id, pays_in_token ? 1U : 0U});
  }
  network.customers_entered += static_cast<std::uint32_t>(count);
}

void Newcomers::make_room() {
  auto& tables = economy_.tables();
  tables.reserve_operators(sizes_of(operators_));
  tables.reserve_customers(sizes_of(customers_));
  if (tables.reserve_devices(sizes_of(devices_))) list_again(simulation_, economy_);
}

void Newcomers::place(std::span<std::uint32_t const> worlds, std::vector<TimeMs> const& up_since_ms) {
  auto& tables = economy_.tables();
  Flat const operators{operators_};
  Flat const devices{devices_};
  Flat const customers{customers_};
  auto const* const since = simulation_.lend<TimeMs>(up_since_ms);
  domain::PlaceOperators const entering{tables.operator_columns(simulation_.pick(*tables.operators.rows, worlds)),
                                        simulation_.lend<EnteringOperator>(operators.rows),
                                        simulation_.lend<std::uint32_t>(operators.offsets), since};
  domain::EnteringAgents const agents{
      simulation_.lend<EnteringDevice>(devices.rows), simulation_.lend<std::uint32_t>(devices.offsets),
      simulation_.lend<EnteringCustomer>(customers.rows), simulation_.lend<std::uint32_t>(customers.offsets)};
  auto rental = tables.rental(simulation_, worlds);
  rental.rules = simulation_.lend<domain::RentalRules>(economy_.laws().rental);
  launch(simulation_.device(), [&](auto const& on) {
    domain::place_operators(on, entering);
    domain::place_agents(on, rental, tables.stakes(), agents, since);
  });
}

std::vector<std::uint64_t> Newcomers::let_in(std::span<std::uint32_t const> worlds,
                                             std::vector<TimeMs> const& up_since_ms,
                                             std::vector<TimeMs> const& now_ms) {
  make_room();
  place(worlds, up_since_ms);
  refresh_hire_market(simulation_, economy_, worlds, now_ms);
  return stakes_;
}

}  // namespace flywheel::economy::io_net
