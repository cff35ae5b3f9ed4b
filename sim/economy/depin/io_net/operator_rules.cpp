#include "sim/economy/depin/io_net/operator_rules.hpp"

#include "sim/economy/depin/io_net/economy.hpp"

namespace flywheel::economy::io_net {

std::vector<domain::OperatorRules> operator_rules_of_today(IoNetEconomy const& economy,
                                                           engine::Simulation const& simulation) {
  std::vector<domain::OperatorRules> rules;
  for (std::uint32_t row = 0; row < simulation.worlds(); ++row) {
    WorldId const world{row};
    auto const& network = economy.network(world);
    auto& rule = rules.emplace_back(economy.laws(world).operators);
    rule.price_usd = network.price_usd;
    for (std::uint32_t group = 0; group < economy.spec(world).cheaters.size(); ++group) {
      std::uint32_t const strategy = 1 + group;
      bool const gives_up = (network.cheating_pays >> group & 1) == 0;
      if (gives_up) rule.leaving_strategies[strategy >> 6] |= std::uint64_t{1} << (strategy & 63);
    }
  }
  return rules;
}

}  // namespace flywheel::economy::io_net
