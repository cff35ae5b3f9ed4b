#include "sim/economy/subnet/bittensor/spec/founding.hpp"

#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/scenario/kinds.hpp"

namespace flywheel::economy::bittensor {

using scenario::settable;

namespace {

scenario::Amount const locked{.symbol = "TAO", .decimals = tao_decimals};
scenario::Whole const some_blocks{.least = 0, .most = 100'000'000, .unit = "blocks"};

}  // namespace

void declare_fields(scenario::Fields& fields, FoundingSpec& spec) {
  fields("lock", spec.least_lock_base_units, locked, "least cost of a subnet", settable);
  fields("reduction", spec.reduction_blocks, some_blocks,
         "cost falls from twice the last one to that in so many, at a mint of 1 TAO; half of it at half a TAO",
         settable);
  fields("between", spec.between_blocks, some_blocks, "any two foundings", settable);
  fields("immunity", spec.immunity_blocks, some_blocks, "a subnet cannot be removed for so long", settable);
  fields("start", spec.start_blocks, some_blocks, "before its owner may start it", settable);
  fields("enabling", spec.enabling_blocks, some_blocks, "before it gets TAO and not its alpha alone", settable);
  fields("registration", spec.registration_base_units, locked, "price of its first neuron", settable);
  fields(
      "conviction", spec.has_conviction, scenario::Flag{},
      "whether a subnet that is a year old passes to the hotkey with most conviction, where all have a tenth of alpha",
      settable);
}

void declare_fields(scenario::Fields& fields, LocksSpec& spec) {
  using exchange::LockKind;
  fields("kind", spec.kind,
         scenario::Choice<LockKind>{{"perpetual", LockKind::perpetual}, {"decaying", LockKind::decaying}},
         "whether what is locked stays so, or is set free by and by");
  fields("owners", spec.owners, scenario::Share{}, "of its stake that a subnet's first owner locks", settable);
  fields("validators", spec.validators, scenario::Share{}, "of their own stake that validators lock", settable);
  fields("constant", spec.constant_blocks, scenario::Whole{.least = 1, .most = 100'000'000, .unit = "blocks"},
         "after so many, conviction is 63 % of a perpetual lock", scenario::otherwise("934866"));
}

void declare_fields(scenario::Fields& fields, FoundersSpec& spec) {
  fields("every", spec.every_ms, scenario::Duration{.least_ms = 60'000}, "time between their decisions");
  fields("candidates", spec.candidates, scenario::Real{.least = 0, .most = 1'000}, "who think of it each time: mean",
         settable);
  fields("horizon", spec.horizon_blocks, scenario::Real{.least = 0, .most = 1e9, .unit = "blocks"},
         "over which the owner's cut of a subnet at the median price must pay the lock", settable);
  fields("optimism_log_sd", spec.optimism_log_sd, scenario::Real{.least = 0, .most = 4},
         "of a candidate's factor on that income", settable);
  fields("appeal_log_sd", spec.appeal_log_sd, scenario::Real{.least = 0, .most = 4},
         "of a new subnet's appeal against the median price", settable);
  fields("last_lock", spec.last_lock_base_units, locked, "what the last founder before the start paid");
  fields("last_age", spec.last_age_blocks, some_blocks, "before the start he founded");
}

}  // namespace flywheel::economy::bittensor
