#pragma once

#include <random>

#include "kernels/domain/subnet/distribute_epoch.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Epochs of subnets with up to sixty hotkeys, parents among them; one subnet's is not due.
class EpochCase {
 public:
  EpochCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(subnets + 1);
    auto* const picked = memory.input<std::uint32_t>(subnets - 1);
    for (std::uint32_t i = 0; i < subnets; ++i) {
      offsets[i + 1] = offsets[i] + 4 + static_cast<std::uint32_t>(any() % 57);
      if (i > 0) picked[i - 1] = i;
    }
    rows_ = offsets[subnets];
    auto& hotkeys = args_.hotkeys;
    hotkeys.rows = {offsets, nullptr, subnets, picked, subnets - 1};
    server_ = memory.input<std::uint64_t>(rows_);
    validator_ = memory.input<std::uint64_t>(rows_);
    root_tao_ = memory.input<std::uint64_t>(rows_);
    take_ = memory.input<std::uint16_t>(rows_);
    kept_ = memory.input<U96F32>(rows_);
    is_owners_ = memory.input<std::uint8_t>(rows_);
    edges_ = memory.input<std::uint32_t>(rows_ + 1);
    parents_ = memory.input<domain::ParentEdge>(2 * rows_);
    hotkeys.pool = memory.input<exchange::SharePool>(rows_);
    hotkeys.owner_share = memory.input<exchange::SafeFloat>(rows_);
    hotkeys.root_claims = memory.column<emission::RootClaims>(rows_);
    hotkeys.dividend = memory.column<U96F32>(rows_);
    hotkeys.root_part = memory.column<U96F32>(rows_);
    for (std::uint32_t i = 0; i < subnets; ++i) {
      for (auto row = offsets[i]; row < offsets[i + 1]; ++row) fill(any, row, offsets[i], offsets[i + 1]);
    }
    hotkeys.server_emission = server_;
    hotkeys.validator_emission = validator_;
    hotkeys.root_tao = root_tao_;
    hotkeys.take = hotkeys.child_take = take_;
    hotkeys.kept_share = kept_;
    hotkeys.is_subnet_owners = is_owners_;
    hotkeys.parent_offsets = edges_;
    hotkeys.parents = parents_;
    add_subnets(any, memory, offsets);
    value_ = memory.column<std::uint64_t>(rows_);
    owner_value_ = memory.column<std::uint64_t>(rows_);
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::distribute_epoch(on, args_);
  }

  /// Leaves out the bytes without a value between fields.
  void keep_what_counts() const {
    for (std::uint32_t row = 0; row < rows_; ++row) {
      auto const& pool = args_.hotkeys.pool[row];
      value_[row] = pool.value_base_units;
      owner_value_[row] = pool.value_of(args_.hotkeys.owner_share[row]);
    }
  }

  [[nodiscard]] bool is_telling() const {
    auto const& paid = args_.payments[1];
    return paid.alpha_dividends > 0 && paid.root_dividends > 0 && args_.payments[0].alpha_dividends == 0;
  }

 private:
  void fill(std::mt19937_64& any, std::uint32_t row, std::uint32_t first, std::uint32_t last) {
    server_[row] = any() % 2 == 0 ? any() >> 30 : 0;
    validator_[row] = row == first || any() % 2 == 0 ? any() >> 30 : 0;
    root_tao_[row] = any() % 3 == 0 ? 0 : any() >> 14;
    take_[row] = static_cast<std::uint16_t>(any());
    kept_[row] = {any() >> 32};
    is_owners_[row] = any() % 8 == 0 ? 1 : 0;
    args_.hotkeys.pool[row].add(args_.hotkeys.owner_share[row], 1 + (any() >> 15));
    edges_[row + 1] = edges_[row];
    for (auto left = any() % 3; left > 0; --left) {
      auto const parent = first + static_cast<std::uint32_t>(any() % (last - first));
      parents_[edges_[row + 1]++] = {parent, any(), any() % 2 == 0};
    }
  }

  void add_subnets(std::mt19937_64& any, Memory& memory, std::uint32_t const* offsets) {
    auto& columns = args_.subnets;
    for (auto** const column : {&columns.outstanding_alpha, &columns.pending_owner, &columns.pending_server,
                                &columns.pending_validator, &columns.pending_root}) {
      *column = memory.column<std::uint64_t>(subnets);
    }
    columns.miner_burned = memory.column<U96F32>(subnets);
    auto* const rules = memory.input<domain::EpochSubnet>(subnets);
    for (std::uint32_t i = 0; i < subnets; ++i) {
      columns.outstanding_alpha[i] = any() >> 8;
      columns.pending_owner[i] = any() >> 30;
      columns.pending_server[i] = any() >> 30;
      columns.pending_validator[i] = any() >> 30;
      columns.pending_root[i] = any() >> 30;
      rules[i] = {i % 2 == 0 ? offsets[i] : domain::EpochSubnet::not_registered,
                  static_cast<emission::OwnerIncentive>(i % 2),
                  {any() >> 33},
                  {any() >> 36}};
    }
    args_.epoch_subnets = rules;
    args_.payments = memory.column<domain::EpochPayments>(subnets);
  }

  static constexpr std::uint32_t subnets = 7;
  std::uint32_t rows_;
  domain::DistributeEpoch args_{};
  std::uint64_t *server_, *validator_, *root_tao_, *value_, *owner_value_;
  std::uint16_t* take_;
  U96F32* kept_;
  std::uint8_t* is_owners_;
  std::uint32_t* edges_;
  domain::ParentEdge* parents_;
};

}  // namespace flywheel::parity
