#include "sim/economy/depin/io_net/spec/network.hpp"

#include "sim/economy/depin/io_net/spec/hundredths.hpp"
#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::io_net {

using namespace scenario;  // the kinds of fields, a dozen of them

namespace {

Share const parts_per_million{.parts = 1'000'000};

Amount amount_of(TokenSpec const& token) {
  return {.symbol = token.symbol, .decimals = static_cast<int>(token.decimals)};
}

void declare_token(Fields& fields, TokenSpec& spec) {
  fields("symbol", spec.symbol, Text{.what = "the token's symbol"}, "how amounts of the token are written");
  fields("decimals", spec.decimals, Whole{.least = 0, .most = 9}, "a base unit is 10^-decimals tokens");
}

void declare_geometric(Fields& fields, GeometricEmissionSpec& spec, TokenSpec const& token) {
  fields("base", spec.base_base_units, amount_of(token), "the supply that the yearly rate refers to");
  fields("first_year_rate", spec.first_year_rate, Share{},
         "E(1) = base x rate / 12: emission of the first month, as a yearly share of the base", settable);
  fields("monthly_decline", spec.monthly_decline, Share{}, "E(m + 1) = E(m) x (1 - decline)", settable);
  fields("months", spec.months, Whole{.least = 1, .most = 480, .unit = "months"}, "nothing is minted after them");
  fields("blocks_per_month", spec.blocks_per_month, Whole{.least = 1, .most = 100'000, .unit = "blocks"},
         "a block mints floor(E / blocks); the month's remainder is never minted");
  fields("supply_cap", spec.supply_cap_base_units, amount_of(token), "minting stops at this supply");
  fields("block", spec.block_ms, Duration{.least_ms = 60'000, .most_ms = 86'400'000}, "time between reward blocks");
}

void declare_fixed(Fields& fields, FixedEmissionSpec& spec, TokenSpec const& token) {
  fields("per_block", spec.per_block_base_units, amount_of(token), "what each block mints", settable);
  fields("block", spec.block_ms, Duration{.least_ms = 60'000, .most_ms = 86'400'000}, "time between blocks");
}

void declare_eligibility(Fields& fields, EligibilitySpec& spec) {
  fields("uptime", spec.uptime_ms, Duration{}, "a device is nominated after so long without a restart", settable);
}

void declare_proof_of_work(Fields& fields, ProofOfWorkSpec& spec) {
  fields("enforced", spec.enforced, Flag{}, "whether devices must solve puzzles each block",
         settable | otherwise("true"));
  fields("exempt_when_hired", spec.exempt_when_hired, Flag{}, "a hired device needs uptime alone", settable);
  fields("false_reject", spec.false_reject_share, Share{}, "honest devices that fail a block's puzzles", settable);
}

void declare_score(Fields& fields, ScoreSpec& spec) {
  Whole const points{.least = 0, .most = 1'000'000};
  fields("constant", spec.constant, points, "100 x base score: the term that is the same for all", settable);
  fields("per_tier", spec.per_tier, points, "100 x base score per connectivity tier", settable);
  fields("per_multiplier", spec.per_multiplier, points, "100 x base score per 0.01 of multiplier and processor",
         settable);
  fields("when_hired", spec.when_hired, points, "100 x base score of having been hired in the block", settable);
}

void declare_pool(Fields& fields, PoolSpec& spec) {
  fields("name", spec.name, Text{.what = "a pool's name"}, "what processors refer to");
  fields("share", spec.share_bps, Share{}, "of each block, floored; the odd unit is not minted");
}

void declare_processor(Fields& fields, ProcessorSpec& spec, std::vector<std::string> const& pools) {
  fields("name", spec.name, Text{.what = "a processor's name"}, "what device classes refer to");
  fields("pool", spec.pool, NameOf{.what = "pool", .names = pools}, "the pool that pays it");
  fields("multiplier", spec.multiplier_hundredths, Hundredths{}, "hardware multiplier; 0 earns nothing", settable);
  fields("stake_multiplier", spec.stake_multiplier_hundredths, Hundredths{},
         "the multiplier that minimum stakes follow, where it is another", settable);
}

void declare_co_staking(Fields& fields, CoStakingSpec& spec) {
  fields("stake_share", spec.stake_share_ppm, parts_per_million, "of every stake that token holders fund", settable);
  fields("owner_keeps", spec.owner_keeps_ppm, parts_per_million,
         "of the co-stakers' part of a reward, what the device's owner keeps", settable);
}

void declare_staking(Fields& fields, StakingSpec& spec, TokenSpec const& token) {
  fields("minimum", spec.minimum_base_units, amount_of(token), "x max(1, multiplier) x processors", settable);
  fields("cooldown", spec.cooldown_ms, Duration{}, "a withdrawn device's stake stays locked so long", settable);
  fields("co_staking", spec.co_staking,
         section_by([](Fields& inner, CoStakingSpec& value) { declare_co_staking(inner, value); }),
         "token holders fund part of the stakes; absent: they do not");
}

void declare_slashing(Fields& fields, SlashingSpec& spec) {
  fields("share_of_stake", spec.stake_share_ppm, parts_per_million, "confiscated from a banned device", settable);
  fields("share_of_accrued", spec.accrued_share_ppm, parts_per_million, "of uncollected rewards, the same", settable);
  fields("appeal", spec.appeal_ms, Duration{}, "after this the confiscated amount is burned", settable);
  fields("overturned", spec.overturned_share, Share{}, "appeals of wrongly banned devices that succeed",
         settable | otherwise("100 %"));
}

void declare_fees(Fields& fields, FeesSpec& spec) {
  fields("reservation", spec.reservation_ppm, parts_per_million, "of the compute, from renter and supplier each",
         settable);
  fields("payment_usdc", spec.payment_usdc_ppm, parts_per_million, "the same of a side that pays or is paid in USDC",
         settable);
  fields("payment_io", spec.payment_io_ppm, parts_per_million, "the same in the network's token", settable);
}

void declare_booking(Fields& fields, BookingSpec& spec) {
  fields("minimum", spec.minimum_ms, Duration{.least_ms = 3'600'000}, "bookings are prepaid, at least this long");
  fields("payout_every", spec.payout_every_ms, Duration{.least_ms = 3'600'000},
         "suppliers of longer jobs are paid in parts", otherwise("1 d"));
}

void declare_engine(Fields& fields, IncentiveEngineSpec& spec) {
  fields("epoch", spec.epoch_ms, Duration{.least_ms = 3'600'000}, "time between two settlements of the engine");
  fields("target_share_of_ask", spec.target_share_of_ask_ppm, parts_per_million,
         "dollar target an hour, as a share of the class's posted price", settable);
  fields("utilisation_weight", spec.utilisation_weight_ppm, parts_per_million,
         "0 % pays availability alone, 100 % pays hired hours alone", settable);
  fields("reward_release", spec.release,
         Choice<RewardRelease>{{"capped_by_schedule", RewardRelease::capped_by_schedule},
                               {"uncapped", RewardRelease::uncapped}},
         "whether the old schedule still caps what the reward vault releases");
  fields("surplus_counts", spec.surplus,
         Choice<SurplusCounts>{{"revenue_before_rewards", SurplusCounts::revenue_before_rewards},
                               {"revenue_after_fee_vault", SurplusCounts::revenue_after_fee_vault}},
         "whether revenue counts before or after the reward vault paid its part of the bill");
  fields("burn_share_of_surplus", spec.burn_share_ppm, parts_per_million, "buys and burns the token", settable);
  fields("shortfall_epochs", spec.shortfall_epochs, Whole{.least = 1, .most = 10'000, .unit = "epochs"},
         "after so many epochs of shortfall the targets are scaled down");
  fields("scale_down", spec.scale_down_ppm, parts_per_million, "by this share", settable);
}

std::vector<std::string> pool_names(std::vector<PoolSpec> const& pools) {
  std::vector<std::string> names;
  for (auto const& pool : pools) names.push_back(pool.name);
  return names;
}

}  // namespace

void declare_network(Fields& fields, NetworkSpec& spec) {
  auto const in = [](auto declare) { return section_by(declare); };
  fields("token", spec.token, in(declare_token), "the network's token");
  auto const& token = spec.token;
  fields("genesis_supply", spec.genesis_base_units, amount_of(token), "minted at the start");
  fields("emission", spec.emission,
         one_of_by("model", {"geometric_monthly", "fixed"},
                   [&](Fields& inner, auto& model) {
                     if constexpr (std::is_same_v<std::decay_t<decltype(model)>, FixedEmissionSpec>) {
                       declare_fixed(inner, model, token);
                     } else {
                       declare_geometric(inner, model, token);
                     }
                   }),
         "what each reward block mints");
  fields("eligibility", spec.eligibility, in(declare_eligibility), "who is nominated for a block");
  fields("proof_of_work", spec.proof_of_work, in(declare_proof_of_work), "the hourly puzzles");
  fields("score", spec.score, in(declare_score), "100 x base score of a device");
  fields("pools", spec.pools, ListOf{in(declare_pool), 1}, "how a block is divided before scores count");
  auto const names = pool_names(spec.pools);
  fields("processors", spec.processors,
         ListOf{section_by([&](Fields& inner, ProcessorSpec& value) { declare_processor(inner, value, names); }), 1},
         "what the network pays which hardware");
  fields("staking", spec.staking,
         section_by([&](Fields& inner, StakingSpec& value) { declare_staking(inner, value, token); }),
         "what a device must have at stake");
  fields("slashing", spec.slashing, in(declare_slashing), "what a banned device loses");
  fields("fees", spec.fees, in(declare_fees), "what the network takes from a hire");
  fields("booking", spec.booking, in(declare_booking), "how hires are booked and paid");
  fields("buyback", spec.buyback, section_by([](Fields& inner, BuybackSpec& value) {
           inner("share_of_revenue", value.revenue_share_ppm, parts_per_million, "buys and burns the token", settable);
         }),
         "what the network does with its revenue");
  fields("incentive_engine", spec.incentive_engine, in(declare_engine),
         "pays a dollar target instead of the schedule; absent: the schedule is paid");
}

}  // namespace flywheel::economy::io_net
