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
/// What is offered, and what is risked; amounts of an epoch.
struct BribeSpec {
  std::uint64_t payment_base_units;
  double caught;
  std::uint64_t lost_base_units;
};
struct BribedSpec : BlocMembers {
  std::uint32_t miners;
  std::optional<BribeSpec> offer;
};
struct AbstainingSpec : BlocMembers {};
using BlocSpec = std::variant<LazySpec, RowCopierSpec, ConsensusCopierSpec, CartelSpec, BribedSpec, AbstainingSpec>;

/// How skill grows by what miners spend.
struct LearningSpec {
  double gain;
  double scale;
  double fading;  // an epoch
  std::uint64_t price_base_units;
  double most;
};
/// Miners who take the best model of some epochs ago.
struct ModelCopyingSpec {
  double share;
  std::uint32_t lag_epochs;
  double kept;
};
/// Miners who learn a fixed benchmark by heart.
struct GamingSpec {
  double share;
  double effort;
  double limit;
  double rate;
};
/// Candidates who think of several keys for one model.
struct OperatorsSpec {
  double share;
  std::uint32_t most_keys;
  std::uint64_t upkeep_base_units;
};

/// Miners who lost their uid and come back.
struct ReturnsSpec {
  std::uint32_t remembered;
  double chance;  // an epoch, at margin 0
  double sensitivity;
};

struct MinersSpec {
  std::uint32_t count;
  double candidates_per_epoch;
  double quality_log_sd;
  double cost_tao;
  double cost_exponent;
  double cost_log_sd;
  double horizon_epochs;
  double exit_share_per_epoch;
  double least_availability;
  std::optional<LearningSpec> learning;
  std::optional<ModelCopyingSpec> copying;
  std::optional<GamingSpec> gaming;
  std::optional<OperatorsSpec> operators;
  std::optional<ReturnsSpec> returns;
};

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

/// Whose rows look copied.
struct CopySearchSpec {
  double similarity;
  std::uint32_t lag_epochs;
};
/// How validators are watched, and what happens to those who are flagged.
struct DetectionSpec {
  std::uint32_t every_epochs;
  std::optional<CopySearchSpec> copies;
  std::optional<double> camps;      // share of variance that a camp explains
  std::optional<double> dividends;  // robust standard deviations
  std::uint32_t strikes_to_lose_weight;
  std::uint64_t kept_ppm;
  std::uint32_t strikes_to_expel;
};

using TaskSpecs = std::vector<std::pair<std::string, TaskSpec>>;

/// Members of a bloc, whatever it does.
BlocMembers const& members(BlocSpec const& bloc);
/// How many of a subnet's miners it serves.
std::uint32_t own_miners(BlocSpec const& bloc);
/// What is common to a task, whatever it is.
JudgedTask const& common(TaskSpec const& task);

/// The most epochs that anybody looks back.
std::uint32_t longest_lag(ValidatorsSpec const& validators, TaskSpecs const& tasks, MinersSpec const& miners,
                          std::optional<DetectionSpec> const& detection);

}  // namespace flywheel::economy::bittensor
