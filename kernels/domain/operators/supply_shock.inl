#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/gpu_rental/devices.hpp"
#include "kernels/domain/operators/supply_shock.hpp"

namespace flywheel::domain {
namespace {

struct ShockDomain {
  SupplyShock args;

  FLYWHEEL_HD void operator()(std::uint32_t domain) const {
    DomainView view{args.rental, domain};
    TimeMs const now = args.now_ms[domain / args.rental.domains_per_world];
    auto const second = static_cast<std::uint32_t>(now / 1'000);
    std::uint32_t const devices = args.rental.devices.rows.used[domain];
    for (std::uint32_t device = 0; device < devices; ++device) {
      if (view.state(device) != DeviceState::up) continue;
      std::uint32_t const id = args.rental.devices.id[view.first_device + device];
      Draws draws{view.rules.seed, id, second, Stream{"gpu_rental/shock"}};
      if (draws.uniform() < args.share) fail(view, device, now);
    }
  }
};

}  // namespace

template <class Backend>
void shock_supply(Backend const& on, SupplyShock const& args) {
  OpWatch const watch{on, "shock_supply"};
  for_each_segment(on, args.rental.devices.rows, ShockDomain{args});
}

}  // namespace flywheel::domain
