#pragma once

#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/sorting.hpp"
#include "kernels/matching/gpu_market/listing.hpp"

/// For gpu_market.inl: who comes before whom.
namespace flywheel::matching {

/// Live devices of the visited domains, numbered through without gaps.
struct DenseRows {
  Segments devices;
  std::uint64_t* first_of_visit;   // [visited + 1]; the last: how many there are
  std::uint32_t* first_of_domain;  // [domains], of those visited

  FLYWHEEL_HD std::uint32_t row(std::uint32_t domain, std::uint32_t dense) const {
    return devices.first(domain) + dense - first_of_domain[domain];
  }
  FLYWHEEL_HD std::uint32_t dense(std::uint32_t domain, std::uint32_t row) const {
    return first_of_domain[domain] + row - devices.first(domain);
  }
};

/// A domain and a run of it as one number, in the order of the listing. Devices without a run come last.
struct RunKey {
  static constexpr std::uint32_t keys_a_domain = RunStarts::runs + 1;
  std::uint32_t number;

  FLYWHEEL_HD static RunKey of(GpuMarketColumns const& market, std::uint32_t domain, std::uint32_t row) {
    bool const listed = market.state[row] != static_cast<std::uint8_t>(Offered::nowhere) && market.tier[row] >= 1 &&
                        market.tier[row] <= tiers && market.region[row] < most_regions;
    return {domain * keys_a_domain + (listed ? RunStarts::run(market.tier[row], market.region[row]) : RunStarts::runs)};
  }
  FLYWHEEL_HD std::uint32_t domain() const { return number / keys_a_domain; }
  FLYWHEEL_HD bool listed() const { return number % keys_a_domain < RunStarts::runs; }
};

struct CountLive {
  DenseRows rows;

  FLYWHEEL_HD void operator()(std::uint32_t visit) const {
    bool const behind = visit == rows.devices.visited();
    std::uint32_t const domain = behind ? 0 : rows.devices.segment_at(visit);
    rows.first_of_visit[visit] = behind ? 0 : rows.devices.last(domain) - rows.devices.first(domain);
  }
};

struct NoteFirst {
  DenseRows rows;

  FLYWHEEL_HD void operator()(std::uint32_t visit) const {
    rows.first_of_domain[rows.devices.segment_at(visit)] = static_cast<std::uint32_t>(rows.first_of_visit[visit]);
  }
};

struct WriteKeys {
  GpuMarketColumns market;
  DenseRows rows;
  std::uint64_t* asks_and_ids;
  std::uint32_t* run_keys;
  std::uint32_t* order;

  FLYWHEEL_HD void operator()(std::uint32_t domain, std::uint32_t row) const {
    std::uint32_t const dense = rows.dense(domain, row);
    asks_and_ids[dense] = std::uint64_t{market.ask_micro_usd_per_gpu_hour[row]} << 32 | market.id[row];
    run_keys[dense] = RunKey::of(market, domain, row).number;
    order[dense] = dense;
  }
};

struct GatherRuns {
  std::uint32_t const* run_keys;
  std::uint32_t const* order;
  std::uint64_t* keys;

  FLYWHEEL_HD void operator()(std::uint32_t at) const { keys[at] = run_keys[order[at]]; }
};

struct ForgetPlace {
  std::uint32_t* place;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t row) const { place[row] = no_place; }
};

struct WritePlaces {
  GpuMarketColumns market;
  DenseRows rows;
  std::uint64_t const* keys;
  std::uint32_t const* order;

  FLYWHEEL_HD void operator()(std::uint32_t at) const {
    RunKey const key{static_cast<std::uint32_t>(keys[at])};
    if (!key.listed()) return;
    std::uint32_t const row = rows.row(key.domain(), order[at]);
    std::uint32_t const first = market.devices.first(key.domain());
    std::uint32_t const place = at - rows.first_of_domain[key.domain()];
    market.listing.place[row] = place;
    market.listing.device[first + place] = row - first;
    market.listing.ask_micro_usd[first + place] = market.ask_micro_usd_per_gpu_hour[row];
  }
};

/// A run starts where the first key lies that is not below its own: one search for each run of each visited domain.
struct WriteRunStarts {
  GpuMarketColumns market;
  DenseRows rows;
  std::uint64_t const* keys;
  std::uint32_t count;

  FLYWHEEL_HD void operator()(std::uint32_t i) const {
    std::uint32_t const domain = rows.devices.segment_at(i / RunKey::keys_a_domain);
    std::uint32_t const run = i % RunKey::keys_a_domain;
    std::uint64_t const key = std::uint64_t{domain} * RunKey::keys_a_domain + run;
    std::uint32_t low = 0;
    std::uint32_t high = count;
    while (low < high) {
      std::uint32_t const middle = low + (high - low) / 2;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    market.listing.runs[domain].start[run] = low - rows.first_of_domain[domain];
  }
};

/// By ask and id, then stably by domain and run.
template <class Backend>
void rank_devices(Backend const& on, GpuMarketColumns const& market) {
  Segments const& devices = market.devices;
  std::uint32_t const visited = devices.visited();
  Scratch<std::uint64_t, Backend> const first_of_visit{on, visited + 1};
  Scratch<std::uint32_t, Backend> const first_of_domain{on, devices.count};
  DenseRows const rows{devices, first_of_visit.data(), first_of_domain.data()};
  for_each_index(on, visited + 1, CountLive{rows});
  exclusive_sums(on, rows.first_of_visit, rows.first_of_visit, visited + 1);
  for_each_index(on, visited, NoteFirst{rows});
  std::uint64_t live = 0;
  copy_to_host(on, &live, rows.first_of_visit + visited, sizeof live);
  auto const count = static_cast<std::uint32_t>(live);

  Scratch<std::uint64_t, Backend> const keys{on, count};
  Scratch<std::uint32_t, Backend> const run_keys{on, count};
  Scratch<std::uint32_t, Backend> const order{on, count};
  for_each_row(on, devices, WriteKeys{market, rows, keys.data(), run_keys.data(), order.data()});
  stable_sort_by_key(on, keys.data(), order.data(), count);
  for_each_index(on, count, GatherRuns{run_keys.data(), order.data(), keys.data()});
  stable_sort_by_key(on, keys.data(), order.data(), count);

  Segments all_slots = devices;
  all_slots.used = nullptr;
  for_each_row(on, all_slots, ForgetPlace{market.listing.place});
  for_each_index(on, count, WritePlaces{market, rows, keys.data(), order.data()});
  for_each_index(on, visited * RunKey::keys_a_domain, WriteRunStarts{market, rows, keys.data(), count});
}

}  // namespace flywheel::matching
