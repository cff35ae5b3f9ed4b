#include <string_view>

#include "sim/app/bench/benchmarks.hpp"
#include "sim/app/bench/pm1.hpp"

namespace flywheel::app::bench {
namespace {

double bytes_of(engine::Simulation const& simulation, std::vector<std::string_view> const& endings) {
  double bytes = 0;
  for (auto const& table : simulation.tables()) {
    for (auto const ending : endings)
      bytes += table->name().ends_with(ending) ? static_cast<double>(table->bytes()) : 0;
  }
  return bytes;
}

double slots_of(engine::Simulation const& simulation, std::string_view ending) {
  double slots = 0;
  for (auto const& table : simulation.tables()) slots += table->name().ends_with(ending) ? table->slots() : 0;
  return slots;
}

Figure memory(std::string name, std::string unit, double bytes, double most, std::string note) {
  Figure figure{.name = std::move(name), .unit = std::move(unit), .best = bytes, .median = bytes};
  figure.bar = at_most(most);
  figure.note = std::move(note);
  return figure;
}

}  // namespace

std::vector<Figure> measure_memory(Setup const& setup) {
  Pm1 const workload{.providers = setup.is_quick ? 10'000u : 100'000u};
  auto const pm1 = build(study::worlds_of(workload.read()), setup.device);
  double const provider_bytes = bytes_of(*pm1.simulation, {""}) / workload.providers;
  auto const io_net = build(study::worlds_of(read_scenario("depin/io_net", {})), setup.device);
  Bystander bystander;
  engine::Run{*io_net.simulation, bystander}.begin();  // tables grow when their rows enter
  double const devices = slots_of(*io_net.simulation, "/devices");
  double const device_bytes = bytes_of(*io_net.simulation, {"/devices", "/queue", "/listing"}) / devices;
  return {memory("memory.pm1", "bytes a provider", provider_bytes, 64, "all tables; scratch memory of ops apart"),
          memory("memory.io_net", "bytes a device", device_bytes, 128,
                 "a slot for a device with its events and its place in the market; its operator apart")};
}

}  // namespace flywheel::app::bench
