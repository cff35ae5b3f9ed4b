#pragma once

#include "kernels/domain/subnet/columns.hpp"

namespace flywheel::domain {

/// The price of a neuron's registration on one subnet, by whichever rule the subnet has: it moves with every block and
/// registration (BurnPrice), or once an interval by how many registered in it (AdjustedPrice).
struct RegistrationPrice {
  SubnetColumns const& subnets;
  std::uint32_t row;

  /// The start of a block, before anything else happens in it.
  FLYWHEEL_HD void before_block(std::uint64_t block) const {
    auto& price = subnets.burn_price[row];
    auto const& rules = subnets.rules[row];
    if (!rules.by_interval.is_used()) {
      price = rules.burn.after_block(price);
      return;
    }
    auto& count = subnets.registrations[row];
    if (saturating_subtract(block, count.since_block) < rules.by_interval.interval_blocks) return;
    price = rules.by_interval.after_interval(price, count.registered);
    count = {block, 0};
  }

  FLYWHEEL_HD bool is_open() const {
    auto const& rule = subnets.rules[row].by_interval;
    return !rule.is_used() || rule.is_open_after(subnets.registrations[row].registered);
  }

  /// A registration at the price has been paid.
  FLYWHEEL_HD void after_registration() const {
    auto const& rules = subnets.rules[row];
    if (rules.by_interval.is_used()) {
      subnets.registrations[row].registered += 1;
    } else {
      subnets.burn_price[row] = rules.burn.after_registration(subnets.burn_price[row]);
    }
  }
};

}  // namespace flywheel::domain
