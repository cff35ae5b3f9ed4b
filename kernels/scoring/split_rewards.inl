#include <cstdint>
#include <cstring>

#include "kernels/base/atomic_add.hpp"
#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/scoring/largest_remainder.hpp"
#include "kernels/scoring/split_rewards.hpp"

namespace flywheel::scoring {
namespace {

/// What the passes hand on, by class (domain, key), domain or pool.
struct SplitScratch {
  std::uint32_t* members;      // [domains x keys]
  std::uint8_t* occupied;      // [domains x keys] the keys that have members, in ascending order
  std::uint32_t* occupancy;    // [domains] how many these are
  std::uint64_t* amount;       // [domains x keys] for each member
  std::uint64_t* remainder;    // [domains x keys]
  std::uint8_t* is_at_cut;     // [domains x keys] 1 where members before the domain's end of luck get one unit more
  std::uint32_t* end_of_luck;  // [domains] row below which a member at the cut gets one unit more
  std::uint32_t* cut_domain;   // [pools] the one domain whose members at the cut get it in part, or no_domain
  std::uint32_t* lucky;        // [pools] how many of them do
  std::uint32_t* chunk_count;  // [visited pools x chunks] members at the cut in a run of the cut domain's rows
};

constexpr std::uint32_t no_domain = 0xFFFFFFFF;

struct ClearMembers {
  std::uint32_t keys;
  std::uint32_t* members;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    for (std::uint32_t key = 0; key < keys; ++key) members[std::size_t{domain} * keys + key] = 0;
  }
};

/// Visits the eligible rows of a host's tile. In most blocks few devices are, so eight keys are looked at together.
template <class Visit>
void for_each_eligible(HostTile const& tile, std::uint8_t const* key, Visit const& visit) {
  constexpr std::uint32_t together = sizeof(std::uint64_t);
  static_assert(not_eligible == 0xFF, "a word of ones is eight devices without a key");
  std::uint32_t row = tile.first;
  for (; row + together <= tile.last; row += together) {
    std::uint64_t keys = 0;
    std::memcpy(&keys, key + row, together);
    if (keys == ~std::uint64_t{0}) continue;
    for (std::uint32_t i = row; i < row + together; ++i) {
      if (key[i] != not_eligible) visit(i);
    }
  }
  for (; row < tile.last; ++row) {
    if (key[row] != not_eligible) visit(row);
  }
}

struct CountMembers {
  std::uint32_t keys;
  std::uint8_t const* key;
  std::uint32_t* members;

  /// One thread of a device visits few rows and adds them one by one.
  FLYWHEEL_HD void operator()(DeviceTile const& tile) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      if (key[row] != not_eligible) atomic_add(members[std::size_t{tile.segment} * keys + key[row]], 1);
    }
  }

  /// One thread of the host visits thousands and adds their histogram. Four of them in turn: equal keys in a row would
  /// wait for one another.
  void operator()(HostTile const& tile) const {
    std::uint32_t counts[4][256] = {};
    for_each_eligible(tile, key, [&](std::uint32_t row) { ++counts[row % 4][key[row]]; });
    for (std::uint32_t of = 0; of < keys; ++of) {
      std::uint32_t const count = counts[0][of] + counts[1][of] + counts[2][of] + counts[3][of];
      if (count > 0) atomic_add(members[std::size_t{tile.segment} * keys + of], count);
    }
  }
};

/// Decides what every class of one pool gets.
struct SharePool {
  SplitRewards args;
  SplitScratch scratch;

  FLYWHEEL_HD void operator()(std::uint32_t pool) const {
    list_classes(pool);
    auto const total = total_weight(pool);
    auto const amount = args.pool_base_units[pool];
    std::uint64_t floored = 0;
    for_each_class(pool, [&](std::size_t at) {
      auto const share = total == 0 ? FlooredShare{0, 0} : LargestRemainder{amount, total}(args.weight[at]);
      scratch.amount[at] = share.base_units;
      scratch.remainder[at] = share.remainder;
      floored += share.base_units * scratch.members[at];
    });
    hand_out(pool, total == 0 ? 0 : amount - floored);
    args.paid_base_units[pool] = total == 0 ? 0 : amount;
    args.undistributed_base_units[pool] = total == 0 ? amount : 0;
  }

