#include "sim/app/replay/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/app/replay/known_members.hpp"
#include "sim/app/replay/settings.hpp"
#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::app::replay {
namespace {

using verify::VectorCase;
using verify::VectorFaults;
using verify::VectorFile;
using verify::bittensor::EpochCase;

constexpr auto kind_of_snapshots = "bittensor.yuma_epoch";

std::unique_ptr<VectorFile const> load(std::string const& path) {
  auto file = verify::load_vector_file(path, verify::Contents::inputs);
  if (file.kind != kind_of_snapshots) {
    throw VectorFaults{
        {{file.path, {}, "kind", fmt::format("expected \"{}\", got \"{}\"", kind_of_snapshots, file.kind)}}};
  }
  if (file.cases.empty()) throw VectorFaults{{{file.path, {}, "cases", "expected at least one case, got []"}}};
  return std::make_unique<VectorFile const>(std::move(file));
}

VectorCase const& chosen_case(VectorFile const& file, std::optional<std::string> const& name) {
  if (!name && file.cases.size() == 1) return file.cases.front();
  std::vector<std::string> names;
  for (auto const& one : file.cases) {
    if (one.name == name) return one;
    names.push_back(one.name);
  }
  auto const got = name ? fmt::format("'{}'{}", *name, scenario::did_you_mean(*name, names)) : "nothing";
  throw VectorFaults{
      {{file.path, {}, "--case", fmt::format("expected a case ({}), got {}", fmt::join(names, ", "), got)}}};
}

UInt128 stake_of(EpochCase const& subnet) {
  UInt128 sum = 0;
  for (auto const stake : subnet.alpha_stake) sum += stake;
  for (auto const stake : subnet.tao_stake) sum += stake;
  return sum;
}

}  // namespace

Snapshot::Snapshot(std::string const& path, std::optional<std::string> const& case_name,
                   verify::bittensor::RowOrder order)
    : file_{load(path)}, case_{&chosen_case(*file_, case_name)} {
  read(order);
}

void Snapshot::read(verify::bittensor::RowOrder order) {
  verify::bittensor::EpochReading reading{order};
  auto& faults = reading.faults;
  check_members(*file_, *case_, faults);
  auto const input = file_->input_of(*case_);
  faults([&] {
    auto const count = input.at("n");
    if (count.whole<std::int64_t>() == 0) count.refuse("at least one uid");
  });
  start_ = epoch_case(input, reading);
  if (neurons() == 0) faults.throw_if_any();  // nothing else can be held against their number
  if (faults.empty())
    check_parameters(start_.parameters, neurons(), {file(), case_name(), "input.params.", {}}, faults);
  faults([&] { epochs_ = input.at("epochs").items(); });
  auto subnet = start_;
  for (std::size_t epoch = 0; epoch < epochs_.size(); ++epoch) {
    prepare_epoch(epochs_[epoch], subnet, reading);
    if (stake_of(subnet) >> 63 != 0) {
      faults.add(
          {file(), case_name(), fmt::format("input.epochs[{}].alpha_stake", epoch),
           "expected alpha and TAO stake that sum to less than 2^63 rao, got " + to_decimal_text(stake_of(subnet))});
    }
  }
  faults([&] {
    if (epochs_.empty()) input.at("epochs").refuse("at least one epoch");
  });
  faults.throw_if_any();
}

}  // namespace flywheel::app::replay
