#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/gpu_rental/domain_view.hpp"
#include "kernels/domain/operators/place_agents.hpp"

namespace flywheel::domain {
namespace {

struct PlaceAgents {
  GpuRental rental;
  DeviceStakes stakes;
  EnteringAgents entering;
  TimeMs const* now_ms;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    DomainView const view{rental, domain};
    TimeMs const now = now_ms[domain / rental.domains_per_world];
    for (std::uint32_t i = entering.device_offsets[domain]; i < entering.device_offsets[domain + 1]; ++i) {
      write(view.first_device + view.take_device(), entering.devices[i], now);
    }
    for (std::uint32_t i = entering.customer_offsets[domain]; i < entering.customer_offsets[domain + 1]; ++i) {
      write(view.first_customer + view.take_customer(), entering.customers[i]);
    }
  }

  FLYWHEEL_HD void write(std::uint32_t row, EnteringDevice const& device, TimeMs now) const {
    auto const& to = rental.devices;
    to.id[row] = device.id;
    to.operator_row[row] = device.operator_row;
    to.ordinal[row] = 0;
    to.event_place[row] = 0;
    to.first_hire[row] = 0;
    to.ask_micro_usd_per_gpu_hour[row] = device.ask_micro_usd_per_gpu_hour;
    to.state[row] = static_cast<std::uint8_t>(DeviceState::up);
    to.disguise[row] = device.disguise;
    to.lemon[row] = device.lemon;
    to.region[row] = device.region;
    to.tier[row] = device.tier;
    to.processors[row] = device.processors;
    bool const hires_itself = device.disguise == static_cast<std::uint8_t>(Disguise::self_hired);
    to.hired_gpus[row] = hires_itself ? device.processors : std::uint8_t{0};
    to.paid_in_token[row] = device.paid_in_token;
    to.since_ms[row] = now;
    to.earned_micro_usd[row] = 0;
    stakes.staked_base_units[row] = device.staked_base_units;
    stakes.accrued_base_units[row] = 0;
    stakes.verified_ppm_hours[row] = 0;
  }

  FLYWHEEL_HD void write(std::uint32_t row, EnteringCustomer const& customer) const {
    auto const& to = rental.customers;
    to.id[row] = customer.id;
    to.ordinal[row] = 0;
    to.event_place[row] = 0;
    to.active[row] = 1;
    to.failures[row] = 0;
    to.pays_in_token[row] = static_cast<std::uint8_t>(customer.pays_in_token);
  }
};

}  // namespace

template <class Backend>
void place_agents(Backend const& on, GpuRental const& rental, DeviceStakes const& stakes,
                  EnteringAgents const& entering, TimeMs const* now_ms) {
  OpWatch const watch{on, "place_agents"};
  for_each_segment(on, rental.devices.rows, PlaceAgents{rental, stakes, entering, now_ms});
}

}  // namespace flywheel::domain
