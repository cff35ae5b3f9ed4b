#include "sim/economy/subnet/bittensor/spec/owners.hpp"

#include <algorithm>

#include "sim/economy/subnet/bittensor/spec/judging_fields.hpp"
#include "sim/economy/subnet/bittensor/spec/owner_ranges.hpp"
#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::bittensor {

using population::OwnerLever;
using scenario::otherwise;
using scenario::settable;

namespace {

scenario::Choice<OwnerLever> const levers{{"withheld", OwnerLever::withheld},
                                          {"owner_incentive", OwnerLever::owner_incentive},
                                          {"immunity", OwnerLever::immunity},
                                          {"bonds_penalty", OwnerLever::bonds_penalty},
                                          {"bonds_moving_average", OwnerLever::bonds_moving_average},
                                          {"liquid_alpha", OwnerLever::liquid_alpha},
                                          {"alpha_low", OwnerLever::alpha_low},
                                          {"alpha_high", OwnerLever::alpha_high},
                                          {"reveal_period", OwnerLever::reveal_period}};

void declare_steps(scenario::Fields& fields, AdaptiveOwnersSpec& spec) {
  scenario::Share const some{.least = 0.0001};
  fields("withheld_step", spec.withheld_step, some, "by which an owner moves what it withholds",
         settable | otherwise("10 %"));
  fields("step", spec.step, some, "of its whole scale, by which it moves a hyperparameter that is a share",
         settable | otherwise("10 %"));
  fields("immunity_step", spec.immunity_step_blocks, scenario::Whole{.least = 1, .most = 65'535, .unit = "blocks"},
         "by which it moves the immunity of newcomers", settable | otherwise("1000"));
}

}  // namespace

void declare_fields(scenario::Fields&, FixedOwnersSpec&) {}

void declare_fields(scenario::Fields& fields, AdaptiveOwnersSpec& spec) {
  fields("review", spec.review_ms, scenario::Duration{.least_ms = 60'000}, "time between two looks at what it got",
         settable | otherwise("7 d"));
  fields("levers", spec.levers, scenario::ListOf{levers}, "what an owner may move, one at a time",
         otherwise("[withheld]"));
  fields("error", spec.error, scenario::Share{}, "of what it thinks that it got, standard deviation",
         settable | otherwise("10 %"));
  fields("inertia", spec.inertia, scenario::Share{}, "chance that it lets a review pass", settable | otherwise("20 %"));
  fields("holdings", spec.holdings, scenario::Share{},
         "weight of the change of the value of the alpha that it holds, against its cut",
         settable | otherwise("100 %"));
  fields("benchmark", spec.benchmark,
         scenario::Choice<OwnerBenchmark>{{"none", OwnerBenchmark::none}, {"market", OwnerBenchmark::market}},
         "market: a price counts by the mean price of all subnets, so that what moves all is nobody's success",
         otherwise("none"));
  declare_steps(fields, spec);
  fields("between", spec.between_tempos, scenario::Whole{.least = 0, .most = 1'000, .unit = "tempos"},
         "least time between two changes of hyperparameters", settable | otherwise("2"));
  fields("freeze", spec.freeze_blocks, scenario::Whole{.least = 0, .most = 1'000, .unit = "blocks"},
         "before an epoch in which nothing is changed", settable | otherwise("10"));
}

std::uint32_t longest_reveal_epochs(OwnersSpec const& owners) {
  auto const* const spec = adaptive(owners);
  if (spec == nullptr) return 0;
  bool const moves =
      std::find(spec->levers.begin(), spec->levers.end(), OwnerLever::reveal_period) != spec->levers.end();
  return moves ? most_reveal_epochs : 0;
}

void check_owners(OwnersSpec const& owners, Complaints const& complain) {
  auto const* const spec = adaptive(owners);
  if (spec == nullptr) return;
  for (auto lever = spec->levers.begin(); lever != spec->levers.end(); ++lever) {
    if (std::find(spec->levers.begin(), lever, *lever) == lever) continue;
    complain.at("owners", "levers", "expected each lever once, got '" + levers.show(*lever) + "' again");
    return;
  }
}

}  // namespace flywheel::economy::bittensor
