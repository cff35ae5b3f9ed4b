#include "sim/economy/depin/io_net/agents.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/base/portable_math.hpp"

namespace flywheel::economy::io_net {
namespace {

using state::agent_integer;
using state::agent_money;
using state::agent_real;
using state::AgentTable;

constexpr double micro = 1e6;
constexpr double day_ms = 86'400'000;

state::AgentColumn usd(char const* name, char const* long_name, state::ColumnStorage const& source) {
  return state::agent_money(name, long_name, source, "USD", 6);
}

/// Names as words without blanks.
std::vector<std::string> class_words(IoNetSpec const& spec) {
  std::vector<std::string> words;
  for (auto const& device_class : spec.devices) {
    words.push_back(device_class.name);
    std::replace(words.back().begin(), words.back().end(), ' ', '_');
  }
  return words;
}

/// The mean of X^k of a Pareto variable between two bounds.
double pareto_moment(ParetoCountSpec const& size, double k) {
  double const low = size.least;
  double const high = size.most + 1.0;
  double const within = 1 - pow(low / high, size.shape);
  double const power = k - size.shape;
  double const area = std::abs(power) < 1e-9 ? log(high / low) : (pow(high, power) - pow(low, power)) / power;
  return size.shape * pow(low, size.shape) * area / within;
}

/// How many operators and devices are expected to be there at most.
struct Most {
  double operators = 0;
  double devices = 0;
  double device_variance = 0;

  void add(double count, ParetoCountSpec const& size) {
    operators += count;
    devices += count * pareto_moment(size, 1);
    device_variance += count * pareto_moment(size, 2);
  }
};

/// Whoever leaves makes room for another before his stake is settled: a quarter more than the potential.
Most most_of(IoNetSpec const& spec) {
  constexpr double with_leaving = 1.25;
  Most most;
  most.add(with_leaving * std::max(spec.providers.initial, spec.providers.potential), spec.providers.devices_each);
  for (auto const& cheaters : spec.cheaters)
    most.add(std::max(cheaters.initial, cheaters.potential), cheaters.devices_each);
  return most;
}

AgentTable operators_of(IoNetEconomy const& economy) {
  auto const& columns = economy.tables().operators;
  auto const& token = economy.spec(WorldId{0}).network.token;
  auto const decimals = static_cast<int>(token.decimals);
  AgentTable table{.group = std::string{economy.name()} + "/agents/operators",
                   .who = "operators of " + std::string{economy.name()},
                   .rows = columns.rows,
                   .state = &columns.state.storage(),
                   .absent_states = {static_cast<std::uint8_t>(domain::OperatorState::absent),
                                     static_cast<std::uint8_t>(domain::OperatorState::gone)}};
  table.columns = {
      agent_integer("state", "1", "where the operator stands", &columns.state.storage(),
                    {"absent", "active", "leaving", "gone"}),
      agent_integer("strategy", "1", "0 honest, else 1 + place in the scenario's list of cheaters",
                    &columns.strategy.storage()),
      agent_real("entered", "d", "when the operator came, since the start", columns.entered.storage(), day_ms),
      agent_integer("devices", "1", "devices of the operator, as last counted", &columns.devices.storage()),
      agent_money("holdings", "tokens held, free to sell", columns.tokens.storage(), token.symbol, decimals),
      agent_money("rewarded", "rewards since the operator came", columns.ever_rewarded.storage(), token.symbol,
                  decimals),
      usd("cash", "dollars held", columns.cash.storage()),
      usd("earned", "hires, and rewards at the price of their day, since the operator came",
          columns.ever_earned.storage()),
      usd("spent", "running costs and fees since the operator came", columns.ever_spent.storage()),
      usd("invested", "purchase of the operator's devices", columns.invested.storage())};
  return table;
}

AgentTable devices_of(IoNetEconomy const& economy) {
  auto const& columns = economy.tables().devices;
  auto const& spec = economy.spec(WorldId{0});
  auto const& token = spec.network.token;
  auto const decimals = static_cast<int>(token.decimals);
  AgentTable table{.group = std::string{economy.name()} + "/agents/devices",
                   .who = "devices of " + std::string{economy.name()},
                   .rows = columns.rows,
                   .id = &columns.id.storage(),
                   .state = &columns.state.storage(),
                   .absent_states = {static_cast<std::uint8_t>(domain::DeviceState::absent)}};
  table.columns = {
      agent_integer("device_class", "1", "device class that the device is listed as", nullptr, class_words(spec)),
      agent_integer("operator_id", "1", "id of its operator", &columns.operator_row.storage()),
      agent_integer("state", "1", "where the device stands", &columns.state.storage(),
                    {"absent", "up", "down", "cooling", "banned"}),
      agent_real("since", "d", "when it came into its state, since the start", columns.since.storage(), day_ms),
      agent_integer("disguise", "1", "what it pretends", &columns.disguise.storage(),
                    {"none", "inflated", "copy", "for_test_only", "self_hired"}),
      agent_integer("region", "1", "place of its region in the scenario's list, from 0", &columns.region.storage()),
      agent_integer("tier", "1", "connectivity tier, 1 to 4", &columns.tier.storage()),
      agent_integer("gpus", "1", "processors in the device", &columns.processors.storage()),
      agent_integer("hired_gpus", "1", "processors on hire", &columns.hired_gpus.storage()),
      agent_real("ask", "USD/h", "price asked for a GPU-hour", columns.ask.storage(), micro),
      agent_money("staked", "stake of the device", columns.staked.storage(), token.symbol, decimals),
      agent_money("accrued", "rewards not yet collected", columns.accrued.storage(), token.symbol, decimals),
      usd("hire_income", "paid for hires, not yet collected", columns.earned.storage())};
  return table;
}

}  // namespace

void declare_agents(engine::Simulation& simulation, IoNetEconomy const& economy) {
  auto operators = operators_of(economy);
  auto devices = devices_of(economy);
  for (std::uint32_t world = 0; world < simulation.worlds(); ++world) {
    auto const most = most_of(economy.spec(WorldId{world}));
    operators.most.push_back(static_cast<std::uint64_t>(std::ceil(most.operators)));
    devices.most.push_back(static_cast<std::uint64_t>(std::ceil(most.devices + 6 * std::sqrt(most.device_variance))));
  }
  simulation.add(std::move(operators));
  simulation.add(std::move(devices));
}

}  // namespace flywheel::economy::io_net
