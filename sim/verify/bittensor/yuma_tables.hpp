#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kernels/scoring/yuma_epoch.hpp"

namespace flywheel::verify::bittensor {

/// A sparse row in stored order: uid and u16 value.
using SparseRow = std::vector<std::pair<std::uint16_t, std::uint16_t>>;

/// The columns of scoring::YumaEpoch, on the host: what goes in, what comes out.
struct YumaTables {
  std::vector<std::uint32_t> offsets{0};  // [subnets + 1]
  std::vector<scoring::YumaParameters> parameters{};
  std::vector<scoring::YumaClock> clock{};
  std::vector<scoring::YumaStatus> status{};

  std::vector<std::uint64_t> last_update{}, registration{}, alpha_stake{}, tao_stake{};  // [neurons]
  std::vector<std::uint64_t> commits{};                                                  // empty: no commit-reveal

  std::vector<std::uint64_t> weight_first{};
  std::vector<std::uint32_t> weight_count{};
  std::vector<std::uint16_t> weight_uid{}, weight_value{};  // [entries]

  std::vector<std::uint64_t> bonds_of_subnet{0};  // [subnets + 1]
  std::vector<std::uint64_t> bond_first{};
  std::vector<std::uint32_t> bond_count{};
  std::vector<std::uint16_t> bond_uid{}, bond_value{};  // [room for entries]

  std::vector<std::uint8_t> permits{}, active{};
  std::vector<std::uint16_t> stake_weight{}, consensus{}, incentive{}, dividends{}, validator_trust{};
  std::vector<std::uint64_t> server{}, validator{}, combined{};
  std::vector<I32F32> raw_stake{}, raw_active_stake{}, raw_consensus{}, raw_trust{}, raw_incentive{}, raw_dividends{},
      raw_bonds{}, raw_combined{};  // empty: not asked for

  [[nodiscard]] std::uint32_t subnets() const { return static_cast<std::uint32_t>(parameters.size()); }
  [[nodiscard]] std::uint32_t neurons() const { return offsets.back(); }

  /// Adds a subnet of blank neurons, with room for so many bonds.
  void add_subnet(scoring::YumaParameters const& rules, scoring::YumaClock const& at, std::uint32_t neurons,
                  std::uint64_t most_bonds);
  /// Makes room for the numbers before they are cut to u16.
  void ask_for_raw();

  /// Appends the weights of a neuron, to be called in their order.
  void add_weights(SparseRow const& row);
  /// Lays the rows of a subnet into its room. Errors  std::length_error where they do not fit.
  void set_bonds(std::uint32_t subnet, std::vector<SparseRow> const& rows);
  [[nodiscard]] SparseRow bonds_of(std::uint32_t neuron) const;

  /// The memory that the largest subnet needs.
  [[nodiscard]] scoring::YumaShape shape() const;
};

/// The op's arguments over copies of the tables, by `slots` teams at a time.
template <class Copies, class Backend>
[[nodiscard]] scoring::YumaEpoch yuma_columns(YumaTables& tables, Copies& at, Backend const& on, std::uint32_t slots) {
  auto const shape = tables.shape();
  auto const raw = [&](std::vector<I32F32>& column) { return column.empty() ? nullptr : at(column); };
  return {
      {at(tables.offsets), nullptr, tables.subnets()},
      at(tables.parameters),
      at(tables.clock),
      {at(tables.last_update), at(tables.registration), at(tables.alpha_stake), at(tables.tao_stake),
       tables.commits.empty() ? nullptr : at(tables.commits)},
      {at(tables.weight_first), at(tables.weight_count), at(tables.weight_uid), at(tables.weight_value)},
      {at(tables.bonds_of_subnet), at(tables.bond_first), at(tables.bond_count), at(tables.bond_uid),
       at(tables.bond_value)},
      {at(tables.permits), at(tables.active), at(tables.stake_weight), at(tables.consensus), at(tables.incentive),
       at(tables.dividends), at(tables.validator_trust), at(tables.server), at(tables.validator), at(tables.combined)},
      at(tables.status),
      {at.template room<std::byte>(scoring::yuma_scratch_bytes(on, shape, slots)), shape, slots},
      {raw(tables.raw_stake), raw(tables.raw_active_stake), raw(tables.raw_consensus), raw(tables.raw_trust),
       raw(tables.raw_incentive), raw(tables.raw_dividends), raw(tables.raw_bonds), raw(tables.raw_combined)}};
}

}  // namespace flywheel::verify::bittensor
