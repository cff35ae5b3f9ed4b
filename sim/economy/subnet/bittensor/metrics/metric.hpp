#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "sim/economy/subnet/bittensor/metrics.hpp"

namespace flywheel::economy::bittensor {

/// One recorded quantity: what it means, and how it comes from what was seen of a world or, with a place for each, of
/// its subnets.
struct Metric {
  using Money = state::Amount (*)(NetworkView const&);
  using Number = double (*)(NetworkView const&);
  using Integer = std::int64_t (*)(NetworkView const&);
  using OfSubnet = double (*)(SubnetView const&);

  char const* name;
  char const* units;
  char const* meaning;
  char const* formula;
  std::variant<Money, Number, Integer, OfSubnet> value;
};

/// Over the subnets that there are.
double sum(NetworkView const& seen, Metric::OfSubnet value);
/// The same, without those where it is not a number; NaN where none is left.
double median(NetworkView const& seen, Metric::OfSubnet value);
std::int64_t count_if(NetworkView const& seen, bool (*is_one)(SubnetView const&));

std::vector<Metric> chain_metrics();
std::vector<Metric> pay_metrics();
std::vector<Metric> conduct_metrics();
std::vector<Metric> turnover_metrics();
std::vector<Metric> subnet_metrics();
/// What is recorded besides, where owners adapt.
std::vector<Metric> owner_metrics();

}  // namespace flywheel::economy::bittensor
