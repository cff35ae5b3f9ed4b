#include "sim/verify/bittensor/yuma_tables.hpp"

#include <algorithm>
#include <stdexcept>

namespace flywheel::verify::bittensor {

void YumaTables::add_subnet(scoring::YumaParameters const& rules, scoring::YumaClock const& at, std::uint32_t neurons,
                            std::uint64_t most_bonds) {
  parameters.push_back(rules);
  clock.push_back(at);
  status.emplace_back();
  offsets.push_back(offsets.back() + neurons);
  bonds_of_subnet.push_back(bonds_of_subnet.back() + most_bonds);
  bond_uid.resize(bonds_of_subnet.back());
  bond_value.resize(bonds_of_subnet.back());
  auto const rows = std::size_t{offsets.back()};
  for (auto* column :
       {&last_update, &registration, &alpha_stake, &tao_stake, &bond_first, &server, &validator, &combined}) {
    column->resize(rows);
  }
  for (auto* column : {&stake_weight, &consensus, &incentive, &dividends, &validator_trust}) column->resize(rows);
  for (auto* column : {&permits, &active}) column->resize(rows);
  bond_count.resize(rows);
}

void YumaTables::ask_for_raw() {
  for (auto* column : {&raw_stake, &raw_active_stake, &raw_consensus, &raw_trust, &raw_incentive, &raw_dividends,
                       &raw_bonds, &raw_combined}) {
    column->resize(offsets.back());
  }
}

void YumaTables::add_weights(SparseRow const& row) {
  weight_first.push_back(weight_uid.size());
  weight_count.push_back(static_cast<std::uint32_t>(row.size()));
  for (auto const& [uid, value] : row) {
    weight_uid.push_back(uid);
    weight_value.push_back(value);
  }
}

void YumaTables::set_bonds(std::uint32_t subnet, std::vector<SparseRow> const& rows) {
  std::uint64_t at = bonds_of_subnet.at(subnet);
  for (std::size_t uid = 0; uid < rows.size(); ++uid) {
    if (at + rows[uid].size() > bonds_of_subnet.at(subnet + 1)) throw std::length_error{"more bonds than their room"};
    bond_first[offsets[subnet] + uid] = at;
    bond_count[offsets[subnet] + uid] = static_cast<std::uint32_t>(rows[uid].size());
    for (auto const& [of, value] : rows[uid]) {
      bond_uid[at] = of;
      bond_value[at++] = value;
    }
  }
}

SparseRow YumaTables::bonds_of(std::uint32_t neuron) const {
  SparseRow row;
  std::uint64_t const first = bond_first[neuron];
  for (std::uint64_t at = first; at < first + bond_count[neuron]; ++at) row.emplace_back(bond_uid[at], bond_value[at]);
  return row;
}

scoring::YumaShape YumaTables::shape() const {
  scoring::YumaShape shape{1, 1};
  for (std::uint32_t subnet = 0; subnet < subnets(); ++subnet) {
    std::uint32_t rows = 0;
    for (std::uint32_t neuron = offsets[subnet]; neuron < offsets[subnet + 1]; ++neuron) {
      auto const uid = neuron - offsets[subnet];
      bool const is_permitted = permits[neuron] != 0 || parameters[subnet].owner_uid.value_or(0xFFFF) == uid;
      rows += (is_permitted && weight_count[neuron] > 0) || bond_count[neuron] > 0 ? 1 : 0;
    }
    shape.most_neurons = std::max(shape.most_neurons, offsets[subnet + 1] - offsets[subnet]);
    shape.most_rows = std::max({shape.most_rows, rows, std::uint32_t{parameters[subnet].max_allowed_validators} + 1});
  }
  shape.most_rows = std::min(shape.most_rows, shape.most_neurons);
  return shape;
}

}  // namespace flywheel::verify::bittensor
