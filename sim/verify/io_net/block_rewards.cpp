#include <algorithm>
#include <array>
#include <numeric>

#include "kernels/base/launch.hpp"
#include "kernels/scoring/io_net_score.hpp"
#include "kernels/scoring/nomination.hpp"
#include "kernels/scoring/pool_share.hpp"
#include "kernels/scoring/split_rewards.hpp"
#include "sim/verify/device_column.hpp"
#include "sim/verify/io_net/adapters.hpp"

namespace flywheel::verify::io_net {
namespace {

using namespace scoring;

constexpr std::uint32_t keys = 255;
constexpr std::array<PoolShare, 2> pool_shares{PoolShare{9500}, PoolShare{500}};  // enterprise, community

struct DeviceOfCase {
  std::size_t pool;
  std::uint64_t weight;  // 0 where the device is not paid
};

Check check(bool passed) {
  return passed ? Check::passed : Check::failed;
}

std::size_t pool_of(Field const& field) {
  auto const name = field.text();
  if (name != "enterprise" && name != "community") field.refuse("enterprise or community");
  return name == "enterprise" ? 0 : 1;
}

DeviceOfCase read_device(Field const& field) {
  auto const hired = field.at("hired").flag() ? Hired::yes : Hired::no;
  auto const multiplier = field.at("multiplier_x100").whole<std::uint32_t>();
  auto const tier = field.at("tier").whole<std::uint32_t>();
  auto const uptime = check(field.at("uptime_ok").flag());
  Nomination const nominate;
  bool const is_nominated =
      nominate({uptime == Check::passed ? nominate.needed_uptime_ms : 0, field.at("stake_ok").flag() ? 1u : 0u, 1,
                multiplier, tier, Check::passed, Check::passed});
  bool const is_paid =
      is_nominated && BlockCompletion{}({uptime, check(field.at("pow_ok").flag()), Check::passed, hired});
  auto const weight = IoNetScore{}(tier, multiplier, field.at("count").whole<std::uint32_t>(), hired);
  return {pool_of(field.at("pool")), is_paid ? weight : 0};
}

/// The rows of a case as the op wants them: pool by pool, a domain for every 255 different weights.
struct Rows {
  std::vector<std::size_t> device;  // [rows] index in the case
  std::vector<std::uint8_t> key;
  std::vector<std::uint32_t> first_of_domain{0};
  std::vector<std::uint32_t> first_slot_of_pool{0};
  std::vector<std::uint64_t> weight;  // [domains x keys]

  explicit Rows(std::vector<DeviceOfCase> const& devices) {
    for (std::size_t pool = 0; pool < pool_shares.size(); ++pool) {
      std::vector<std::uint64_t> weights;
      for (std::size_t i = 0; i < devices.size(); ++i) {
        if (devices[i].pool != pool) continue;
        if (weights.size() == keys) close_domain(weights);
        key.push_back(devices[i].weight == 0 ? not_eligible : key_of(devices[i].weight, weights));
        device.push_back(i);
      }
      close_domain(weights);
      first_slot_of_pool.push_back(static_cast<std::uint32_t>(first_of_domain.size() - 1));
    }
  }

 private:
  static std::uint8_t key_of(std::uint64_t weight, std::vector<std::uint64_t>& weights) {
    auto const found = std::find(weights.begin(), weights.end(), weight);
    auto const key = static_cast<std::uint8_t>(found - weights.begin());
    if (found == weights.end()) weights.push_back(weight);
    return key;
  }

  void close_domain(std::vector<std::uint64_t>& weights) {
    weights.resize(keys);
    weight.insert(weight.end(), weights.begin(), weights.end());
    weights.clear();
    first_of_domain.push_back(static_cast<std::uint32_t>(key.size()));
  }
};

struct Paid {
  std::vector<std::uint64_t> rows;
  std::vector<std::uint64_t> pools;
};

template <class Backend>
Paid pay(Backend const& on, Rows const& rows, std::vector<std::uint64_t> const& pool_base_units) {
  std::vector<std::uint32_t> domains(rows.first_of_domain.size() - 1);
  std::iota(domains.begin(), domains.end(), 0u);
  DeviceColumn const first_of_domain{on, rows.first_of_domain};
  DeviceColumn const first_slot{on, rows.first_slot_of_pool};
  DeviceColumn const domain_of_slot{on, domains};
  DeviceColumn const key{on, rows.key};
  DeviceColumn const weight{on, rows.weight};
  DeviceColumn const pool{on, pool_base_units};
  DeviceColumn const accrued{on, std::vector<std::uint64_t>(rows.key.size(), 0)};
  DeviceColumn const paid{on, std::vector<std::uint64_t>(pool_base_units.size(), 0)};
  DeviceColumn const undistributed{on, std::vector<std::uint64_t>(pool_base_units.size(), 0)};
  split_rewards(on, SplitRewards{{first_of_domain.data(), nullptr, static_cast<std::uint32_t>(domains.size())},
                                 {first_slot.data(), nullptr, static_cast<std::uint32_t>(pool_base_units.size())},
                                 domain_of_slot.data(),
                                 keys,
                                 key.data(),
                                 weight.data(),
                                 pool.data(),
                                 accrued.data(),
                                 paid.data(),
                                 undistributed.data()});
  return {accrued.to_host(), paid.to_host()};
}

}  // namespace

Json block_rewards(Field const& input, Device const& device) {
  std::vector<DeviceOfCase> devices;
  for (auto const& field : input.at("devices").items()) devices.push_back(read_device(field));
  auto const block = input.at("block_emission_raw").bigint<std::uint64_t>();
  std::vector<std::uint64_t> pools;
  for (auto const& share : pool_shares) pools.push_back(share(block));

  Rows const rows{devices};
  auto const paid = launch(device, [&](auto const& on) { return pay(on, rows, pools); });
  auto rewards = Json(std::vector<Json>(devices.size()));
  for (std::size_t row = 0; row < paid.rows.size(); ++row) rewards[rows.device[row]] = bigint_of(paid.rows[row]);
  auto const distributed = std::accumulate(paid.pools.begin(), paid.pools.end(), std::uint64_t{0});
  return {{"rewards_raw", rewards}, {"undistributed_raw", bigint_of(block - distributed)}};
}

}  // namespace flywheel::verify::io_net
