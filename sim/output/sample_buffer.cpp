#include "sim/output/sample_buffer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>

#include "sim/output/power_of_ten.hpp"

namespace flywheel::output {
namespace {

constexpr std::uint64_t most_words = 1U << 23;  // 64 MiB

/// One pattern for all that are not a number: processors differ in theirs, and the digest must not.
std::uint64_t bits_of(double value) {
  return std::bit_cast<std::uint64_t>(std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value);
}

std::uint64_t bits_of(state::Amount base_units, Part part, int decimals) {
  if (part == Part::base_units_high) return static_cast<std::uint64_t>(base_units >> 64);
  if (part == Part::base_units_low) return static_cast<std::uint64_t>(base_units);
  return bits_of(static_cast<double>(base_units) / power_of_ten(decimals));
}

void append_series(std::vector<std::uint64_t>& words, ArrayPlan const& plan, state::Recorder const& recorder,
                   WorldId world) {
  auto const& series = recorder.series()[plan.series.value];
  if (series.type == state::ElementType::real) {
    for (auto const value : recorder.real(plan.series, world)) words.push_back(bits_of(value));
  } else if (series.type == state::ElementType::integer) {
    for (auto const value : recorder.integer(plan.series, world)) words.push_back(static_cast<std::uint64_t>(value));
  } else {
    for (auto const value : recorder.money(plan.series, world))
      words.push_back(bits_of(value, plan.part, series.token_decimals));
  }
}

void append_flows(std::vector<std::uint64_t>& words, ArrayPlan const& plan, state::Ledger const& ledger,
                  WorldId world) {
  auto const& kinds = ledger.flow_kinds();
  if (kinds.size() != plan.values()) throw std::logic_error{"a flow was declared after the result file was created"};
  for (std::uint32_t i = 0; i < kinds.size(); ++i) {
    auto const decimals = ledger.tokens()[kinds[i].token.value].decimals;
    words.push_back(bits_of(ledger.flowed(world, state::FlowId{i}), plan.part, decimals));
  }
}

/// [samples x worlds x values] -> [worlds x samples x values], as the file has it.
std::vector<std::uint64_t> by_world(std::vector<std::uint64_t> const& words, std::size_t worlds, std::size_t samples,
                                    std::size_t values) {
  std::vector<std::uint64_t> turned(words.size());
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (std::size_t world = 0; world < worlds; ++world) {
      std::copy_n(words.data() + (sample * worlds + world) * values, values,
                  turned.data() + (world * samples + sample) * values);
    }
  }
  return turned;
}

}  // namespace

SampleBuffer::SampleBuffer(Layout const& layout, hdf5::Group const& root) : worlds_{layout.worlds} {
  std::uint64_t words_a_sample = 1;
  for (auto const& group : layout.groups) {
    auto const opened = root.open_group(group.path);
    for (auto const& plan : group.arrays) {
      if (plan.source == ArrayPlan::Source::agents) continue;
      columns_.push_back({plan, opened.open_dataset(plan.name), {}});
      words_a_sample += plan.values() * worlds_;
    }
  }
  most_samples_ = std::clamp<std::uint64_t>(most_words / words_a_sample, 1, 4096);
}

void SampleBuffer::take(state::Recorder const& recorder, state::Ledger const& ledger) {
  for (auto& column : columns_) {
    for (std::uint32_t world = 0; world < worlds_; ++world) {
      if (column.plan.source == ArrayPlan::Source::series) {
        append_series(column.words, column.plan, recorder, WorldId{world});
      } else {
        append_flows(column.words, column.plan, ledger, WorldId{world});
      }
    }
  }
  ++samples_;
}

void SampleBuffer::write_to(std::uint64_t first) {
  for (auto& column : columns_) {
    hdf5::Slab slab{hdf5::Extent(column.plan.extent.size(), 0), column.plan.extent};
    slab.start[1] = first;
    slab.count[1] = samples_;
    auto const words = by_world(column.words, worlds_, samples_, column.plan.values());
    column.dataset.write_bytes(slab, std::as_bytes(std::span{words}));
    column.words.clear();
  }
  samples_ = 0;
}

}  // namespace flywheel::output
