#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/blocs/pay_blocs.hpp"

namespace flywheel::domain {
namespace {

FLYWHEEL_HD std::uint64_t bits_of(I32F32 share) {
  return static_cast<std::uint64_t>(share.bits);
}

struct PaySubnet {
  PayBlocs args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet) const {
    std::uint32_t const first = args.subnets.neurons.first(subnet);
    bool any_incentive = false;
    for (std::uint32_t neuron = first; neuron < args.subnets.neurons.last(subnet); ++neuron) {
      any_incentive = any_incentive || args.decided.server_rao[neuron] > 0;
    }
    for (std::uint32_t bloc = args.subnets.first_bloc[subnet]; bloc < args.subnets.first_bloc[subnet + 1]; ++bloc) {
      args.epochs[bloc] = pay(args.subnets.blocs[bloc], first, args.share[subnet], any_incentive);
    }
  }

 private:
  FLYWHEEL_HD BlocEpoch pay(Bloc const& bloc, std::uint32_t first, ValidatorsShare share, bool any_incentive) const {
    auto const& decided = args.decided;
    BlocEpoch epoch{};
    for (std::uint32_t i = 0; i < bloc.validators; ++i) {
      auto const neuron = first + bloc.first_validator + i;
      epoch.stake += bits_of(decided.stake[neuron]);
      epoch.dividends += bits_of(decided.dividends[neuron]);
      epoch.validator_trust += bits_of(decided.validator_trust[neuron]);
      epoch.validators_paid += pay(neuron, share, any_incentive);
    }
    for (std::uint32_t i = 0; i < bloc.miners; ++i) {
      auto const neuron = first + bloc.first_miner + i;
      epoch.incentive += bits_of(decided.incentive[neuron]);
      epoch.consensus += bits_of(decided.consensus[neuron]);
      epoch.miners_paid += pay(neuron, share, any_incentive);
    }
    return epoch;
  }

  FLYWHEEL_HD std::uint64_t pay(std::uint32_t neuron, ValidatorsShare share, bool any_incentive) const {
    auto const paid = share.of_server(args.decided.server_rao[neuron]) +
                      share.of_validator(args.decided.validator_rao[neuron], any_incentive);
    args.balance[neuron] += paid;
    return paid;
  }
};

}  // namespace

template <class Backend>
void pay_blocs(Backend const& on, PayBlocs const& args) {
  OpWatch const watch{on, "pay_blocs"};
  for_each_segment(on, args.subnets.neurons, PaySubnet{args});
}

}  // namespace flywheel::domain
