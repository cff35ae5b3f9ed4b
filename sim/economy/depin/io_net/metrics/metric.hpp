#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "kernels/statistics/concentration.hpp"
#include "sim/economy/depin/io_net/accounts.hpp"
#include "sim/economy/depin/io_net/network_row.hpp"
#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/series.hpp"

namespace flywheel::economy::io_net {

/// Shares of operators at which the rewards of the poorer ones are reported, in millionths.
inline constexpr std::array<std::uint32_t, 5> reward_quantiles_ppm{100'000, 250'000, 500'000, 750'000, 900'000};

/// How block rewards are spread over operators.
struct RewardSpread {
  statistics::Concentration concentration;
  std::array<std::uint64_t, reward_quantiles_ppm.size()> quantiles_base_units;
};

/// All that the metrics of one world are computed from, at one sample.
struct Measured {
  WorldId world;
  IoNetSpec const& spec;
  NetworkRow const& network;
  std::span<ClassRow const> classes;
  state::Ledger const& ledger;
  Accounts const& accounts;
  RewardSpread const& rewards;
  EverSums period;  // since the sample before

  double tokens(state::Amount base_units) const;
  /// NaN, the absence of a value, where there is nothing to divide by.
  static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
  }
  double usd(state::Amount micro_usd) const { return static_cast<double>(micro_usd) / 1e6; }
  /// Base units of an account class, or that have flowed since the start.
  state::Amount book(state::AccountClassId id) const { return ledger.book(world, id); }
  state::Amount flowed(state::FlowId id) const { return ledger.flowed(world, id); }
  /// Sum over device classes.
  template <class Value>
  auto sum(Value const& value) const {
    decltype(value(classes[0])) total = 0;
    for (auto const& of_class : classes) total += value(of_class);
    return total;
  }
};

/// What a metric has besides a value for each world and sample.
enum class Extent { scalar, device_class, class_and_state, disguise, quantile };

/// One recorded quantity: what it means, and how it comes from what was measured.
struct Metric {
  using Real = double (*)(Measured const&);
  using Integer = std::int64_t (*)(Measured const&);
  using Money = state::Amount (*)(Measured const&);
  using Reals = void (*)(Measured const&, std::span<double>);
  using Integers = void (*)(Measured const&, std::span<std::int64_t>);

  char const* name;
  char const* units;  // of money: "token" or "USD"
  char const* meaning;
  char const* formula;
  Extent extent;
  std::variant<Real, Integer, Money, Reals, Integers> value;
};

std::vector<Metric> token_metrics();
std::vector<Metric> market_metrics();
std::vector<Metric> supply_metrics();
std::vector<Metric> demand_metrics();
std::vector<Metric> health_metrics();

/// All metrics, in the order in which they are recorded.
std::vector<Metric> const& all_metrics();

/// The series of all metrics for an economy of a name; with a specification its classes give the labels.
std::vector<state::Series> series_of(std::string const& economy, IoNetSpec const* spec);

/// Writes the values of one world's sample. ids [metrics], as the series were declared.
void record(Measured const& measured, std::span<state::SeriesId const> ids, state::Recorder& recorder);

}  // namespace flywheel::economy::io_net
