#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/state/series.hpp"
#include "sim/state/table.hpp"

namespace flywheel::state {

/// One quantity of every agent of a table, as a result file records it and its readers need to understand it.
struct AgentColumn {
  std::string name;
  std::string units;  // of money: the token's symbol
  std::string long_name;
  ElementType type = ElementType::integer;
  ColumnStorage const* source = nullptr;   // none: which of its world's segments the agent's row lies in
  double divisor = 1;                      // of a real: the value recorded is source / divisor
  int token_decimals = 0;                  // of money, which the source holds in base units
  std::vector<std::string> meanings = {};  // of an integer that stands for words: what 0, 1, 2, ... mean
};

/// A count, or a number that stands for a word; of no source: which of its world's segments the agent's row lies in.
AgentColumn agent_integer(std::string name, std::string units, std::string long_name, ColumnStorage const* source,
                          std::vector<std::string> meanings = {});
/// A quantity that the table holds as a whole number of 1/divisor.
AgentColumn agent_real(std::string name, std::string units, std::string long_name, ColumnStorage const& source,
                       double divisor);
/// An amount that the table holds in base units.
AgentColumn agent_money(std::string name, std::string long_name, ColumnStorage const& source, std::string symbol,
                        int decimals);

/// A table whose agents a run may record one by one. An economy declares it; nothing else knows what agents it has.
struct AgentTable {
  std::string group;  // in the result file: io/agents/operators
  std::string who;    // operators of io
  Table const* rows;
  /// The id of a row's agent inside its world, as 32 bits; none: the row's place in the world's one segment.
  ColumnStorage const* id = nullptr;
  /// A byte that says where a row stands; none: every live row holds an agent.
  ColumnStorage const* state = nullptr;
  std::vector<std::uint8_t> absent_states = {};  // those of rows that hold no agent
  /// How many agents a world is expected to have at most: the file has room for the sample of so many.
  std::vector<std::uint64_t> most = {};  // [worlds]
  std::vector<AgentColumn> columns = {};
};

}  // namespace flywheel::state