 private:
  /// Most keys have no members, and the search for the cut visits classes once for each bit of a remainder.
  FLYWHEEL_HD void list_classes(std::uint32_t pool) const {
    for (std::uint32_t slot = args.slots.first(pool); slot < args.slots.last(pool); ++slot) {
      std::uint32_t const domain = args.domain_of_slot[slot];
      std::size_t const first = std::size_t{domain} * args.keys;
      std::uint32_t count = 0;
      for (std::uint32_t key = 0; key < args.keys; ++key) {
        scratch.occupied[first + count] = static_cast<std::uint8_t>(key);
        count += scratch.members[first + key] > 0 ? 1 : 0;
      }
      scratch.occupancy[domain] = count;
    }
  }

  template <class Visit>
  FLYWHEEL_HD void for_each_class_of(std::uint32_t domain, Visit const& visit) const {
    std::size_t const first = std::size_t{domain} * args.keys;
    for (std::uint32_t i = 0; i < scratch.occupancy[domain]; ++i) visit(first + scratch.occupied[first + i]);
  }

  template <class Visit>
  FLYWHEEL_HD void for_each_class(std::uint32_t pool, Visit const& visit) const {
    for (std::uint32_t slot = args.slots.first(pool); slot < args.slots.last(pool); ++slot) {
      for_each_class_of(args.domain_of_slot[slot], visit);
    }
  }

  FLYWHEEL_HD std::uint64_t total_weight(std::uint32_t pool) const {
    std::uint64_t total = 0;
    for_each_class(pool, [&](std::size_t at) { total += args.weight[at] * scratch.members[at]; });
    return total;
  }

  FLYWHEEL_HD void hand_out(std::uint32_t pool, std::uint64_t left_over) const {
    auto const cut = find_cut(left_over, [&](auto const& visit) {
      for_each_class(pool, [&](std::size_t at) { visit(scratch.remainder[at], scratch.members[at]); });
    });
    std::uint64_t left_at_cut = cut.at_cut;
    scratch.cut_domain[pool] = no_domain;
    for (std::uint32_t slot = args.slots.first(pool); slot < args.slots.last(pool); ++slot) {
      std::uint32_t const domain = args.domain_of_slot[slot];
      std::uint64_t const at_cut = mark_classes(domain, cut.remainder);
      bool const all = left_at_cut >= at_cut;
      scratch.end_of_luck[domain] = all ? args.devices.last(domain) : args.devices.first(domain);
      if (!all && left_at_cut > 0) {
        scratch.cut_domain[pool] = domain;
        scratch.lucky[pool] = static_cast<std::uint32_t>(left_at_cut);
      }
      left_at_cut -= all ? at_cut : left_at_cut;
    }
  }

  /// Returns how many members of the domain are at the cut.
  FLYWHEEL_HD std::uint64_t mark_classes(std::uint32_t domain, std::uint64_t cut) const {
    std::uint64_t at_cut = 0;
    for_each_class_of(domain, [&](std::size_t at) {
      scratch.amount[at] += scratch.remainder[at] > cut ? 1 : 0;
      scratch.is_at_cut[at] = scratch.remainder[at] == cut ? 1 : 0;
      at_cut += scratch.is_at_cut[at] != 0 ? scratch.members[at] : 0;
    });
    return at_cut;
  }
};

/// Where in the cut domain luck ends: each of its equal runs of rows is counted by one thread, then the run that holds
/// the last lucky member is searched.
struct RunsOfCutDomain {
  SplitRewards args;
  SplitScratch scratch;
  std::uint32_t chunks;  // runs a domain

  FLYWHEEL_HD std::uint32_t first_row(std::uint32_t domain, std::uint32_t chunk) const {
    std::uint64_t const rows = args.devices.last(domain) - args.devices.first(domain);
    return args.devices.first(domain) + static_cast<std::uint32_t>(rows * chunk / chunks);
  }

  FLYWHEEL_HD std::uint32_t is_at_cut(std::uint32_t domain, std::uint32_t row) const {
    std::uint8_t const key = args.key[row];
    return key == not_eligible ? 0 : member_flag(std::size_t{domain} * args.keys + key);
  }

  FLYWHEEL_HD std::uint32_t member_flag(std::size_t at) const { return scratch.is_at_cut[at]; }
};

struct CountAtCut {
  RunsOfCutDomain runs;

  FLYWHEEL_HD void operator()(std::uint32_t index) const {
    std::uint32_t const chunk = index % runs.chunks;
    std::uint32_t const domain = runs.scratch.cut_domain[runs.args.slots.segment_at(index / runs.chunks)];
    if (domain == no_domain) return;
    std::uint32_t count = 0;
    std::uint32_t const last = runs.first_row(domain, chunk + 1);
    for (std::uint32_t row = runs.first_row(domain, chunk); row < last; ++row) count += runs.is_at_cut(domain, row);
    runs.scratch.chunk_count[index] = count;
  }
};

