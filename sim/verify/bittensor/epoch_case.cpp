#include "sim/verify/bittensor/epoch_case.hpp"

#include <algorithm>
#include <limits>

#include "sim/verify/bittensor/hyperparameters.hpp"

namespace flywheel::verify::bittensor {
namespace {

/// Whether the first epoch must give a column; later ones may leave it as it was.
enum class Presence : std::uint8_t { from_the_first, optional };

std::vector<Field> items_of(Field const& field, std::size_t count) {
  auto items = field.items();
  if (items.size() != count)
    field.refuse("a list of " + std::to_string(count) + " entries, not of " + std::to_string(items.size()));
  return items;
}

std::uint16_t uid_of(Field const& field, std::size_t neurons) {
  auto const uid = field.whole<std::int64_t>();
  bool const is_in_range = uid >= 0 && static_cast<std::uint64_t>(uid) < neurons;
  if (!is_in_range) field.refuse("a uid below " + std::to_string(neurons));
  return static_cast<std::uint16_t>(uid);
}

std::uint16_t stored_value(Field const& field) {
  auto const value = field.whole<std::int64_t>();
  if (!fits<std::uint16_t>(value)) field.refuse("a stored value from 0 to 65535");
  return static_cast<std::uint16_t>(value);
}

/// Reads one subnet's parts, each fault apart from the others.
class PartsReader {
 public:
  PartsReader(std::size_t neurons, EpochReading& reading)
      : neurons_{neurons}, order_{reading.order}, try_{reading.faults} {}

  /// `[uid, value, uid, value, ...]`
  SparseRow row(Field const& field) {
    SparseRow row;
    try_([&] {
      auto const flat = field.items();
      if (flat.size() % 2 != 0) field.refuse("pairs of uid and value");
      std::vector<std::uint8_t> seen(neurons_);
      for (std::size_t i = 0; i < flat.size(); i += 2) {
        std::pair<std::uint16_t, std::uint16_t> entry{};
        try_([&] { entry.first = next_uid(flat[i], row, seen); });
        try_([&] { entry.second = stored_value(flat[i + 1]); });
        row.push_back(entry);
      }
    });
    return row;
  }

  std::vector<SparseRow> rows(Field const& field) {
    std::vector<SparseRow> rows(neurons_);
    try_([&] {
      auto const listed = items_of(field, neurons_);
      for (std::size_t uid = 0; uid < neurons_; ++uid) rows[uid] = row(listed[uid]);
    });
    return rows;
  }

  /// Heights are JSON numbers, amounts decimal texts.
  void heights(Field const& epoch, char const* name, std::vector<std::uint64_t>& column) {
    read_column(epoch, name, Presence::from_the_first, column,
                [](Field const& one) { return one.whole<std::uint64_t>(); });
  }

  /// Who has no unexpired commit never committed. An epoch that names no commits has commit-reveal off.
  void commits(Field const& epoch, std::vector<std::uint64_t>& column) {
    column.clear();
    read_column(epoch, "commit_blocks", Presence::optional, column, [](Field const& one) {
      return one.is_null() ? std::numeric_limits<std::uint64_t>::max() : one.whole<std::uint64_t>();
    });
  }

  void amounts(Field const& epoch, char const* name, std::vector<std::uint64_t>& column) {
    read_column(epoch, name, Presence::from_the_first, column,
                [](Field const& one) { return one.bigint<std::uint64_t>(); });
  }

  void weights(Field const& epoch, std::vector<SparseRow>& weights) {
    try_([&] {
      auto const all = weights.empty() ? epoch.at("weights") : epoch.find("weights");
      if (all) weights = rows(*all);
    });
    weights.resize(neurons_);
    for_each(epoch, "weights_changed", [&](Field const& change) {
      auto const uid = uid_of(change.at("uid"), neurons_);
      weights[uid] = row(change.at("row"));
    });
  }

  /// Calls `use` with each uid that a list of an epoch names.
  template <class Use>
  void uids(Field const& epoch, char const* name, Use const& use) {
    for_each(epoch, name, [&](Field const& uid) { use(uid_of(uid, neurons_)); });
  }

  template <class Use>
  void for_each(Field const& epoch, char const* name, Use const& use) {
    try_([&] {
      auto const list = epoch.find(name);
      if (!list) return;
      for (auto const& one : list->items()) try_([&] { use(one); });
    });
  }

