#include "sim/economy/subnet/bittensor/spec/judging_fields.hpp"
#include "sim/scenario/kinds.hpp"
#include "sim/scenario/structure.hpp"

namespace flywheel::economy::bittensor {

using namespace scenario;  // the kinds of fields, a dozen of them

void declare_fields(Fields& fields, LearningSpec& spec) {
  fields("gain", spec.gain, Real{.most = 100, .above = 0}, "skill gains gain ln(1 + compute / scale) an epoch",
         settable);
  fields("scale", spec.scale, Real{.most = 1e9, .above = 0}, "units of compute", settable);
  fields("fading", spec.fading, Share{.least = 0.000001}, "of skill, each epoch: the free model catches up", settable);
  fields("price", spec.price_base_units, Amount{.symbol = "TAO", .decimals = tao_decimals}, "of a unit of compute",
         settable);
  fields("most", spec.most, Real{.least = 0, .most = 1e9}, "units that a miner can buy for an epoch", settable);
}

void declare_fields(Fields& fields, ModelCopyingSpec& spec) {
  fields("share", spec.share, Share{}, "of miners, who buy no compute");
  fields("lag", spec.lag_epochs, Whole{.least = 1, .most = 256, .unit = "epochs"}, "until a model can be copied");
  fields("kept", spec.kept, Share{}, "of its skill", settable);
}

void declare_fields(Fields& fields, GamingSpec& spec) {
  fields("share", spec.share, Share{}, "of miners on subnets with a fixed benchmark");
  fields("effort", spec.effort, Share{}, "of their compute, spent on the benchmark instead of on skill");
  fields("limit", spec.limit, Real{.least = 0, .most = 100}, "of the score that can be learned by heart", settable);
  fields("rate", spec.rate, Share{}, "of what is missing, learned in an epoch of full effort", settable);
}

void declare_fields(Fields& fields, ReturnsSpec& spec) {
  fields("remembered", spec.remembered, Whole{.least = 1, .most = 1'024, .unit = "miners"},
         "the last of each subnet who lost a uid at work");
  fields("chance", spec.chance, Share{}, "of one of them to come back after an epoch, where it would earn its costs",
         settable);
  fields("sensitivity", spec.sensitivity, Real{.least = 0, .most = 10},
         "hazard e^(sensitivity x margin), margin (income - cost) / cost", settable | otherwise("1"));
}

void declare_fields(Fields& fields, OperatorsSpec& spec) {
  fields("share", spec.share, Share{}, "of candidates", settable);
  fields("most_keys", spec.most_keys, Whole{.least = 1, .most = 256, .unit = "keys"}, "of one", settable);
  fields("upkeep", spec.upkeep_base_units, Price{.symbol = "TAO", .decimals = tao_decimals, .per = "epoch"},
         "of a key, besides the cost of the model", settable);
}

void declare_fields(Fields& fields, MinersSpec& spec) {
  fields("count", spec.count, Whole{.least = 1, .most = 1'023, .unit = "miners"}, "on each subnet at the start");
  fields("candidates", spec.candidates_per_epoch, Real{.least = 0, .most = 1'000},
         "who think of joining a subnet, each epoch: mean", settable);
  fields("quality_log_sd", spec.quality_log_sd, Real{.least = 0, .most = 4},
         "quality of work is log-normal with median 1", settable);
  fields("cost", spec.cost_tao, Price{.symbol = "TAO", .decimals = tao_decimals, .per = "epoch"},
         "of work of quality 1", settable);
  fields("cost_exponent", spec.cost_exponent, Real{.least = 0, .most = 4}, "cost grows as quality^exponent", settable);
  fields("cost_log_sd", spec.cost_log_sd, Real{.least = 0, .most = 4}, "of costs at equal quality", settable);
  fields("horizon", spec.horizon_epochs, Real{.least = 0, .most = 1e6, .unit = "epochs"},
         "over which the price of a registration must pay", settable);
  fields("exit", spec.exit_share_per_epoch, Share{}, "chance that a miner at a loss stops after an epoch", settable);
  fields("availability", spec.least_availability, Share{},
         "a miner answers with a chance between this and 100 %; inference alone asks", otherwise("100 %"));
  fields("learning", spec.learning, section, "skill grows by compute; without it, it stays what it was at entry");
  fields("copying", spec.copying, section, "miners who take the best model of some epochs ago");
  fields("gaming", spec.gaming, section, "miners who learn a fixed benchmark by heart");
  fields("returns", spec.returns, section, "miners who lost their uid and come back");
  fields("operators", spec.operators, section, "candidates who think of several keys for one model");
}

}  // namespace flywheel::economy::bittensor
