#include "tests/scenario/io_net_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/hdf5/file.hpp"
#include "sim/study/provenance.hpp"
#include "tests/scenario/cases.hpp"

namespace flywheel::study {
namespace {

/// One world's part of an array, whatever its numbers are in the file.
template <class T>
std::vector<T> of_world(hdf5::Dataset const& dataset, std::uint32_t world) {
  auto extent = dataset.extent();
  hdf5::Extent start(extent.size(), 0);
  start.front() = world;
  extent.front() = 1;
  std::size_t values = 1;
  for (auto const places : extent) values *= places;
  std::vector<T> read(values);
  dataset.read<T>({start, extent}, read);
  return read;
}

/// A test may run several.
std::string new_path(TestFolder const& folder) {
  static int runs = 0;
  return folder.path("io" + std::to_string(runs++) + ".h5");
}

}  // namespace

std::vector<WorldPlan> io_net_worlds(std::vector<std::string> const& overrides) {
  return worlds_of(read_case({"IoNet", "study/io_net_small.yaml", {}, nullptr}, overrides));
}

IoNetRun::IoNetRun(std::vector<WorldPlan> const& worlds, int threads) : path_{new_path(folder_)}, worlds_{worlds} {
  scenario::Faults faults;
  batch_ = build_batch(worlds_, HostBackend{threads}, faults);
  faults.throw_if_any();
  io_ = dynamic_cast<economy::io_net::IoNetEconomy const*>(simulation().find_economy("io"));
}

RunOutcome IoNetRun::run(engine::Audit audit) {
  RunOrders orders;
  orders.result_path = path_;
  orders.audit = audit;
  return record(batch_, provenance_of(worlds_, "test", {"1.2.3", "0123456789ab"}, HostBackend{1}), orders);
}

std::vector<double> IoNetRun::recorded(std::string const& series, std::uint32_t world) const {
  return of_world<double>(hdf5::File::open_read_only(path_).root().open_dataset("io/" + series), world);
}

std::vector<state::Amount> IoNetRun::recorded_amounts(std::string const& group_and_series, std::uint32_t world) const {
  auto const file = hdf5::File::open_read_only(path_);
  auto const high = of_world<std::int64_t>(file.root().open_dataset(group_and_series + "_base_units_hi"), world);
  auto const low = of_world<std::uint64_t>(file.root().open_dataset(group_and_series + "_base_units_lo"), world);
  std::vector<state::Amount> amounts;
  for (std::size_t i = 0; i < high.size(); ++i) {
    amounts.push_back((static_cast<state::Amount>(high[i]) << 64) + static_cast<state::Amount>(low[i]));
  }
  return amounts;
}

std::vector<double> IoNetRun::all_recorded(std::uint32_t world) const {
  auto const file = hdf5::File::open_read_only(path_);
  auto const group = file.root().open_group("io");
  std::vector<double> all;
  for (auto const& name : group.dataset_names()) {
    auto const dataset = group.open_dataset(name);
    if (dataset.extent().size() < 2) continue;
    for (double const value : of_world<double>(dataset, world)) all.push_back(std::isnan(value) ? 0.0 : value);
  }
  return all;
}

}  // namespace flywheel::study
