#include "sim/app/bench/benchmarks.hpp"

#include <array>

namespace flywheel::app::bench {

std::span<Benchmark const> benchmarks() {
  static constexpr std::array all{
      Benchmark{"triad", "memory bandwidth, the limit", measure_triad},
      Benchmark{"pm1_a", "providers who share demand pro rata", measure_population},
      Benchmark{"pm1_b", "jobs matched one by one, in exact order", measure_jobs},
      Benchmark{"gangs", "orders for several GPUs at once, all or nothing", measure_gangs},
      Benchmark{"events", "next events of agents, one in a hundred due", measure_events},
      Benchmark{"io_net", "a whole network", measure_io_net},
      Benchmark{"yuma", "epochs of Bittensor's consensus", measure_yuma},
      Benchmark{"overheads", "ledger check and output as shares of a run", measure_overheads},
      Benchmark{"sweep", "many small worlds, each with times of its own", measure_sweep},
      Benchmark{"memory", "bytes a row, all tables", measure_memory},
  };
  return all;
}

}  // namespace flywheel::app::bench
