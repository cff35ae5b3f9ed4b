#pragma once

#include <random>

#include "kernels/domain/subnet_agents/columns.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Three worlds of four subnets each, one of them without pools, with neurons of every behaviour, in arbitrary states.
/// One subnet is not picked. Columns whose types have bytes without a value are compared by `keep_what_counts`.
class SmallWorld {
 public:
  static constexpr std::uint32_t worlds = 3;
  static constexpr std::uint32_t of_world = 4;
  static constexpr std::uint32_t subnets = worlds * of_world;
  static constexpr std::uint32_t capacity = 24;
  static constexpr std::uint32_t seats_each = 5;
  static constexpr std::uint32_t slots = subnets * capacity;
  static constexpr std::uint32_t seats = subnets * seats_each;
  static constexpr std::uint32_t depth = 4;
  static constexpr std::uint32_t displaced_each = 3;

  SmallWorld(std::uint32_t seed, Memory& memory);

  domain::SubnetWorld const& world() const { return world_; }
  std::mt19937_64& any() { return any_; }
  void keep_what_counts() const;

 private:
  void lay_out(Memory& memory);
  void add_chain(Memory& memory);
  void add_neurons(Memory& memory);
  void add_judges(Memory& memory);
  void add_rules(Memory& memory);
  void add_values(Memory& memory);
  void fill_subnet(std::uint32_t subnet);
  void fill_neuron(std::uint32_t subnet, std::uint32_t uid);
  void fill_seat(std::uint32_t subnet, std::uint32_t number);
  void fill_agent_rules(domain::AgentRules& rules, std::uint32_t subnet);
  double real(double most) { return most * static_cast<double>(any_() >> 11) * 0x1p-53; }
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(any_() % bound); }

  std::mt19937_64 any_;
  domain::SubnetWorld world_{};
  domain::SubnetRules* subnet_rules_ = nullptr;
  population::MinerMarket* market_ = nullptr;
  population::SubnetJudging* judging_ = nullptr;
  population::ValidatorBehaviour* behaviour_ = nullptr;
  domain::BribeTerms* bribe_terms_ = nullptr;
  std::uint64_t *value_ = nullptr, *owners_value_ = nullptr, *nominated_ = nullptr;  // of hotkeys
  double *compute_ = nullptr, *effort_ = nullptr, *displaced_skill_ = nullptr;
  std::uint32_t* waiting_ = nullptr;     // entity + 1 of a displaced miner who may come back
  std::uint64_t* registered_ = nullptr;  // by interval
  std::uint64_t *root_ = nullptr, *issued_ = nullptr;
};

}  // namespace flywheel::parity
