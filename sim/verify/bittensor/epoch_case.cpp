#include "sim/verify/bittensor/epoch_case.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace flywheel::verify::bittensor {
namespace {

std::vector<Field> items_of(Field const& field, std::size_t count) {
  auto items = field.items();
  if (items.size() != count) field.refuse("a list of " + std::to_string(count));
  return items;
}

std::uint16_t uid_of(Field const& field, std::size_t neurons) {
  auto const uid = field.whole<std::uint16_t>();
  if (uid >= neurons) field.refuse("a uid below " + std::to_string(neurons));
  return uid;
}

/// `[uid, value, uid, value, ...]`
SparseRow sparse_row(Field const& field, std::size_t neurons) {
  auto const flat = field.items();
  if (flat.size() % 2 != 0) field.refuse("pairs of uid and value");
  SparseRow row;
  std::set<std::uint16_t> seen;
  for (std::size_t i = 0; i < flat.size(); i += 2) {
    auto const uid = uid_of(flat[i], neurons);
    if (!seen.insert(uid).second) flat[i].refuse("a uid that this row does not have yet");
    row.emplace_back(uid, flat[i + 1].whole<std::uint16_t>());
  }
  return row;
}

std::vector<SparseRow> sparse_rows(Field const& field, std::size_t neurons) {
  std::vector<SparseRow> rows;
  for (auto const& row : items_of(field, neurons)) rows.push_back(sparse_row(row, neurons));
  return rows;
}

/// Heights are JSON numbers, amounts decimal texts.
void read_heights(Field const& epoch, char const* name, std::vector<std::uint64_t>& column, std::size_t neurons) {
  auto const field = epoch.find(name);
  if (!field) return;
  column.clear();
  for (auto const& one : items_of(*field, neurons)) {
    column.push_back(one.is_null() ? std::numeric_limits<std::uint64_t>::max() : one.whole<std::uint64_t>());
  }
}

void read_amounts(Field const& epoch, char const* name, std::vector<std::uint64_t>& column, std::size_t neurons) {
  auto const field = epoch.find(name);
  if (!field) return;
  column.clear();
  for (auto const& one : items_of(*field, neurons)) column.push_back(one.bigint<std::uint64_t>());
}

scoring::YumaParameters parameters_of(Field const& field) {
  scoring::YumaParameters parameters;
  parameters.kappa = field.at("kappa").whole<std::uint16_t>();
  parameters.bonds_moving_average_ppm = field.at("bonds_moving_average").whole<std::uint64_t>();
  parameters.bonds_penalty = field.at("bonds_penalty").whole<std::uint16_t>();
  parameters.alpha_low = field.at("alpha_low").whole<std::uint16_t>();
  parameters.alpha_high = field.at("alpha_high").whole<std::uint16_t>();
  parameters.alpha_sigmoid_steepness = field.at("alpha_sigmoid_steepness").whole<std::int16_t>();
  parameters.liquid_alpha = field.at("liquid_alpha").flag() ? scoring::LiquidAlpha::on : scoring::LiquidAlpha::off;
  parameters.bonds = field.at("yuma3").flag() ? scoring::BondRule::yuma3 : scoring::BondRule::classic;
  parameters.activity_cutoff_blocks = field.at("activity_cutoff").whole<std::uint64_t>();
  parameters.tempo_blocks = field.at("tempo").whole<std::uint16_t>();
  parameters.max_allowed_validators = field.at("max_allowed_validators").whole<std::uint16_t>();
  parameters.stake_threshold_rao = field.at("stake_threshold").bigint<std::uint64_t>();
  parameters.tao_weight = field.at("tao_weight").bigint<std::uint64_t>();
  auto const owner = field.at("owner_uid");
  if (!owner.is_null()) parameters.owner_uid = owner.whole<std::uint16_t>();
  return parameters;
}

/// A replaced neuron starts without bonds and permit; a reset takes the bonds of all on it.
void replace_neurons(Field const& epoch, EpochCase& subnet) {
  if (auto const cleared = epoch.find("clear_bonds_rows")) {
    for (auto const& uid : cleared->items()) subnet.bonds[uid_of(uid, subnet.neurons())].clear();
  }
  if (auto const reset = epoch.find("reset_bonds_columns")) {
    for (auto const& field : reset->items()) {
      auto const uid = uid_of(field, subnet.neurons());
      for (auto& row : subnet.bonds) {
        row.erase(std::remove_if(row.begin(), row.end(), [&](auto const& bond) { return bond.first == uid; }),
                  row.end());
      }
    }
  }
  if (auto const dropped = epoch.find("drop_permits")) {
    for (auto const& uid : dropped->items()) subnet.permits[uid_of(uid, subnet.neurons())] = 0;
  }
}

}  // namespace

EpochCase epoch_case(Field const& input) {
  EpochCase subnet;
  auto const neurons = std::size_t{input.at("n").whole<std::uint16_t>()};
  subnet.parameters = parameters_of(input.at("params"));
  auto const initial = input.at("initial");
  for (auto const& permit : items_of(initial.at("validator_permit"), neurons)) {
    subnet.permits.push_back(permit.flag() ? 1 : 0);
  }
  subnet.bonds = sparse_rows(initial.at("bonds"), neurons);
  subnet.weights.resize(neurons);
  for (auto* column : {&subnet.last_update, &subnet.registration, &subnet.alpha_stake, &subnet.tao_stake}) {
    column->resize(neurons);
  }
  return subnet;
}

void prepare_epoch(Field const& epoch, EpochCase& subnet) {
  auto const neurons = subnet.neurons();
  subnet.clock = {epoch.at("current_block").whole<std::uint64_t>(),
                  epoch.at("last_mechanism_step_block").whole<std::uint64_t>(),
                  epoch.at("emission").bigint<std::uint64_t>()};
  read_heights(epoch, "last_update", subnet.last_update, neurons);
  read_heights(epoch, "block_at_registration", subnet.registration, neurons);
  read_heights(epoch, "commit_blocks", subnet.commits, neurons);
  read_amounts(epoch, "alpha_stake", subnet.alpha_stake, neurons);
  read_amounts(epoch, "tao_stake", subnet.tao_stake, neurons);
  if (auto const weights = epoch.find("weights")) subnet.weights = sparse_rows(*weights, neurons);
  if (auto const changed = epoch.find("weights_changed")) {
    for (auto const& change : changed->items()) {
      auto const uid = uid_of(change.at("uid"), neurons);
      subnet.weights[uid] = sparse_row(change.at("row"), neurons);
    }
  }
  replace_neurons(epoch, subnet);
}

}  // namespace flywheel::verify::bittensor
