#include "sim/economy/subnet/consensus/spec.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::consensus {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

Amount const alpha{.symbol = token_symbol, .decimals = token_decimals};
Whole const part_of_65535{.most = 65'535, .unit = "65535ths"};
Whole const epochs{.least = 1, .most = 1'000'000, .unit = "epochs"};
Whole const members{.most = 65'534, .unit = "neurons"};
constexpr std::uint64_t ppm = 1'000'000;

}  // namespace

void declare_fields(Fields& fields, RulesSpec& spec) {
  fields("kappa", spec.kappa, part_of_65535, "majority of stake that consensus needs, of 65535", settable);
  fields("bonds_penalty", spec.bonds_penalty, part_of_65535,
         "0: bonds follow weights, 65535: weights clipped to consensus", settable);
  fields("bonds_moving_average", spec.bonds_moving_average_ppm, Whole{.most = ppm, .unit = "millionths"},
         "what is kept of the old bonds in an epoch", settable);
  fields("bonds", spec.bonds,
         Choice<Bonds>{{"classic", Bonds::classic}, {"yuma3", Bonds::yuma3}, {"yuma3_liquid", Bonds::yuma3_liquid}},
         "how bonds move: shared out among a miner's validators, each by itself, or so at speeds of their own",
         settable);
  fields("alpha_low", spec.alpha_low, part_of_65535, "slowest speed of liquid bonds, of 65535", settable);
  fields("alpha_high", spec.alpha_high, part_of_65535, "fastest speed of liquid bonds, of 65535", settable);
  fields("alpha_sigmoid_steepness", spec.alpha_sigmoid_steepness, Whole{.least = -32'768, .most = 32'767},
         "slope between the two, in hundredths", settable);
  fields("max_allowed_validators", spec.max_allowed_validators, Whole{.least = 1, .most = 65'535, .unit = "validators"},
         "neurons of most stake that may vote", settable);
}

void declare_fields(Fields& fields, SplitVotesSpec& spec) {
  fields("own_miners", spec.own_miners_share, Share{},
         "weight on the own bloc's miners, the utility that it sees in them; the rest is for all others", settable);
  fields("deviation", spec.deviation_share, Share{.most = 10},
         "standard deviation of a weight, of its bloc's mean; normal, clamped at 0", settable | otherwise("0 %"));
}

void declare_fields(Fields& fields, BestMinerVotesSpec& spec) {
  fields("every", spec.every_epochs, epochs, "epochs after which the next miner is the best, in order of uid",
         settable);
}

void declare_fields(Fields& fields, ScriptRowSpec& spec) {
  fields("from", spec.from_epoch, Whole{.most = 1'000'000'000, .unit = "epochs"}, "the epoch from which this holds");
  fields("weights", spec.weights, MapOf{Whole{.most = ppm}, 1},
         "by bloc: the weight of each of its miners, relative to one another");
}

void declare_fields(Fields& fields, ScriptedVotesSpec& spec) {
  fields("script", spec.script, ListOf{section, 1}, "weights from an epoch on, in order of epochs, the first from 0");
}

void declare_fields(Fields& fields, CopiedVotesSpec& spec) {
  fields("of", spec.of, Text{"a bloc's name"}, "the bloc whose first validator is copied");
  fields("lag", spec.lag_epochs, Whole{.most = 1'000'000, .unit = "epochs"}, "how old the copied weights are",
         settable);
}

void declare_fields(Fields& fields, LazyVotesSpec& spec) {
  fields("of", spec.of, Text{"a bloc's name"}, "the bloc whose opinion this one shares");
  fields("every", spec.every_epochs, epochs, "epochs after which weights are made up anew", settable);
}

void declare_fields(Fields& fields, BlocSpec& spec) {
  fields("name", spec.name, Text{"a name"}, "what tables and votes call it");
  fields("stake", spec.stake_ppm, Share{.parts = ppm}, "of the subnet's stake; absent: what the others leave",
         settable);
  fields("stake_deviation", spec.stake_deviation_share, Share{.most = 10},
         "standard deviation of a validator's stake, of the bloc's mean; normal, clamped at 0",
         settable | otherwise("0 %"));
  fields("stake_parts", spec.stake_parts, ListOf{Whole{.most = 1'000'000'000}, 1},
         "stakes of the validators, relative to one another, instead of a deviation");
  fields("validators", spec.validators, members, "absent: of the subnet's, in proportion to the stake");
  fields("miners", spec.miners, members, "absent: of the subnet's, in proportion to the stake");
  fields("votes", spec.votes, OneOf{"model", {"split", "best_miner", "scripted", "copy", "lazy"}},
         "how its validators vote; absent: it has none");
}

void declare_fields(Fields& fields, SubnetSpec& spec) {
  fields("total_stake", spec.total_stake_base_units, alpha, "of all validators of a subnet");
  fields("emission", spec.emission_base_units, alpha, "minted an epoch to a subnet's validators and miners", settable);
  fields("validators_share", spec.validators_share_ppm, Share{.parts = ppm}, "of the emission; the rest is for miners",
         settable);
  fields("validators", spec.validators, members, "of the blocs together that do not say how many they have");
  fields("miners", spec.miners, members, "of the blocs together that do not say how many they have");
  fields("rules", spec.rules, section, "hyperparameters, as the chain stores them");
  fields("blocs", spec.blocs, ListOf{section, 1}, "who acts alike: validators and their miners");
}

void declare_fields(Fields& fields, ConsensusSpec& spec) {
  fields("protocol", spec.protocol, Text{.what = "a rule set's name"}, "which rule set this is");
  fields("tempo", spec.tempo_blocks, Whole{.least = 1, .most = 1'000'000, .unit = "blocks"}, "blocks of an epoch");
  fields("block", spec.block_ms, Duration{.least_ms = 1}, "time between two blocks");
  declare_fields(fields, spec.subnet);
  fields("grid", spec.grid, MapOf{Raw{Node::Kind::sequence}},
         "by parameter: values, each combination a subnet of its own; all meet the same random numbers",
         otherwise("{}"));
}

}  // namespace flywheel::economy::consensus
