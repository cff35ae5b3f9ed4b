#include "sim/economy/subnet/bittensor/spec.hpp"
#include "sim/economy/subnet/bittensor/spec/judging_fields.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::bittensor {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

Amount const tao{.symbol = "TAO", .decimals = tao_decimals};
Amount const alpha{.symbol = "ALPHA", .decimals = tao_decimals};
Price const tao_per_alpha{.symbol = "TAO", .decimals = tao_decimals, .per = "ALPHA"};
Whole const u16{.least = 0, .most = 65'535};
Whole const blocks{.least = 0, .most = 100'000'000, .unit = "blocks"};
Whole const take{.least = 0, .most = 11'796};  // 18 %, the chain's most

void declare_shares(Fields& fields, EmissionSpec& spec) {
  fields("shares", spec.shares,
         Choice<emission::ShareRule>{{"root_weights", emission::ShareRule::root_weights},
                                     {"moving_price", emission::ShareRule::moving_price},
                                     {"tao_flow", emission::ShareRule::tao_flow},
                                     {"unburned_price", emission::ShareRule::unburned_price}},
         "what a subnet's share of the block's TAO follows", settable);
  fields("injection", spec.injection,
         Choice<emission::InjectionRule>{{"none", emission::InjectionRule::none},
                                         {"price_or_subsidy", emission::InjectionRule::price_or_subsidy},
                                         {"capped_by_emission", emission::InjectionRule::capped_by_emission},
                                         {"capped_by_root_weight", emission::InjectionRule::capped_by_root_weight}},
         "how much of it becomes liquidity; the rest buys alpha. none: no pools, TAO itself is paid and staked",
         settable);
  fields("bought_alpha", spec.bought,
         Choice<emission::BoughtAlpha>{{"recycled", emission::BoughtAlpha::recycled},
                                       {"kept", emission::BoughtAlpha::kept}},
         "what becomes of alpha that the chain buys", settable);
  fields("root_alpha", spec.root,
         Choice<emission::RootAlpha>{{"none", emission::RootAlpha::none},
                                     {"sold_each_block", emission::RootAlpha::sold_each_block},
                                     {"pending_or_recycled", emission::RootAlpha::pending_or_recycled}},
         "what becomes of root's part of a block's alpha", settable);
  fields("weighted_pool", spec.has_weighted_pool, Flag{}, "whether injections move weights rather than prices",
         settable);
  fields("net_flow", spec.has_net_flow, Flag{}, "whether the chain's own flow counts against users'", settable);
}

void declare_emission(Fields& fields, EmissionSpec& spec) {
  declare_shares(fields, spec);
  fields("gate", spec.gate,
         Choice<emission::GateRule>{{"none", emission::GateRule::none},
                                    {"rank", emission::GateRule::rank},
                                    {"quantile", emission::GateRule::quantile}},
         "a Hill function that shares pass through", settable);
  fields("gate_rank", spec.gate_rank, Whole{.least = 1, .most = 4'096}, "the share at this rank is halved",
         settable | otherwise("32"));
  fields("gate_quantile", spec.gate_quantile, Share{}, "or the share where the largest add to this",
         settable | otherwise("61 %"));
  fields("tao_weight", spec.tao_weight, Share{}, "of root stake against alpha", settable);
  fields("owner_cut", spec.owner_cut, u16, "of a subnet's alpha, in 1/65535", settable);
  fields("price_smoothing", spec.price_smoothing, Whole{.least = 1, .most = 4'294'967'295},
         "a of the moving price, in 2^-32", settable);
  fields("price_average", spec.price_average,
         Choice<emission::PriceAverage>{{"in_64_places", emission::PriceAverage::in_64_places},
                                        {"in_32_places", emission::PriceAverage::in_32_places}},
         "how many binary places the moving price is worked out in", settable | otherwise("in_64_places"));
  fields("price_halving", spec.price_halving_blocks, blocks, "b of the moving price: a b / (b + halving)", settable);
  fields("root_tempo", spec.root_tempo_blocks, Whole{.least = 1, .most = 50'400, .unit = "blocks"},
         "root_weights: root's members vote every so many blocks and one", settable | otherwise("100"));
  fields("root_rho", spec.root_rho, Whole{.least = 0, .most = 40},
         "root_weights: steepness of the sigmoid of the stake that votes for a subnet", settable | otherwise("10"));
}

void declare_bonds(Fields& fields, ConsensusSpec& spec) {
  fields("kappa", spec.kappa, u16, "majority of stake that consensus needs, in 1/65535", settable);
  fields("bonds_penalty", spec.bonds_penalty, u16, "0: bonds follow weights; 65535: clipped weights", settable);
  fields("bonds_moving_average", spec.bonds_moving_average_ppm, Whole{.least = 0, .most = 1'000'000},
         "what is kept of a bond each epoch, in millionths", settable);
  fields("bonds", spec.bonds,
         Choice<scoring::BondRule>{{"classic", scoring::BondRule::classic}, {"yuma3", scoring::BondRule::yuma3}},
         "towards stake times weight, or towards the weight itself", settable);
  fields("liquid_alpha", spec.has_liquid_alpha, Flag{}, "whether the speed of a bond differs by validator and miner",
         settable);
  fields("alpha_low", spec.alpha_low, u16, "of liquid alpha, in 1/65535", settable);
  fields("alpha_high", spec.alpha_high, u16, "of liquid alpha, in 1/65535", settable);
  fields("alpha_steepness", spec.alpha_steepness, Whole{.least = -32'768, .most = 32'767}, "slope x 100", settable);
}

void declare_consensus(Fields& fields, ConsensusSpec& spec) {
  fields("cadence", spec.cadence, Choice<Cadence>{{"dynamic", Cadence::dynamic}, {"fixed", Cadence::fixed}},
         "an epoch every tempo blocks after the last, or every tempo + 1 blocks", settable);
  fields("tempo", spec.tempo_blocks, Whole{.least = 1, .most = 50'400, .unit = "blocks"}, "between epochs", settable);
  fields("max_validators", spec.max_validators, Whole{.least = 1, .most = 1'024}, "permits of a subnet", settable);
  declare_bonds(fields, spec);
  fields("activity_cutoff", spec.activity_cutoff_blocks, Whole{.least = 1, .most = 2'520'000, .unit = "blocks"},
         "without weights for longer: inactive", settable);
  fields("stake_threshold", spec.stake_threshold_base_units, alpha, "less stake weight does not count", settable);
  fields("reveal_period", spec.reveal_epochs, Whole{.least = 1, .most = 100, .unit = "epochs"},
         "after so many epochs weights are revealed and count");
  fields("delegate_take", spec.delegate_take, take, "of dividends, to the hotkey's owner, in 1/65535");
  fields("owner_incentive", spec.owner_incentive,
         Choice<emission::OwnerIncentive>{{"burn", emission::OwnerIncentive::burn},
                                          {"recycle", emission::OwnerIncentive::recycle}},
         "what becomes of incentive that falls to the owner's key", settable);
}

void declare_registration(Fields& fields, RegistrationSpec& spec) {
  fields("price", spec.pricing,
         Choice<RegistrationPricing>{{"continuous", RegistrationPricing::continuous},
                                     {"by_interval", RegistrationPricing::by_interval}},
         "it falls each block and jumps with each registration, or is set anew every interval", settable);
  fields("interval", spec.interval_blocks, Whole{.least = 1, .most = 65'535, .unit = "blocks"},
         "by_interval: between two prices", settable | otherwise("360"));
  fields("target", spec.target, Whole{.least = 1, .most = 10'000},
         "by_interval: so many registrations leave the price alone; three times as many are the most",
         settable | otherwise("1"));
  fields("inertia", spec.inertia, Share{}, "by_interval: what is kept of the price", settable | otherwise("97 %"));
  fields("least", spec.least_base_units, tao, "it falls no lower", settable);
  fields("most", spec.most_base_units, tao, "it rises no higher", settable);
  fields("half_life", spec.half_life_blocks, Whole{.least = 0, .most = 36'100, .unit = "blocks"},
         "continuous: the price halves in so many blocks; 0: it does not fall", settable);
  fields("jump", spec.jump, Real{.least = 1, .most = 100}, "continuous: each registration multiplies the price",
         settable);
  fields("immunity", spec.immunity_blocks, Whole{.least = 0, .most = 65'535, .unit = "blocks"},
         "a newcomer cannot be replaced for so long", settable);
  fields("least_non_immune", spec.least_non_immune, Whole{.least = 0, .most = 1'024, .unit = "neurons"},
         "with no more than these the immune may go", settable);
  fields("most_per_epoch", spec.most_per_epoch, Whole{.least = 0, .most = 1'024}, "registrations", settable);
}

void declare_start(Fields& fields, StartSpec& spec) {
  fields("block", spec.block, Whole{.least = 1, .most = 1'000'000'000, .unit = "blocks"}, "blocks done at the start");
  fields("issued", spec.issued_base_units, tao, "TAO issued by then");
  fields("root_stake", spec.root_base_units, tao, "of it, staked on root");
  fields("registration", spec.registration_base_units, tao, "price of a neuron");
}

void declare_subnets(Fields& fields, SubnetsSpec& spec) {
  fields("count", spec.count, Whole{.least = 1, .most = 4'096, .unit = "subnets"}, "without root");
  fields("limit", spec.limit, Whole{.least = 1, .most = 4'096, .unit = "subnets"},
         "with founders: at a time; then the subnet with the lowest moving price makes room", otherwise("128"));
  fields("max_uids", spec.max_uids, Whole{.least = 4, .most = 1'024, .unit = "uids"}, "neurons of a subnet");
  fields("emission_disabled", spec.emission_disabled, Whole{.least = 0, .most = 4'096, .unit = "subnets"},
         "the cheapest of them get no TAO", settable);
  fields("first_price", spec.first_price_tao, tao_per_alpha, "of the dearest subnet");
  fields("price_exponent", spec.price_exponent, Real{.least = 0, .most = 10}, "price of rank r: first / r^exponent");
  fields("pool_alpha", spec.pool_alpha_base_units, alpha, "in each pool, with TAO at the price");
  fields("outstanding", spec.outstanding_base_units, alpha, "alpha outside each pool, staked on validators");
  fields("age", spec.age_blocks, blocks, "since each subnet's first emission");
  fields("withholding_all", spec.withholding_all, Whole{.least = 0, .most = 4'096, .unit = "subnets"},
         "whose validators give all incentive to the owner's key");
  fields("withholding_part", spec.withholding_part, Whole{.least = 0, .most = 4'096, .unit = "subnets"},
         "whose validators give it a part");
  fields("withheld", spec.withheld_share, Share{.least = 0, .most = 1}, "that part", settable);
}

void declare_child_keys(Fields& fields, ChildKeysSpec& spec) {
  fields("parents", spec.parents, Whole{.least = 1, .most = 1'022, .unit = "validators"},
         "of a subnet, the last seats: each lends to the key of one other");
  fields("lent", spec.lent, Share{}, "of a parent's stake, alpha and TAO on root");
  fields("take", spec.take, take, "of what a child earns with a parent's stake, to the child, in 1/65535", settable);
}

void check_child_keys(BittensorSpec const& spec, Complaints const& complain) {
  if (spec.child_keys->parents >= spec.validators.count) {
    complain.at("child_keys", "parents", "expected fewer than validators.count, so that somebody is a child");
  }
  if (!has_pools(spec.emission)) {
    complain.at("child_keys", "parents", "expected no child keys with injection none: there were none then");
  }
}

/// Root's vote and the absence of pools go together.
void check_pools(BittensorSpec const& spec, Complaints const& complain) {
  bool const has_none = !has_pools(spec.emission);
  if ((spec.emission.shares == emission::ShareRule::root_weights) != has_none) {
    complain.at("emission", "shares", "expected root_weights with injection none, and with it alone");
  }
  if ((spec.emission.root == emission::RootAlpha::none) != has_none) {
    complain.at("emission", "root_alpha", "expected none with injection none, and with it alone");
  }
  if (has_none && spec.subnets.pool_alpha_base_units + spec.subnets.outstanding_base_units > 0) {
    complain.at("subnets", "pool_alpha", "expected no alpha in pools or outstanding with injection none");
  }
}

}  // namespace

void declare_fields(Fields& fields, BittensorSpec& spec) {
  auto const in = [](auto declare) { return section_by(declare); };
  fields("protocol", spec.protocol, Text{.what = "a rule set's name"}, "which of the network's rule sets this is");
  fields("block", spec.block_ms, Duration{.least_ms = 1'000, .most_ms = 86'400'000}, "time between blocks");
  fields("emission", spec.emission, in(declare_emission), "how the chain pays a block");
  fields("consensus", spec.consensus, in(declare_consensus), "the epoch of a subnet");
  fields("registration", spec.registration, in(declare_registration), "how a neuron joins");
  fields("swap_fee", spec.swap_fee, Whole{.least = 0, .most = 10'000}, "of a trade with a pool, in 1/65535", settable);
  fields("start", spec.start, in(declare_start), "the chain at the start");
  fields("subnets", spec.subnets, in(declare_subnets), "the subnets at the start");
  fields("validators", spec.validators, section, "who judges");
  fields("tasks", spec.tasks, MapOf{OneOf{"kind", {"fresh_data", "fixed_benchmark", "forecast", "inference"}}},
         "groups of subnets whose work is judged otherwise than by validators.noise", otherwise("{}"));
  fields("detection", spec.detection, section, "who watches validators; without it, nobody");
  fields("miners", spec.miners, section, "who works");
  fields("traders", spec.traders, section, "who buys and sells alpha");
  fields("child_keys", spec.child_keys, in(declare_child_keys), "which validators vote with another's key");
  fields("founding", spec.founding, section, "how subnets are founded and removed");
  fields("founders", spec.founders, section, "who founds subnets; absent: nobody, and there is no room for more");
  fields("locks", spec.locks, section, "who locks alpha; absent: nobody");
  fields("owners", spec.owners, OneOf{"model", {"fixed", "adaptive"}},
         "whether owners leave their subnets' settings as they are, or try others and keep what pays",
         otherwise("{model: fixed}"));
}

void check(BittensorSpec const& spec, Node const& node, std::string const& path, Faults& faults) {
  Complaints const complain{node, path, faults};
  auto const& subnets = spec.subnets;
  if (spec.miners.count + spec.validators.count + 1 > spec.subnets.max_uids) {
    complain.at("miners", "count", "expected owner, validators and miners to fit into subnets.max_uids");
  }
  if (subnets.withholding_all + subnets.withholding_part > subnets.count) {
    complain.at("subnets", "withholding_part", "expected no more withholding subnets than there are");
  }
  if (subnets.emission_disabled >= subnets.count) {
    complain.at("subnets", "emission_disabled", "expected at least one subnet with emission");
  }
  if (spec.registration.least_base_units > spec.registration.most_base_units) {
    complain.at("registration", "most", "expected at least registration.least");
  }
  if (spec.consensus.alpha_low > spec.consensus.alpha_high) {
    complain.at("consensus", "alpha_high", "expected at least consensus.alpha_low");
  }
  check_pools(spec, complain);
  if (spec.founders && !has_pools(spec.emission)) {
    complain.at("founders", "candidates", "expected no founders with injection none: a new subnet needs a pool");
  }
  if (spec.child_keys) check_child_keys(spec, complain);
  check_judging(spec, complain);
  check_owners(spec.owners, complain);
  auto const pooled = static_cast<double>(subnets.pool_alpha_base_units) * subnets.first_price_tao * subnets.count;
  auto const free = static_cast<double>(spec.start.issued_base_units) - static_cast<double>(spec.start.root_base_units);
  if (pooled > free * static_cast<double>(subnets.count)) {
    complain.at("start", "issued", "expected more than root's stake and the TAO of the pools");
  }
}

}  // namespace flywheel::economy::bittensor
