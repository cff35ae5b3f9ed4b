#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kernels/population/subnet/weight_columns.hpp"

namespace flywheel::economy::bittensor {

/// How scores become weights.
struct SoftmaxSpec {
  double temperature;
};
struct PowerSpec {
  double exponent;
};
struct WinnerTakesAllSpec {};
using WeightsSpec = std::variant<SoftmaxSpec, PowerSpec, WinnerTakesAllSpec>;

/// What the work of every subnet of a group has in common, whatever it is.
struct JudgedTask {
  std::uint32_t subnets;
  std::uint32_t samples;
  std::uint64_t sample_cost_base_units;
  double noise;  // of one sample
  double drift;  // of the score between two looks, as validators believe
  double prior;  // deviation of what they expect of a stranger
  WeightsSpec weights;
};
struct FreshDataSpec : JudgedTask {};
struct FixedBenchmarkSpec : JudgedTask {
  std::uint32_t items;
};
struct ForecastSpec : JudgedTask {
  std::uint32_t delay_epochs;
};
struct InferenceSpec : JudgedTask {
  double deadline_s, latency_s;
};
using TaskSpec = std::variant<FreshDataSpec, FixedBenchmarkSpec, ForecastSpec, InferenceSpec>;

/// Validators who behave alike, on every subnet. Without a stake of their own they hold what their ranks give them.
struct BlocMembers {
  std::uint32_t validators;
  std::optional<double> stake;  // of a subnet's alpha and of root's
};
struct LazySpec : BlocMembers {
  std::uint32_t interval_epochs;
};
struct RowCopierSpec : BlocMembers {
  std::uint32_t lag_epochs;
};
struct ConsensusCopierSpec : BlocMembers {
  std::uint32_t lag_epochs;
};
struct CartelSpec : BlocMembers {
  double own_share;
  std::uint32_t miners;
};
struct BribedSpec : BlocMembers {
  std::uint32_t miners;
};
struct AbstainingSpec : BlocMembers {};
using BlocSpec = std::variant<LazySpec, RowCopierSpec, ConsensusCopierSpec, CartelSpec, BribedSpec, AbstainingSpec>;

struct ValidatorsSpec {
  std::uint32_t count;
  double stake_shape;
  double root_shape;
  std::uint64_t self_stake_share_ppm;
  double abstaining_share;
  std::uint32_t evaluation_epochs;
  JudgedTask task;           // where no other task is set
  std::uint32_t favourites;  // of the root network, where it votes
  double opinion_log_sd;
  std::vector<std::pair<std::string, BlocSpec>> blocs;
};

using TaskSpecs = std::vector<std::pair<std::string, TaskSpec>>;

/// Members of a bloc, whatever it does.
BlocMembers const& members(BlocSpec const& bloc);
/// How many of a subnet's miners it serves.
std::uint32_t own_miners(BlocSpec const& bloc);
/// What is common to a task, whatever it is.
JudgedTask const& common(TaskSpec const& task);

/// The most epochs that anybody looks back.
std::uint32_t longest_lag(ValidatorsSpec const& validators, TaskSpecs const& tasks);

}  // namespace flywheel::economy::bittensor
