#include "tests/parity/yuma/run_epochs.hpp"
#include "tests/unit/yuma/random_subnet.hpp"
#include "tests/unit/yuma/tables_of_subnets.hpp"

namespace flywheel::scoring::test {

verify::bittensor::YumaTables yuma_parity_tables(YumaParityCase const& which) {
  std::vector<EpochCase> subnets;
  for (std::uint32_t seed = 0; seed < which.subnets; ++seed) {
    std::uint32_t const neurons = which.subnets == 1 ? which.most_neurons : 1 + (seed * 37) % which.most_neurons;
    std::uint32_t const validators = which.subnets == 1 ? which.most_validators : 1 + seed % which.most_validators;
    subnets.push_back(random_subnet(1'000 + seed, neurons, validators));
    if (which.subnets == 1) {  // only its validators have stake
      subnets.back().parameters = {
          .max_allowed_validators = 40, .bonds = BondRule::yuma3, .liquid_alpha = LiquidAlpha::on};
      for (std::uint32_t uid = validators; uid < neurons; ++uid) {
        subnets.back().alpha_stake[uid] = subnets.back().tao_stake[uid] = 0;
      }
    }
  }
  auto tables = tables_of(subnets);
  tables.ask_for_raw();
  return tables;
}

verify::bittensor::YumaTables expected_epochs(YumaParityCase const& which) {
  return run_epochs(HostBackend{1}, which);
}

}  // namespace flywheel::scoring::test
