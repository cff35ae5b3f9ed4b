#include "sim/output/agent_snapshots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "sim/output/power_of_ten.hpp"

namespace flywheel::output {
namespace {

using state::AgentColumn;
using state::AgentSample;
using state::ElementType;
using state::SampledAgents;

std::vector<std::int64_t> times_of(AgentRecord const& record, std::vector<std::int64_t> const& sample_times_ms) {
  std::vector<std::int64_t> times;
  for (std::uint64_t sample = 0; sample < sample_times_ms.size(); ++sample) {
    if (record.is_due(sample, sample_times_ms.size())) times.push_back(sample_times_ms[sample]);
  }
  return times;
}

std::string comment_of(AgentSample const& sample) {
  auto const& table = sample.table();
  return fmt::format(
      "{:.10g} % of the {}. Agent i is among them where the word that it draws under its world's seed, word (i & 3) of "
      "Philox4x32-10 at (i >> 2, 0, stream, 0) with stream 'record/{}' for draws of one word, is below "
      "ceil(share * 2^32): the same agents in every snapshot, while they are there.",
      100 * sample.share(), table.who, table.group);
}

ArrayPlan counted(GroupPlan const& group, std::uint32_t worlds, char const* name, char const* units,
                  char const* long_name) {
  ArrayPlan array{};
  array.name = name;
  array.units = units;
  array.long_name = long_name;
  array.source = ArrayPlan::Source::agents;
  array.element = hdf5::Element::int64;
  array.dimensions = {"world", "time"};
  array.extent = {worlds, group.times_ms.size()};
  return array;
}

ArrayPlan of_agents(GroupPlan const& group, std::uint32_t worlds, AgentColumn const& column) {
  auto array = counted(group, worlds, column.name.c_str(), column.units.c_str(), column.long_name.c_str());
  array.dimensions.push_back(entity_dimension);
  array.extent.push_back(group.dimensions.front().size);
  array.meanings = column.meanings;
  if (column.type != ElementType::integer) array.element = hdf5::Element::float64;
  if (column.type == ElementType::money) array.name += "_tokens";
  return array;
}

/// The money of one agent fits into 64 bits.
ArrayPlan exactly(ArrayPlan array, AgentColumn const& column) {
  array.name = column.name + "_base_units";
  array.units = fmt::format("1e-{} {}", column.token_decimals, column.units);
  array.element = hdf5::Element::uint64;
  return array;
}

/// A row for each world, padded: every number as its 64 bits.
class Padded {
 public:
  Padded(std::vector<SampledAgents> const& worlds, std::uint64_t room, std::uint64_t nothing)
      : worlds_{worlds}, room_{room}, words_(worlds.size() * room, nothing) {}

  /// Takes words that stand world by world without padding.
  template <class Bits>
  std::vector<std::uint64_t> const& filled(std::vector<std::uint64_t> const& words, Bits bits) {
    auto from = words.begin();
    for (std::size_t world = 0; world < worlds_.size(); ++world) {
      auto const count = static_cast<std::ptrdiff_t>(worlds_[world].rows.size());
      std::transform(from, from + count, words_.begin() + static_cast<std::ptrdiff_t>(world * room_), bits);
      from += count;
    }
    return words_;
  }

 private:
  std::vector<SampledAgents> const& worlds_;
  std::uint64_t room_;
  std::vector<std::uint64_t> words_;
};

/// One snapshot of one table on its way into the arrays of its group.
class Snapshot {
 public:
  Snapshot(AgentSample const& sample, hdf5::Group const& group, std::uint64_t place)
      : sample_{sample}, group_{group}, place_{place}, worlds_{sample.take()} {
    for (auto const& world : worlds_) {
      rows_.insert(rows_.end(), world.rows.begin(), world.rows.end());
      ids_.insert(ids_.end(), world.ids.begin(), world.ids.end());
    }
  }

  void write() {
    write_counts("count", [](SampledAgents const& world) { return world.rows.size(); });
    write_counts("left_out", [](SampledAgents const& world) { return world.left_out; });
    write_places("id", ids_, 0, [](std::uint64_t word) { return word; });
    for (auto const& column : sample_.table().columns) write_column(column);
  }