 private:
  std::uint16_t next_uid(Field const& field, SparseRow const& row, std::vector<std::uint8_t>& seen) const {
    auto const uid = uid_of(field, neurons_);
    if (seen[uid] != 0) field.refuse("a uid that this row does not have yet");
    seen[uid] = 1;
    if (order_ == RowOrder::ascending && !row.empty() && row.back().first > uid)
      field.refuse("a uid above " + std::to_string(row.back().first) +
                   ", since uids of a row ascend (--as-stored takes them in any order)");
    return uid;
  }

  template <class Read>
  void read_column(Field const& epoch, char const* name, Presence presence, std::vector<std::uint64_t>& column,
                   Read const& read) {
    bool const is_needed = presence == Presence::from_the_first && column.empty();
    if (is_needed) column.resize(neurons_);
    try_([&] {
      auto const field = is_needed ? epoch.at(name) : epoch.find(name);
      if (!field) return;
      column.assign(neurons_, 0);
      auto const listed = items_of(*field, neurons_);
      for (std::size_t uid = 0; uid < neurons_; ++uid) try_([&] { column[uid] = read(listed[uid]); });
    });
  }

  std::size_t neurons_;
  RowOrder order_;
  CollectedFaults& try_;
};

scoring::YumaParameters parameters_of(Field const& field, CollectedFaults& faults) {
  scoring::YumaParameters parameters;
  for (auto const& one : hyperparameters()) faults([&] { one.read(field.at(one.name), parameters); });
  return parameters;
}

void forget_bonds_on(std::uint16_t uid, std::vector<SparseRow>& bonds) {
  for (auto& row : bonds) std::erase_if(row, [&](auto const& bond) { return bond.first == uid; });
}

}  // namespace

EpochCase epoch_case(Field const& input, EpochReading& reading) {
  EpochCase subnet;
  auto& faults = reading.faults;
  faults([&] { subnet.permits.resize(input.at("n").whole<std::uint16_t>()); });
  faults([&] { subnet.parameters = parameters_of(input.at("params"), faults); });
  auto const neurons = subnet.neurons();
  faults([&] {
    auto const initial = input.at("initial");
    faults([&] {
      auto const listed = items_of(initial.at("validator_permit"), neurons);
      for (std::size_t uid = 0; uid < neurons; ++uid) {
        faults([&] { subnet.permits[uid] = listed[uid].flag() ? 1 : 0; });
      }
    });
    subnet.bonds = PartsReader{neurons, reading}.rows(initial.at("bonds"));
  });
  return subnet;
}

void prepare_epoch(Field const& epoch, EpochCase& subnet, EpochReading& reading) {
  auto& faults = reading.faults;
  PartsReader read{subnet.neurons(), reading};
  faults([&] { subnet.clock.current_block = epoch.at("current_block").whole<std::uint64_t>(); });
  faults([&] { subnet.clock.last_step_block = epoch.at("last_mechanism_step_block").whole<std::uint64_t>(); });
  faults([&] { subnet.clock.emission_rao = epoch.at("emission").bigint<std::uint64_t>(); });
  read.heights(epoch, "last_update", subnet.last_update);
  read.heights(epoch, "block_at_registration", subnet.registration);
  read.commits(epoch, subnet.commits);
  read.amounts(epoch, "alpha_stake", subnet.alpha_stake);
  read.amounts(epoch, "tao_stake", subnet.tao_stake);
  read.weights(epoch, subnet.weights);
  // A replaced neuron starts without bonds and permit; a reset takes the bonds of all on it.
  read.uids(epoch, "clear_bonds_rows", [&](auto uid) { subnet.bonds[uid].clear(); });
  read.uids(epoch, "reset_bonds_columns", [&](auto uid) { forget_bonds_on(uid, subnet.bonds); });
  read.uids(epoch, "drop_permits", [&](auto uid) { subnet.permits[uid] = 0; });
}

EpochCase epoch_case(Field const& input) {
  EpochReading reading;
  auto subnet = epoch_case(input, reading);
  reading.faults.throw_if_any();
  return subnet;
}

void prepare_epoch(Field const& epoch, EpochCase& subnet) {
  EpochReading reading;
  prepare_epoch(epoch, subnet, reading);
  reading.faults.throw_if_any();
}

}  // namespace flywheel::verify::bittensor
