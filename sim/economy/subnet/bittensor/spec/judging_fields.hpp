#pragma once

#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/scenario/fault.hpp"
#include "sim/scenario/fields.hpp"

namespace flywheel::economy::bittensor {

void declare_fields(scenario::Fields& fields, SoftmaxSpec& spec);
void declare_fields(scenario::Fields& fields, PowerSpec& spec);
void declare_fields(scenario::Fields& fields, WinnerTakesAllSpec& spec);
void declare_fields(scenario::Fields& fields, FreshDataSpec& spec);
void declare_fields(scenario::Fields& fields, FixedBenchmarkSpec& spec);
void declare_fields(scenario::Fields& fields, ForecastSpec& spec);
void declare_fields(scenario::Fields& fields, InferenceSpec& spec);
void declare_fields(scenario::Fields& fields, LazySpec& spec);
void declare_fields(scenario::Fields& fields, RowCopierSpec& spec);
void declare_fields(scenario::Fields& fields, ConsensusCopierSpec& spec);
void declare_fields(scenario::Fields& fields, CartelSpec& spec);
void declare_fields(scenario::Fields& fields, BribeSpec& spec);
void declare_fields(scenario::Fields& fields, BribedSpec& spec);
void declare_fields(scenario::Fields& fields, AbstainingSpec& spec);
void declare_fields(scenario::Fields& fields, ValidatorsSpec& spec);
void declare_fields(scenario::Fields& fields, CopySearchSpec& spec);
void declare_fields(scenario::Fields& fields, DetectionSpec& spec);
void declare_fields(scenario::Fields& fields, LearningSpec& spec);
void declare_fields(scenario::Fields& fields, ModelCopyingSpec& spec);
void declare_fields(scenario::Fields& fields, GamingSpec& spec);
void declare_fields(scenario::Fields& fields, OperatorsSpec& spec);
void declare_fields(scenario::Fields& fields, ReturnsSpec& spec);
void declare_fields(scenario::Fields& fields, MinersSpec& spec);

/// Adds faults at keys of a section.
struct Complaints {
  scenario::Node const& node;
  std::string const& path;
  scenario::Faults& faults;

  void at(std::string_view section_key, std::string const& key, std::string problem) const;
};

/// What no field of validators and tasks can tell alone.
void check_judging(BittensorSpec const& spec, Complaints const& complain);

}  // namespace flywheel::economy::bittensor