struct FindEndOfLuck {
  RunsOfCutDomain runs;

  FLYWHEEL_HD void operator()(std::uint32_t visit) const {
    std::uint32_t const pool = runs.args.slots.segment_at(visit);
    std::uint32_t const domain = runs.scratch.cut_domain[pool];
    if (domain == no_domain) return;
    std::uint32_t left = runs.scratch.lucky[pool];  // at least 1, and fewer than the domain has
    std::uint32_t chunk = 0;
    std::uint32_t const* const counts = runs.scratch.chunk_count + std::size_t{visit} * runs.chunks;
    for (; counts[chunk] < left; ++chunk) left -= counts[chunk];
    std::uint32_t row = runs.first_row(domain, chunk);
    for (; left > 0; ++row) left -= runs.is_at_cut(domain, row);
    runs.scratch.end_of_luck[domain] = row;
  }
};

struct PayDevice {
  SplitRewards args;
  SplitScratch scratch;

  FLYWHEEL_HD void operator()(DeviceTile const& tile) const {
    for (std::uint32_t row = tile.first + tile.lane; row < tile.last; row += tile.stride) {
      if (args.key[row] != not_eligible) pay(tile.segment, row);
    }
  }

  void operator()(HostTile const& tile) const {
    for_each_eligible(tile, args.key, [&](std::uint32_t row) { pay(tile.segment, row); });
  }

 private:
  FLYWHEEL_HD void pay(std::uint32_t domain, std::uint32_t row) const {
    std::size_t const at = std::size_t{domain} * args.keys + args.key[row];
    std::uint32_t const is_lucky = row < scratch.end_of_luck[domain] ? scratch.is_at_cut[at] : 0;
    args.accrued_base_units[row] += scratch.amount[at] + is_lucky;
  }
};

/// Enough runs for a million rows of one domain, few where many pools pay at once.
inline std::uint32_t chunks_for(std::uint32_t pools) {
  std::uint32_t const each = pools == 0 ? 1 : 65536 / pools;
  return each < 1 ? 1 : each > 1024 ? 1024 : each;
}

/// Of a device: its key, looked at twice; the few that are eligible move more.
constexpr std::uint32_t bytes_to_look_for_shares = 2;

}  // namespace

template <class Backend>
void split_rewards(Backend const& on, SplitRewards const& args) {
  OpWatch const watch{on, "split_rewards", args.devices, bytes_to_look_for_shares};
  std::size_t const classes = std::size_t{args.devices.count} * args.keys;
  std::uint32_t const pools = args.slots.visited();
  std::uint32_t const chunks = chunks_for(pools);
  Scratch<std::uint32_t, Backend> const members{on, classes};
  Scratch<std::uint8_t, Backend> const occupied{on, classes};
  Scratch<std::uint32_t, Backend> const occupancy{on, args.devices.count};
  Scratch<std::uint64_t, Backend> const amount{on, classes};
  Scratch<std::uint64_t, Backend> const remainder{on, classes};
  Scratch<std::uint8_t, Backend> const is_at_cut{on, classes};
  Scratch<std::uint32_t, Backend> const end_of_luck{on, args.devices.count};
  Scratch<std::uint32_t, Backend> const cut_domain{on, args.slots.count};
  Scratch<std::uint32_t, Backend> const lucky{on, args.slots.count};
  Scratch<std::uint32_t, Backend> const chunk_count{on, std::size_t{pools} * chunks};
  SplitScratch const scratch{members.data(),   occupied.data(),   occupancy.data(),   amount.data(),
                             remainder.data(), is_at_cut.data(),  end_of_luck.data(), cut_domain.data(),
                             lucky.data(),     chunk_count.data()};
  RunsOfCutDomain const runs{args, scratch, chunks};

  for_each_segment(on, args.devices, ClearMembers{args.keys, scratch.members});
  for_each_tile(on, args.devices, CountMembers{args.keys, args.key, scratch.members});
  for_each_segment(on, args.slots, SharePool{args, scratch});
  for_each_index(on, pools * chunks, CountAtCut{runs});
  for_each_index(on, pools, FindEndOfLuck{runs});
  for_each_tile(on, args.devices, PayDevice{args, scratch});
}

}  // namespace flywheel::scoring