  std::vector<SampledAgents> const& worlds() const { return worlds_; }

 private:
  void write_column(AgentColumn const& column) {
    auto const words = state::words_of(sample_.table(), column, rows_);
    auto const same = [](std::uint64_t word) { return word; };
    auto const nothing = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
    auto const divide_by = [](double divisor) {
      return [divisor](std::uint64_t word) {
        return std::bit_cast<std::uint64_t>(static_cast<double>(static_cast<std::int64_t>(word)) / divisor);
      };
    };
    auto const tokens = [divisor = power_of_ten(column.token_decimals)](std::uint64_t word) {
      return std::bit_cast<std::uint64_t>(static_cast<double>(word) / divisor);
    };
    switch (column.type) {
      case ElementType::integer:
        return write_places(column.name, words, 0, same);
      case ElementType::real:
        return write_places(column.name, words, nothing, divide_by(column.divisor));
      case ElementType::money:
        write_places(column.name + "_tokens", words, nothing, tokens);
        return write_places(column.name + "_base_units", words, 0, same);
    }
  }

  template <class Count>
  void write_counts(char const* name, Count count) {
    std::vector<std::int64_t> counts;
    for (auto const& world : worlds_) counts.push_back(static_cast<std::int64_t>(count(world)));
    group_.open_dataset(name).write<std::int64_t>({{0, place_}, {worlds_.size(), 1}}, counts);
  }

  template <class Bits>
  void write_places(std::string const& name, std::vector<std::uint64_t> const& words, std::uint64_t nothing,
                    Bits bits) {
    Padded padded{worlds_, sample_.room(), nothing};
    hdf5::Slab const slab{{0, place_, 0}, {worlds_.size(), 1, sample_.room()}};
    group_.open_dataset(name).write_bytes(slab, std::as_bytes(std::span{padded.filled(words, bits)}));
  }

  AgentSample const& sample_;
  hdf5::Group const& group_;
  std::uint64_t place_;
  std::vector<SampledAgents> worlds_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint64_t> ids_;
};

}  // namespace

void add_agents(Layout& layout, AgentRecord const& record) {
  for (auto const& sample : record.samples) {
    GroupPlan group{};
    group.path = sample.table().group;
    group.comment = comment_of(sample);
    group.times_ms = times_of(record, layout.sample_times_ms);
    group.dimensions = {{entity_dimension, sample.room(), {}}};
    group.arrays.push_back(counted(group, layout.worlds, "count", "1", "agents recorded: the first so many places"));
    group.arrays.push_back(
        counted(group, layout.worlds, "left_out", "1", "agents of the sample for whom there was no place"));
    AgentColumn id{};
    id.name = "id";
    id.units = "1";
    id.long_name = "the agent's number in its world, ascending";
    group.arrays.push_back(of_agents(group, layout.worlds, id));
    for (auto const& column : sample.table().columns) {
      group.arrays.push_back(of_agents(group, layout.worlds, column));
      if (column.type == ElementType::money) group.arrays.push_back(exactly(group.arrays.back(), column));
    }
    layout.groups.push_back(std::move(group));
  }
}

AgentSnapshots::AgentSnapshots(AgentRecord const& record, Layout const& layout, hdf5::Group const& root)
    : record_{record}, samples_{layout.sample_times_ms.size()} {
  for (auto const& sample : record.samples) groups_.push_back(root.open_group(sample.table().group));
}

std::vector<AgentSnapshots::LeftOut> AgentSnapshots::write(std::uint64_t sample) {
  std::vector<LeftOut> left_out;
  if (!record_.is_due(sample, samples_)) return left_out;
  auto const place = (sample + record_.every_samples - 1) / record_.every_samples;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    Snapshot snapshot{record_.samples[i], groups_[i], place};
    snapshot.write();
    for (std::uint32_t world = 0; world < snapshot.worlds().size(); ++world) {
      auto const& agents = snapshot.worlds()[world];
      if (agents.left_out == 0) continue;
      left_out.push_back(
          {world, agents.left_out,
           fmt::format("{}: no place for {} of {} agents of the sample", record_.samples[i].table().group,
                       agents.left_out, agents.left_out + agents.rows.size())});
    }
  }
  return left_out;
}

}  // namespace flywheel::output
