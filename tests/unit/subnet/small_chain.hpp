#pragma once

#include <random>
#include <vector>

#include "kernels/base/backend.hpp"
#include "kernels/domain/subnet/advance_blocks.hpp"
#include "kernels/emission/subnet/root_proportion.hpp"

namespace flywheel::domain {

/// Chains of a few subnets each, on the host.
struct SmallChain {
  SmallChain(std::uint32_t worlds, std::uint32_t subnets_each, emission::Regime regime, std::uint64_t seed = 1);

  /// Blocks of all worlds.
  void advance(std::uint64_t blocks, int threads = 1);

  [[nodiscard]] std::size_t rows() const { return tao.size(); }
  [[nodiscard]] std::uint64_t sum_of_tao(std::uint32_t world) const;

  std::vector<std::uint32_t> offsets;
  std::vector<SubnetRules> rules;
  std::vector<std::uint64_t> tao, alpha, outstanding, quote, protocol, burn;
  std::vector<std::uint64_t> pending_owner, pending_server, pending_validator, pending_root, pending_root_tao;
  std::vector<I96F32> moving_price;
  std::vector<U96F32> miner_burned, root_proportion;
  std::vector<std::int64_t> user_flow, protocol_flow;
  std::vector<I64F64> user_average, protocol_average;
  std::vector<U64F64> root_weight, share, ungated;
  std::vector<emission::SubnetTerms> terms;
  std::vector<RegistrationCount> registrations;
  std::vector<SubnetFlows> flows;
  std::vector<ChainRules> chain_rules;
  std::vector<ChainState> states;

  [[nodiscard]] SubnetColumns columns();
};

}  // namespace flywheel::domain
