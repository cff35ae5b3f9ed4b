#pragma once

#include <string>
#include <vector>

#include "sim/economy/depin/io_net/spec/demand.hpp"
#include "sim/economy/depin/io_net/spec/network.hpp"
#include "sim/economy/depin/io_net/spec/supply.hpp"
#include "sim/economy/depin/io_net/spec/token_market.hpp"
#include "sim/scenario/fault.hpp"

namespace flywheel::economy::io_net {

/// Everything that one world's io.net is made of.
struct IoNetSpec {
  std::string protocol;
  NetworkSpec network;
  TokenMarketSpec token_market;
  std::vector<UnlockSpec> unlocks;
  std::vector<DeviceClassSpec> devices;
  ProvidersSpec providers;
  CustomersSpec customers;
  std::vector<CheaterSpec> cheaters;
  DetectionSpec detection;
};

void declare_fields(scenario::Fields& fields, IoNetSpec& spec);

/// Faults that need several values at once: shares that do not add up, names that are not unique, ranges that are
/// empty, more tokens given out at the start than there are.
void check(IoNetSpec const& spec, scenario::Node const& section, std::string const& path, scenario::Faults& faults);

}  // namespace flywheel::economy::io_net
