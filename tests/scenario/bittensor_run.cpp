#include "tests/scenario/bittensor_run.hpp"

#include "sim/study/provenance.hpp"

namespace flywheel::study {

BittensorRun::BittensorRun(std::vector<std::string> const& overrides)
    : BittensorRun{{"Bittensor", "study/bittensor_small.yaml", {}, nullptr}, overrides} {}

BittensorRun::BittensorRun(Case const& of, std::vector<std::string> const& overrides)
    : worlds_{worlds_of(read_case(of, overrides))} {
  scenario::Faults faults;
  batch_ = build_batch(worlds_, HostBackend{1}, faults);
  faults.throw_if_any();
  auto const* const economy = batch_.simulation->find_economy("tao");
  tao_ = dynamic_cast<economy::bittensor::BittensorEconomy const*>(economy);
  RunOrders orders;
  orders.result_path = folder_.path("run.h5");
  orders.audit = engine::Audit::at_settlements;
  outcome_ = record(batch_, provenance_of(worlds_, "test", {"1.2.3", "0123456789ab"}, HostBackend{1}), orders);
}

std::vector<std::string> quiet(std::vector<std::string> more) {
  std::vector<std::string> all{"economies.tao.miners.candidates=0",         "economies.tao.miners.exit=0 %",
                               "economies.tao.traders.buyers_spend=0 %",    "economies.tao.traders.miners_sell=0 %",
                               "economies.tao.traders.validators_sell=0 %", "economies.tao.traders.nominators_sell=0 %",
                               "economies.tao.traders.owner_sells=0 %"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace flywheel::study
