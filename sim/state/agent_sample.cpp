#include "sim/state/agent_sample.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>

namespace flywheel::state {
namespace {

std::vector<std::byte> bytes_of(Table const& table, ColumnStorage const& column) {
  std::vector<std::byte> bytes(column.element_bytes * table.slots());
  table.read_bytes(column, bytes.data());
  return bytes;
}

template <class T>
std::vector<std::uint64_t> words_of_type(std::vector<std::byte> const& column, std::span<std::uint32_t const> rows) {
  std::vector<std::uint64_t> words;
  words.reserve(rows.size());
  for (auto const row : rows) {
    T value;
    std::memcpy(&value, column.data() + std::size_t{row} * sizeof(T), sizeof(T));
    words.push_back(static_cast<std::uint64_t>(value));
  }
  return words;
}

std::uint32_t segments_per_world(AgentTable const& table) {
  return table.rows->segments_count() / static_cast<std::uint32_t>(table.most.size());
}

/// Which of its world's segments each row lies in. Rows stand in any order.
std::vector<std::uint64_t> segments_of(AgentTable const& table, std::span<std::uint32_t const> rows) {
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i < table.rows->segments_count(); ++i) {
    ends.push_back(table.rows->first(i) + table.rows->capacity(i));
  }
  std::vector<std::uint64_t> segments;
  segments.reserve(rows.size());
  for (auto const row : rows) {
    auto const segment = std::upper_bound(ends.begin(), ends.end(), row) - ends.begin();
    segments.push_back(static_cast<std::uint64_t>(segment) % segments_per_world(table));
  }
  return segments;
}

/// Puts the agents in the order of their ids and leaves out those beyond the room.
void put_in_order(SampledAgents& agents, std::uint64_t room) {
  std::vector<std::size_t> order(agents.ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t left, std::size_t right) { return agents.ids[left] < agents.ids[right]; });
  if (order.size() > room) {
    agents.left_out = order.size() - room;
    order.resize(room);
  }
  SampledAgents ordered{{}, {}, agents.left_out};
  for (auto const place : order) {
    ordered.ids.push_back(agents.ids[place]);
    ordered.rows.push_back(agents.rows[place]);
  }
  agents = std::move(ordered);
}

}  // namespace

std::vector<std::uint64_t> words_of(AgentTable const& table, AgentColumn const& column,
                                    std::span<std::uint32_t const> rows) {
  if (column.source == nullptr) return segments_of(table, rows);
  auto const bytes = bytes_of(*table.rows, *column.source);
  auto const& type = column.source->type;
  if (type == "u8") return words_of_type<std::uint8_t>(bytes, rows);
  if (type == "u32") return words_of_type<std::uint32_t>(bytes, rows);
  if (type == "u64") return words_of_type<std::uint64_t>(bytes, rows);
  if (type == "i64") return words_of_type<std::int64_t>(bytes, rows);
  throw std::logic_error{table.group + "/" + column.name + ": agents' columns are u8, u32, u64 or i64, not " + type};
}

AgentSample::AgentSample(AgentTable table, double share, std::vector<std::uint64_t> seeds)
    : table_{std::move(table)},
      share_{share},
      threshold_{static_cast<std::uint64_t>(std::ceil(share * 0x1p32))},
      seeds_{std::move(seeds)},
      stream_{Stream::of_name("record/" + table_.group)} {
  if (table_.most.size() != seeds_.size())
    throw std::logic_error{table_.group + ": expected the most agents of every world"};
}

std::uint64_t AgentSample::room(WorldId world) const {
  auto const most = table_.most[world.value];
  double const mean = share_ * static_cast<double>(most);
  double const room = std::ceil(mean + 6 * std::sqrt(mean * (1 - share_)) + 6);
  return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(room), 1, std::max<std::uint64_t>(most, 1));
}

std::uint64_t AgentSample::room() const {
  std::uint64_t most = 1;
  for (std::uint32_t world = 0; world < seeds_.size(); ++world) most = std::max(most, room(WorldId{world}));
  return most;
}

std::vector<SampledAgents> AgentSample::take() const {
  auto const& rows = *table_.rows;
  auto const used = rows.used();
  auto const states = table_.state != nullptr ? bytes_of(rows, *table_.state) : std::vector<std::byte>{};
  auto const ids = table_.id != nullptr ? bytes_of(rows, *table_.id) : std::vector<std::byte>{};
  auto const is_absent = [&](std::uint32_t row) {
    if (states.empty()) return false;
    auto const& absent = table_.absent_states;
    return std::find(absent.begin(), absent.end(), static_cast<std::uint8_t>(states[row])) != absent.end();
  };
  auto const id_of = [&](std::uint32_t segment, std::uint32_t row) {
    if (ids.empty()) return row - rows.first(segment);
    std::uint32_t id = 0;
    std::memcpy(&id, ids.data() + std::size_t{row} * sizeof(id), sizeof(id));
    return id;
  };
  std::vector<SampledAgents> worlds(seeds_.size());
  for (std::uint32_t segment = 0; segment < rows.segments_count(); ++segment) {
    WorldId const world{segment / segments_per_world(table_)};
    for (auto row = rows.first(segment); row < rows.first(segment) + used[segment]; ++row) {
      if (is_absent(row)) continue;
      auto const id = id_of(segment, row);
      if (!holds(world, id)) continue;
      worlds[world.value].ids.push_back(id);
      worlds[world.value].rows.push_back(row);
    }
  }
  for (std::uint32_t world = 0; world < worlds.size(); ++world) put_in_order(worlds[world], room(WorldId{world}));
  return worlds;
}

}  // namespace flywheel::state
