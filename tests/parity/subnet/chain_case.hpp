#pragma once

#include <random>

#include "kernels/domain/subnet/advance_blocks.hpp"
#include "kernels/emission/subnet/root_proportion.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Chains of every rule set, with weighted pools away from one half, disabled and ineligible subnets, owners who burn.
class ChainCase {
 public:
  ChainCase(std::uint32_t seed, Memory& memory) {
    std::mt19937_64 any{seed};
    auto* const offsets = memory.input<std::uint32_t>(worlds + 1);
    for (std::uint32_t i = 0; i < worlds; ++i) offsets[i + 1] = offsets[i] + 1 + static_cast<std::uint32_t>(any() % 9);
    rows_ = offsets[worlds];
    auto* const rules = memory.input<domain::SubnetRules>(rows_);
    auto* const weight = memory.input<U64F64>(rows_);
    columns_.rows = {offsets, nullptr, worlds};
    columns_.rules = rules;
    columns_.root_weight = weight;
    for (auto** const column :
         {&columns_.tao_reserve, &columns_.alpha_reserve, &columns_.outstanding_alpha, &columns_.quote_weight,
          &columns_.protocol_alpha, &columns_.burn_price, &columns_.pending_owner, &columns_.pending_server,
          &columns_.pending_validator, &columns_.pending_root, &columns_.pending_root_tao}) {
      *column = memory.column<std::uint64_t>(rows_);
    }
    columns_.moving_price = memory.column<I96F32>(rows_);
    columns_.miner_burned = memory.column<U96F32>(rows_);
    columns_.root_proportion = memory.column<U96F32>(rows_);
    columns_.user_flow = memory.column<std::int64_t>(rows_);
    columns_.protocol_flow = memory.column<std::int64_t>(rows_);
    columns_.user_flow_average = memory.column<I64F64>(rows_);
    columns_.protocol_flow_average = memory.column<I64F64>(rows_);
    columns_.share = memory.column<U64F64>(rows_);
    columns_.ungated_share = memory.column<U64F64>(rows_);
    columns_.terms = memory.input<emission::SubnetTerms>(rows_);
    for (std::uint32_t row = 0; row < rows_; ++row) fill(any, row, rules[row], weight[row]);
    chain_rules_ = memory.input<domain::ChainRules>(worlds);
    states_ = memory.input<domain::ChainState>(worlds);
    until_ = memory.input<std::uint64_t>(worlds);
    for (std::uint32_t world = 0; world < worlds; ++world) {
      chain_rules_[world] = {emission::rules_of(static_cast<emission::Regime>(world % 5)),
                             emission::proportion_from_u64(any()),
                             emission::take_from_u16(11'796),
                             {12'885},
                             {},
                             {},
                             U64F64::one()};
      states_[world].block = 7'000'000 + any() % 360;
      states_[world].issued_tao = 10'400'000'000'000'000 + any() % 200'000'000'000'000;
      states_[world].root_tao = any() % 6'000'000'000'000'000;
      until_[world] = states_[world].block + 40 + any() % 40;
    }
    issued_ = memory.column<std::uint64_t>(worlds);
    threshold_ = memory.column<U64F64>(worlds);
    excess_ = memory.column<U96F32>(rows_);
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::advance_blocks(on, {columns_, chain_rules_, states_, until_});
  }

  /// Leaves out the bytes without a value between fields.
  void keep_what_counts() const {
    for (std::uint32_t world = 0; world < worlds; ++world) {
      issued_[world] = states_[world].issued_tao;
      threshold_[world] = states_[world].gate_threshold;
    }
    for (std::uint32_t row = 0; row < rows_; ++row) excess_[row] = columns_.terms[row].excess_tao;
  }

  [[nodiscard]] bool is_telling() const {
    bool const is_gated = threshold_[4] > U64F64::zero() || threshold_[9] > U64F64::zero();
    return columns_.pending_server[0] > 0 && is_gated && states_[0].block == until_[0];
  }

 private:
  void fill(std::mt19937_64& any, std::uint32_t row, domain::SubnetRules& rules, U64F64& weight) const {
    rules = {{exchange::BurnPrice::decay_factor(360), U64F64::from_real(1.26), 500'000, 100'000'000'000},
             1 + any() % 7'000'000,
             201'600,
             row == 0 || any() % 9 != 0,
             row == 0 || any() % 5 != 0,
             any() % 5 != 0};
    weight = {static_cast<UInt128>(any())};
    columns_.tao_reserve[row] = 1'000'000 + (any() >> (14 + any() % 20));
    columns_.alpha_reserve[row] = columns_.tao_reserve[row] * (1 + any() % 60);
    columns_.outstanding_alpha[row] = any() % 6'000'000'000'000'000;
    columns_.quote_weight[row] =
        any() % 2 == 0 ? exchange::quintillion / 2 : exchange::quintillion / 4 + any() % (exchange::quintillion / 2);
    columns_.burn_price[row] = any() % 5'000'000'000;
    columns_.moving_price[row] = {static_cast<Int128>(any() >> (33 + any() % 12))};
    columns_.miner_burned[row] = {any() % 3 == 0 ? any() >> 33 : 0};
    columns_.user_flow[row] = static_cast<std::int64_t>(any() >> 20) - (std::int64_t{1} << 42);
    columns_.user_flow_average[row] = I64F64::from_integer(static_cast<std::int64_t>(any() >> 30) - (1 << 30));
  }

  static constexpr std::uint32_t worlds = 10;
  std::uint32_t rows_;
  domain::SubnetColumns columns_{};
  domain::ChainRules* chain_rules_;
  domain::ChainState* states_;
  std::uint64_t *until_, *issued_;
  U64F64* threshold_;
  U96F32* excess_;
};

}  // namespace flywheel::parity
