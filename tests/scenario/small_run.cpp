#include "tests/scenario/small_run.hpp"

#include <gtest/gtest.h>

#include "sim/study/batch.hpp"
#include "sim/study/provenance.hpp"

namespace flywheel::study {
namespace {

/// A batch with where it comes from.
struct Built {
  Built(std::vector<WorldPlan> const& worlds, int threads) {
    Device const device = HostBackend{threads};
    scenario::Faults faults;
    batch = build_batch(worlds, device, faults);
    if (!faults.empty()) ADD_FAILURE() << scenario::to_text(faults.sorted());
    provenance = provenance_of(worlds, "test", {"1.2.3", "0123456789ab"}, device);
  }
  Batch batch;
  output::Provenance provenance;
};

}  // namespace

RunOutcome run_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads) {
  Built built{worlds, threads};
  return record(built.batch, built.provenance, orders);
}

RunOutcome resume_worlds(std::vector<WorldPlan> const& worlds, RunOrders const& orders, int threads) {
  Built built{worlds, threads};
  return resume(built.batch, built.provenance, orders, state::Checkpoint::open(checkpoint_of(orders.result_path)));
}

}  // namespace flywheel::study
