#include "sim/state/agents.hpp"

namespace flywheel::state {

AgentColumn agent_integer(std::string name, std::string units, std::string long_name, ColumnStorage const* source,
                          std::vector<std::string> meanings) {
  return {.name = std::move(name),
          .units = std::move(units),
          .long_name = std::move(long_name),
          .source = source,
          .meanings = std::move(meanings)};
}

AgentColumn agent_real(std::string name, std::string units, std::string long_name, ColumnStorage const& source,
                       double divisor) {
  return {.name = std::move(name),
          .units = std::move(units),
          .long_name = std::move(long_name),
          .type = ElementType::real,
          .source = &source,
          .divisor = divisor};
}

AgentColumn agent_money(std::string name, std::string long_name, ColumnStorage const& source, std::string symbol,
                        int decimals) {
  return {.name = std::move(name),
          .units = std::move(symbol),
          .long_name = std::move(long_name),
          .type = ElementType::money,
          .source = &source,
          .token_decimals = decimals};
}

}  // namespace flywheel::state
