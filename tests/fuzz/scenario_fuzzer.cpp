// Throws any bytes at the reader of scenarios. It must neither crash nor leak, and what it accepts it must be able to
// write and read again.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "sim/economy/depin/io_net/spec/spec.hpp"
#include "sim/economy/market/provider_market/spec.hpp"
#include "sim/scenario/assumptions.hpp"
#include "sim/scenario/csv_series.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/unit/scenario/depot.hpp"

namespace flywheel::scenario {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// The canonical text of a tree says the same as the tree.
void write_and_read_again(Node const& root) {
  Faults faults;
  auto const text = to_text(root);
  auto const again = parse_text(text, std::make_shared<Source const>(Source{"again.yaml", {}}), faults);
  require(faults.empty() && same_content(root, again));
  require(to_text(again) == text);
  require(!to_json(root).empty());
}

/// Reads a tree as a spec, whatever it is, then sets each value to what it is already, as an event might.
template <class Spec>
std::vector<Explanation> read_as(Node const& root, std::string const& path) {
  Faults faults;
  auto spec = read_spec<Spec>(root, path, faults);
  if constexpr (requires { check(spec, root, path, faults); })
    if (faults.empty()) check(spec, root, path, faults);
  auto explained = explain_spec(root, path, spec);
  for (auto const& one : explained)
    set_value(spec, std::string_view{one.key}.substr(path.size() + 1), Node::make_scalar(one.value), path, faults);
  require(faults.sorted().size() <= faults.size());
  return explained;
}

void read_the_scenario(Node root) {
  Faults faults;
  apply_override(root, "seed=7", faults);
  auto const scenario = scenario_of(std::move(root), {}, faults);
  auto explained = explain_scenario(scenario);
  for (auto const& [name, section] : scenario.economies) {
    auto const path = "economies." + name;
    for (auto& one : read_as<economy::ProviderMarketSpec>(section, path)) explained.push_back(std::move(one));
    for (auto& one : read_as<economy::io_net::IoNetSpec>(section, path)) explained.push_back(std::move(one));
  }
  (void)assumptions_of(scenario, explained);
  (void)to_text(faults.sorted());
}

/// A series without a fault is one that exchange::PriceSeries may take.
void read_a_series(std::string_view text) {
  Faults faults;
  auto const source = std::make_shared<Source const>(Source{"fuzz.csv", {}});
  auto const series = parse_csv_series(text, source, 1'719'316'800'000, 86'400'000, faults);
  if (!faults.empty()) return;
  require(!series.times_ms.empty() && series.times_ms.size() == series.usd_per_token.size());
  for (std::size_t i = 1; i < series.times_ms.size(); ++i) require(series.times_ms[i - 1] < series.times_ms[i]);
  for (auto const price : series.usd_per_token) require(price > 0);
}

void read(std::string_view text) {
  Faults faults;
  auto const source = std::make_shared<Source const>(Source{"fuzz.yaml", {}, std::string{text}});
  auto const root = parse_text(text, source, faults);
  for (auto const& fault : faults.sorted()) require(fault.line >= 1 && fault.column >= 1 && !fault.problem.empty());
  if (faults.empty()) write_and_read_again(root);
  (void)read_as<Depot>(root, "depot");
  read_the_scenario(root);
  read_a_series(text);
  Faults of_override;
  auto overridden = root;
  apply_override(overridden, text, of_override);
}

}  // namespace
}  // namespace flywheel::scenario

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  flywheel::scenario::read({reinterpret_cast<char const*>(data), size});
  return 0;
}
