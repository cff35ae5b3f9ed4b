#include "sim/economy/depin/io_net/metrics/metric.hpp"

#include <fmt/format.h>

namespace flywheel::economy::io_net {
namespace {

std::vector<std::string> class_names(IoNetSpec const* spec) {
  std::vector<std::string> names;
  if (spec == nullptr) return names;
  for (auto const& device : spec->devices) names.push_back(device.name);
  return names;
}

std::vector<state::Dimension> dimensions_of(Extent extent, IoNetSpec const* spec) {
  auto const names = class_names(spec);
  state::Dimension const classes{"device_class", names.empty() ? 1 : names.size(), names};
  switch (extent) {
    case Extent::scalar:
      return {};
    case Extent::device_class:
      return {classes};
    case Extent::class_and_state:
      return {classes, {"device_state", 4, {"up", "down", "cooling", "banned"}}};
    case Extent::disguise:
      return {{"disguise", 5, {"none", "model inflated", "copy", "present for test", "self-hired"}}};
    case Extent::quantile:
      return {{"quantile", reward_quantiles_ppm.size(), {"0.10", "0.25", "0.50", "0.75", "0.90"}}};
  }
  return {};
}

state::ElementType element_of(Metric const& metric) {
  if (std::holds_alternative<Metric::Money>(metric.value)) return state::ElementType::money;
  bool const is_real =
      std::holds_alternative<Metric::Real>(metric.value) || std::holds_alternative<Metric::Reals>(metric.value);
  return is_real ? state::ElementType::real : state::ElementType::integer;
}

state::Series series_of(Metric const& metric, std::string const& economy, IoNetSpec const* spec) {
  auto const symbol = spec != nullptr ? spec->network.token.symbol : std::string{"token"};
  std::string units{metric.units};
  if (auto const at = units.find("token"); at != std::string::npos) units.replace(at, 5, symbol);
  bool const is_usd = units == "USD";
  int const token_decimals = spec != nullptr ? static_cast<int>(spec->network.token.decimals) : 0;
  return {.group = economy,
          .name = metric.name,
          .units = units,
          .long_name = metric.meaning,
          .formula = metric.formula,
          .type = element_of(metric),
          .dimensions = dimensions_of(metric.extent, spec),
          .token_decimals = is_usd ? 6 : token_decimals};
}

/// Writes what a metric comes to into its places of the recorder.
struct Record {
  Measured const& measured;
  state::SeriesId id;
  state::Recorder& recorder;

  void operator()(Metric::Real value) const { recorder.real(id, measured.world)[0] = value(measured); }
  void operator()(Metric::Integer value) const { recorder.integer(id, measured.world)[0] = value(measured); }
  void operator()(Metric::Money value) const { recorder.money(id, measured.world)[0] = value(measured); }
  void operator()(Metric::Reals value) const { value(measured, recorder.real(id, measured.world)); }
  void operator()(Metric::Integers value) const { value(measured, recorder.integer(id, measured.world)); }
};

}  // namespace

double Measured::tokens(state::Amount base_units) const {
  double unit = 1.0;
  for (std::uint32_t i = 0; i < spec.network.token.decimals; ++i) unit *= 10.0;
  return static_cast<double>(base_units) / unit;
}

std::vector<Metric> const& all_metrics() {
  static std::vector<Metric> const metrics = [] {
    std::vector<Metric> all;
    for (auto const& part : {token_metrics(), market_metrics(), supply_metrics(), demand_metrics(), health_metrics()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return metrics;
}

std::vector<state::Series> series_of(std::string const& economy, IoNetSpec const* spec) {
  std::vector<state::Series> series;
  for (auto const& metric : all_metrics()) series.push_back(series_of(metric, economy, spec));
  return series;
}

void record(Measured const& measured, std::span<state::SeriesId const> ids, state::Recorder& recorder) {
  auto const& metrics = all_metrics();
  for (std::size_t i = 0; i < metrics.size(); ++i) std::visit(Record{measured, ids[i], recorder}, metrics[i].value);
}

}  // namespace flywheel::economy::io_net
