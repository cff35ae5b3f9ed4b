#include "sim/economy/subnet/bittensor/spec/judging_fields.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::bittensor {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

Whole const some_validators{.least = 1, .most = 1'023, .unit = "validators"};
Whole const some_miners{.least = 1, .most = 1'023, .unit = "miners"};
Whole const lag_epochs{.least = 1, .most = 256, .unit = "epochs"};
Real const deviation{.least = 0, .most = 100};

void declare_weights(Fields& fields, WeightsSpec& spec) {
  fields("weights", spec, OneOf{"rule", {"softmax", "power", "winner_takes_all"}}, "how scores become weights");
}

/// What a look costs and how validators learn from it.
void declare_looks(Fields& fields, JudgedTask& spec) {
  fields("samples", spec.samples, Whole{.least = 1, .most = 1'000'000}, "of a miner's work that one look judges",
         settable | otherwise("1"));
  fields("sample_cost", spec.sample_cost_base_units, Amount{.symbol = "TAO", .decimals = tao_decimals},
         "what judging one costs a validator", settable | otherwise("0 TAO"));
  fields("drift", spec.drift, deviation, "by how much a score changes between two looks, as validators believe",
         settable | otherwise("1"));
  fields("prior", spec.prior, Real{.most = 100, .above = 0},
         "deviation of what they expect of a stranger, whose mean is the score of skill 0", settable | otherwise("1"));
}

void declare_task(Fields& fields, JudgedTask& spec, std::string_view noise) {
  fields("subnets", spec.subnets, Whole{.least = 1, .most = 4'096, .unit = "subnets"}, "of this kind, drawn at random");
  fields("noise", spec.noise, deviation, noise, settable);
  declare_looks(fields, spec);
  declare_weights(fields, spec.weights);
}

void declare_members(Fields& fields, BlocMembers& spec) {
  fields("validators", spec.validators, some_validators, "of each subnet, the last that are no other bloc's");
  fields("stake", spec.stake, Share{}, "of a subnet's alpha and of root's stake that they hold; without it, by rank");
}

constexpr std::string_view noise_of_sample = "standard deviation of one sample's score";

}  // namespace

void declare_fields(Fields& fields, SoftmaxSpec& spec) {
  fields("temperature", spec.temperature, Real{.most = 1'000, .above = 0},
         "weight e^(score / temperature): 1 pays for quality, whose logarithm skill is", settable);
}

void declare_fields(Fields& fields, PowerSpec& spec) {
  fields("exponent", spec.exponent, Real{.most = 1'000, .above = 0}, "weight (score / best)^exponent", settable);
}

void declare_fields(Fields&, WinnerTakesAllSpec&) {}

void declare_fields(Fields& fields, FreshDataSpec& spec) {
  declare_task(fields, spec, noise_of_sample);
}

void declare_fields(Fields& fields, FixedBenchmarkSpec& spec) {
  declare_task(fields, spec, noise_of_sample);
  fields("items", spec.items, Whole{.least = 1, .most = 1'000'000'000}, "of the benchmark, the same for ever");
}

void declare_fields(Fields& fields, ForecastSpec& spec) {
  declare_task(fields, spec, noise_of_sample);
  fields("delay", spec.delay_epochs, lag_epochs, "until the market tells what a forecast was worth");
}

void declare_fields(Fields& fields, InferenceSpec& spec) {
  declare_task(fields, spec, "standard deviation of ln latency; above 0");
  fields("deadline", spec.deadline_s, Real{.above = 0, .unit = "s"}, "in seconds; answered later is not answered",
         settable);
  fields("latency", spec.latency_s, Real{.above = 0, .unit = "s"},
         "in seconds, median of a miner of skill 0; skill 1 divides it by e", settable);
}

void declare_fields(Fields& fields, LazySpec& spec) {
  declare_members(fields, spec);
  fields("interval", spec.interval_epochs, Whole{.least = 1, .most = 100'000, .unit = "epochs"},
         "between two looks; in between the last row is sent again", settable);
}

void declare_fields(Fields& fields, RowCopierSpec& spec) {
  declare_members(fields, spec);
  fields("lag", spec.lag_epochs, Whole{.least = 0, .most = 256, .unit = "epochs"},
         "it sends what the honest validator with most alpha decided so long ago: 0 perfect, 1 without commit-reveal, "
         "twice the reveal period with it");
}

void declare_fields(Fields& fields, ConsensusCopierSpec& spec) {
  declare_members(fields, spec);
  fields("lag", spec.lag_epochs, lag_epochs, "it sends the consensus of so long ago");
}

void declare_fields(Fields& fields, CartelSpec& spec) {
  declare_members(fields, spec);
  fields("own_share", spec.own_share, Share{}, "of its rows, to its own miners", settable | otherwise("100 %"));
  fields("miners", spec.miners, some_miners, "its own, of those at the start");
}

void declare_fields(Fields& fields, BribeSpec& spec) {
  fields("payment", spec.payment_base_units, Price{.symbol = "TAO", .decimals = tao_decimals, .per = "epoch"},
         "to each validator", settable);
  fields("caught", spec.caught, Share{}, "chance of it that a validator reckons with, an epoch",
         settable | otherwise("0 %"));
  fields("lost", spec.lost_base_units, Amount{.symbol = "TAO", .decimals = tao_decimals}, "by one who is caught",
         settable | otherwise("0 TAO"));
}

void declare_fields(Fields& fields, BribedSpec& spec) {
  declare_members(fields, spec);
  fields("miners", spec.miners, some_miners, "of those at the start: who bribe, and weigh as much as the best");
  fields("offer", spec.offer, section, "made where it pays the bribers, taken where it pays; without it always bribed");
}

void declare_fields(Fields& fields, AbstainingSpec& spec) {
  declare_members(fields, spec);
}

void declare_fields(Fields& fields, ValidatorsSpec& spec) {
  fields("count", spec.count, some_validators, "on each subnet");
  fields("stake_exponent", spec.stake_shape, Real{.least = 0, .most = 10}, "alpha stake of rank r: 1 / r^exponent");
  fields("root_exponent", spec.root_shape, Real{.least = 0, .most = 10},
         "root stake of validator r, the same on every subnet: 1 / r^exponent");
  fields("own_stake", spec.self_stake_share_ppm, Share{.parts = 1'000'000}, "of a validator's alpha: its own");
  fields("abstaining", spec.abstaining_share, Share{}, "of validators outside blocs: set no weights");
  fields("noise", spec.task.noise, Share{.least = 0, .most = 1},
         "standard deviation of one sample's score: of ln quality", settable);
  fields("evaluation", spec.evaluation_epochs, Whole{.least = 1, .most = 10'000, .unit = "epochs"},
         "a validator looks at miners once in so many", settable);
  declare_looks(fields, spec.task);
  declare_weights(fields, spec.task.weights);
  fields("favourites", spec.favourites, Whole{.least = 1, .most = 4'096, .unit = "subnets"},
         "root_weights: so many get weight from a member of root", settable | otherwise("4096"));
  fields("opinion_log_sd", spec.opinion_log_sd, Real{.least = 0, .most = 4},
         "root_weights: of a member's liking for a subnet against its appeal", settable | otherwise("0"));
  fields("blocs", spec.blocs,
         MapOf{OneOf{"kind", {"lazy", "row_copier", "consensus_copier", "cartel", "bribed", "abstaining"}}},
         "validators who are not honest, the same on every subnet", otherwise("{}"));
}

void declare_fields(Fields& fields, CopySearchSpec& spec) {
  fields("similarity", spec.similarity, Share{.least = 0.0001},
         "overlap of a new row's shares with another's of lag epochs ago, from which it is flagged", settable);
  fields("lag", spec.lag_epochs, lag_epochs, "how long ago a copy's source was decided");
}

void declare_fields(Fields& fields, DetectionSpec& spec) {
  Whole const strikes{.least = 0, .most = 1'000'000, .unit = "judgements"};
  fields("every", spec.every_epochs, Whole{.least = 1, .most = 10'000, .unit = "epochs"}, "between two judgements",
         settable);
  fields("copies", spec.copies, section, "flags rows that look copied");
  fields("camps", spec.camps, Share{},
         "flags the camp that votes apart where it explains so much of the rows' variance", settable);
  fields("dividends", spec.dividends, Real{.most = 10'000, .above = 0},
         "flags dividends by stake so many robust standard deviations above the median", settable);
  fields("lose_weight_after", spec.strikes_to_lose_weight, strikes,
         "strikes after which stake counts less; one is added by a flag, one goes without; 0: never",
         settable | otherwise("0"));
  fields("kept", spec.kept_ppm, Share{.parts = 1'000'000}, "of stake that counts then", settable | otherwise("0 %"));
  fields("expel_after", spec.strikes_to_expel, strikes, "strikes after which a validator is deregistered; 0: never",
         settable | otherwise("0"));
}

void Complaints::at(std::string_view section_key, std::string const& key, std::string problem) const {
  auto const* const inner = node.find(section_key);
  auto const* const value = inner == nullptr ? nullptr : inner->find(key);
  auto const& mark = value != nullptr ? value->mark : inner != nullptr ? inner->mark : node.mark;
  faults.add(mark, path + "." + std::string{section_key} + (key.empty() ? "" : "." + key), std::move(problem));
}

void check_judging(BittensorSpec const& spec, Complaints const& complain) {
  std::uint64_t validators = 0, miners = 0, subnets = 0;
  double stake = 0;
  for (auto const& [name, bloc] : spec.validators.blocs) {
    validators += members(bloc).validators;
    miners += own_miners(bloc);
    stake += members(bloc).stake.value_or(0);
  }
  if (validators > spec.validators.count) {
    complain.at("validators", "blocs", "expected no more validators in blocs than validators.count");
  }
  if (miners > spec.miners.count) {
    complain.at("validators", "blocs", "expected blocs to have no more miners than miners.count");
  }
  if (stake > 1) complain.at("validators", "blocs", "expected the stake of all blocs to be at most 100 %");
  for (auto const& [name, task] : spec.tasks) {
    subnets += common(task).subnets;
    auto const* const benchmark = std::get_if<FixedBenchmarkSpec>(&task);
    if (benchmark != nullptr && benchmark->samples > benchmark->items) {
      complain.at("tasks", name, "expected no more samples than the benchmark has items");
    }
    if (std::holds_alternative<InferenceSpec>(task) && !(common(task).noise > 0)) {
      complain.at("tasks", name, "expected the noise of inference to be above 0");
    }
  }
  auto const& of = spec.miners;
  if ((of.copying ? of.copying->share : 0) + (of.gaming ? of.gaming->share : 0) > 1) {
    complain.at("miners", "gaming", "expected the shares of miners who copy and who game to add to 100 % at most");
  }
  if (subnets > spec.subnets.count) {
    complain.at("tasks", "", "expected tasks of no more subnets than subnets.count");
  }
}

}  // namespace flywheel::economy::bittensor
