#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/scenario/fault.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/node.hpp"

namespace flywheel::economy::consensus {

inline constexpr char const* token_symbol = "ALPHA";
inline constexpr int token_decimals = 9;

enum class Bonds { classic, yuma3, yuma3_liquid };

/// The hyperparameters, as the chain stores them.
struct RulesSpec {
  std::uint32_t kappa;
  std::uint32_t bonds_penalty;
  std::uint32_t bonds_moving_average_ppm;
  Bonds bonds;
  std::uint32_t alpha_low, alpha_high;
  std::int32_t alpha_sigmoid_steepness;
  std::uint32_t max_allowed_validators;
};

/// So much of the weight on the own bloc's miners, the rest on all others.
struct SplitVotesSpec {
  double own_miners_share;
  double deviation_share;
};

/// All weight on one miner, the next one every so many epochs.
struct BestMinerVotesSpec {
  std::uint32_t every_epochs;
};

/// Weights from a table: what each miner of a bloc gets, from an epoch on.
struct ScriptRowSpec {
  std::uint32_t from_epoch;
  std::vector<std::pair<std::string, std::uint32_t>> weights;
};
struct ScriptedVotesSpec {
  std::vector<ScriptRowSpec> script;
};

/// The row that another bloc's first validator had some epochs ago.
struct CopiedVotesSpec {
  std::string of;
  std::uint32_t lag_epochs;
};

/// What another bloc thinks, made up anew only every so many epochs.
struct LazyVotesSpec {
  std::string of;
  std::uint32_t every_epochs;
};

using VotesSpec = std::variant<SplitVotesSpec, BestMinerVotesSpec, ScriptedVotesSpec, CopiedVotesSpec, LazyVotesSpec>;

struct BlocSpec {
  std::string name;
  std::optional<std::uint32_t> stake_ppm;  // absent: what the others leave
  double stake_deviation_share;
  std::optional<std::vector<std::uint32_t>> stake_parts;
  std::optional<std::uint32_t> validators, miners;  // absent: of the subnet's, in proportion to the stake
  std::optional<VotesSpec> votes;                   // absent: no validators
};

/// One subnet of the laboratory.
struct SubnetSpec {
  std::uint64_t total_stake_base_units;
  std::uint64_t emission_base_units;  // an epoch
  std::uint32_t validators_share_ppm;
  std::optional<std::uint32_t> validators, miners;  // of blocs that do not say how many
  RulesSpec rules;
  std::vector<BlocSpec> blocs;
};

/// Subnets that differ in what the grid varies.
struct ConsensusSpec {
  std::string protocol;
  std::uint32_t tempo_blocks;
  std::int64_t block_ms;
  SubnetSpec subnet;
  std::vector<std::pair<std::string, scenario::Node>> grid;  // key of a parameter -> its values

  std::int64_t epoch_ms() const { return block_ms * tempo_blocks; }
};

void declare_fields(scenario::Fields& fields, RulesSpec& spec);
void declare_fields(scenario::Fields& fields, SplitVotesSpec& spec);
void declare_fields(scenario::Fields& fields, BestMinerVotesSpec& spec);
void declare_fields(scenario::Fields& fields, ScriptRowSpec& spec);
void declare_fields(scenario::Fields& fields, ScriptedVotesSpec& spec);
void declare_fields(scenario::Fields& fields, CopiedVotesSpec& spec);
void declare_fields(scenario::Fields& fields, LazyVotesSpec& spec);
void declare_fields(scenario::Fields& fields, BlocSpec& spec);
void declare_fields(scenario::Fields& fields, SubnetSpec& spec);
void declare_fields(scenario::Fields& fields, ConsensusSpec& spec);

/// What no field can tell alone: stakes that add up, who has how many members, votes that refer to blocs there are.
/// Errors  adds a fault for each, at the section.
void check(SubnetSpec const& spec, scenario::Mark const& mark, std::string const& path, scenario::Faults& faults);

}  // namespace flywheel::economy::consensus
