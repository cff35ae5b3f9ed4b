#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// Shape   world.chain.rows shows all worlds, world.neurons.rows all subnets; payments, operator_count [subnets].
struct MeasureWallets {
  SubnetWorld world;
  EpochPayments const* payments;    // of the last epoch
  std::uint64_t* operator_rewards;  // [neurons] base units of alpha, compact from each subnet's first row on; written
  std::uint32_t* operator_count;
  std::uint64_t* wallet_rewards;  // [neurons] base units of TAO, compact from each world's first row on; written
  std::uint32_t* wallet_count;    // [worlds]
};

/// Adds up by wallet what the last epochs paid:
///     operators   all working miners of a subnet with one entity; their incentive
///     wallets     a world's operators; the holders of a seat, whose dividends on all subnets go together; owners with
///                 their cuts. In TAO at each pool's price now, floored
/// A validator's wallet includes what its nominators get. Units   base units. Errors  none.
template <class Backend>
void measure_wallets(Backend const& on, MeasureWallets const& args);

}  // namespace flywheel::domain
