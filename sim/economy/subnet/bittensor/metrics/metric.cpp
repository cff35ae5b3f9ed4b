#include "sim/economy/subnet/bittensor/metrics/metric.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace flywheel::economy::bittensor {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double median(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return not_a_number;
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Those of every economy, then those of owners.
std::vector<Metric> const& all_metrics() {
  static std::vector<Metric> const all = [] {
    std::vector<Metric> list;
    for (auto const group :
         {chain_metrics, pay_metrics, conduct_metrics, turnover_metrics, subnet_metrics, owner_metrics}) {
      auto const metrics = group();
      list.insert(list.end(), metrics.begin(), metrics.end());
    }
    return list;
  }();
  return all;
}

/// Writes what a metric comes to into its places of the recorder.
struct Record {
  NetworkView const& seen;
  state::SeriesId id;
  WorldId world;
  state::Recorder& recorder;

  void operator()(Metric::Money value) const { recorder.money(id, world)[0] = value(seen); }
  void operator()(Metric::Number value) const { recorder.real(id, world)[0] = value(seen); }
  void operator()(Metric::Integer value) const { recorder.integer(id, world)[0] = value(seen); }
  void operator()(Metric::OfSubnet value) const {
    auto const places = recorder.real(id, world);
    for (std::size_t i = 0; i < seen.subnets.size(); ++i)
      places[i] = seen.subnets[i].exists ? value(seen.subnets[i]) : not_a_number;
  }
};

state::ElementType type_of(Metric const& metric) {
  if (std::holds_alternative<Metric::Money>(metric.value)) return state::ElementType::money;
  return std::holds_alternative<Metric::Integer>(metric.value) ? state::ElementType::integer : state::ElementType::real;
}

}  // namespace

double sum(NetworkView const& seen, Metric::OfSubnet value) {
  double total = 0;
  for (auto const& subnet : seen.subnets) total += subnet.exists ? value(subnet) : 0.0;
  return total;
}

double median(NetworkView const& seen, Metric::OfSubnet value) {
  std::vector<double> values;
  for (auto const& subnet : seen.subnets) values.push_back(subnet.exists ? value(subnet) : not_a_number);
  return median(std::move(values));
}

std::int64_t count_if(NetworkView const& seen, bool (*is_one)(SubnetView const&)) {
  return std::count_if(seen.subnets.begin(), seen.subnets.end(),
                       [&](auto const& subnet) { return subnet.exists && is_one(subnet); });
}

std::vector<state::Series> series_of(std::string const& economy, std::uint32_t subnets, bool has_owners) {
  std::vector<std::string> netuids;
  for (std::uint32_t subnet = 1; subnet <= subnets; ++subnet) netuids.push_back(std::to_string(subnet));
  std::vector<state::Series> series;
  auto const recorded = all_metrics().size() - (has_owners ? 0 : owner_metrics().size());
  for (auto const& metric : std::span{all_metrics()}.first(recorded)) {
    state::Series one{.group = economy,
                      .name = metric.name,
                      .units = metric.units,
                      .long_name = metric.meaning,
                      .formula = metric.formula,
                      .type = type_of(metric),
                      .token_decimals = tao_decimals};
    if (std::holds_alternative<Metric::OfSubnet>(metric.value)) one.dimensions = {{"subnet", subnets, netuids}};
    series.push_back(std::move(one));
  }
  return series;
}

void record(NetworkView const& seen, std::span<state::SeriesId const> ids, WorldId world, state::Recorder& recorder) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::visit(Record{seen, ids[i], world, recorder}, all_metrics()[i].value);
  }
}

}  // namespace flywheel::economy::bittensor
