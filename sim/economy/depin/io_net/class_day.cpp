#include "sim/economy/depin/io_net/class_day.hpp"

#include <vector>

#include "kernels/population/cost_coverage.hpp"

namespace flywheel::economy::io_net {

population::MeanDevice mean_device_of(IoNetEconomy const& economy, WorldId world, std::uint32_t device_class) {
  auto const& row = economy.classes_of(world)[device_class];
  return {.rewards_base_units = row.rewards_of_day,
          .rewarded_devices = row.block.nominated,
          .up_devices = row.day.in_state[static_cast<std::size_t>(domain::DeviceState::up)],
          .up_processors = row.day.up_gpus,
          .usd_per_base_unit =
              economy.network(world).price_usd / static_cast<double>(base_units_per_token(economy.spec(world)))};
}

double worst_coverage(IoNetEconomy const& economy, WorldId world) {
  std::vector<population::HireDay> days;
  for (std::uint32_t i = 0; i < economy.classes(); ++i) {
    auto const& row = economy.classes_of(world)[i];
    days.push_back(
        {.up_processors = row.day.up_gpus,
         .income_micro_usd = row.hire_income_of_day,
         .micro_usd_per_processor_hour = economy.spec(world).devices[i].running_cost_micro_usd_per_gpu_hour});
  }
  return population::CostCoverage::worst(days.data(), economy.classes());
}

}  // namespace flywheel::economy::io_net
