#pragma once

#include <algorithm>

#include "kernels/domain/subnet_agents/police.hpp"
#include "tests/parity/subnet_agents/world_case.hpp"

namespace flywheel::parity {

/// Seats with rows of four rounds, which are watched.
class PoliceCase : public WorldCase {
 protected:
  PoliceCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {
    auto& any = small_.any();
    auto const rows = std::size_t{SmallWorld::seats} * SmallWorld::depth;
    auto* const yuma = memory.input<scoring::YumaParameters>(SmallWorld::subnets);
    auto* const lag = memory.input<std::uint32_t>(SmallWorld::subnets);
    auto* const rules = memory.input<scoring::CollusionRules>(SmallWorld::subnets);
    std::fill_n(yuma, SmallWorld::subnets, scoring::YumaParameters{});
    std::fill_n(lag, SmallWorld::subnets, 2U);
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) rules[i] = {{60'000, 0.3, 3 << 16}, {0xFF, 2, 500'000, 4}};
    args_.world = world();
    args_.decided = {SmallWorld::capacity,
                     SmallWorld::depth,
                     memory.input<std::uint16_t>(rows * SmallWorld::capacity),
                     memory.input<std::uint16_t>(rows * SmallWorld::capacity),
                     memory.input<std::uint32_t>(rows),
                     memory.input<std::uint64_t>(rows)};
    for (std::size_t row = 0; row < rows; ++row) {
      args_.decided.count[row] = 3;
      args_.decided.block[row] = any() % 9;
      for (std::uint32_t k = 0; k < 3; ++k) {
        args_.decided.uid[row * SmallWorld::capacity + k] = static_cast<std::uint16_t>(8 + k);
        args_.decided.value[row * SmallWorld::capacity + k] = static_cast<std::uint16_t>(any() % 2);
      }
    }
    args_.yuma = yuma;
    args_.lag_epochs = lag;
    args_.rules = rules;
    args_.verdicts = memory.column<domain::Verdicts>(SmallWorld::subnets);
    add_seats(memory);
  }

  domain::Police args_{};

 private:
  void add_seats(Memory& memory) {
    constexpr auto seats = SmallWorld::seats;
    for (auto** const column : {&args_.joined_block, &args_.stake, &args_.dividends})
      *column = memory.column<std::uint64_t>(seats);
    for (auto** const column : {&args_.similarity, &args_.strikes}) *column = memory.column<std::uint32_t>(seats);
    for (auto** const column : {&args_.flags, &args_.is_guilty, &args_.is_seen})
      *column = memory.column<std::uint8_t>(seats);
    for (auto* const rows : {&args_.now, &args_.fresh, &args_.then}) {
      rows->first = memory.column<std::uint64_t>(seats);
      rows->count = memory.column<std::uint32_t>(seats);
    }
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
      auto const row = seat / SmallWorld::seats_each * SmallWorld::capacity + 1 + seat % SmallWorld::seats_each;
      args_.joined_block[seat] = seat % 2 == 0 ? world().neurons.registration_block[row] : 1;
      args_.strikes[seat] = seat % 5;
      args_.similarity[seat] = 40'000;
      args_.fresh.count[seat] = seat % 3 == 0 ? 3 : 0;
    }
  }
};

class GatherEvidenceCase : public PoliceCase {
 public:
  GatherEvidenceCase(std::uint32_t seed, Memory& memory) : PoliceCase{seed, memory} {
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) world().judges.round[i].epoch = 5 + i % 3;
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::gather_evidence(on, args_);
  }
  [[nodiscard]] bool is_telling() const {
    std::uint32_t guilty = 0, seen = 0, fresh = 0, forgotten = 0;
    for (std::uint32_t seat = 0; seat < SmallWorld::seats; ++seat) {
      guilty += args_.is_guilty[seat];
      seen += args_.is_seen[seat];
      fresh += args_.fresh.count[seat] > 0 ? 1 : 0;
      forgotten += args_.strikes[seat] == 0 ? 1 : 0;
    }
    return guilty > 0 && seen > fresh && fresh > 0 && forgotten > SmallWorld::seats_each;
  }
};

class KeepSimilarityCase : public PoliceCase {
 public:
  KeepSimilarityCase(std::uint32_t seed, Memory& memory)
      : PoliceCase{seed, memory}, found_{memory.input<std::uint32_t>(SmallWorld::seats)} {
    for (std::uint32_t seat = 0; seat < SmallWorld::seats; ++seat) found_[seat] = seat;
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::keep_similarity(on, args_, found_);
  }
  [[nodiscard]] bool is_telling() const { return args_.similarity[3] == 3 && args_.similarity[4] == 40'000; }

 private:
  std::uint32_t* found_;
};

class CarryOutCase : public PoliceCase {
 public:
  CarryOutCase(std::uint32_t seed, Memory& memory)
      : PoliceCase{seed, memory},
        counts_{memory.input<statistics::ConfusionCounts>(SmallWorld::subnets)},
        is_expelled_{memory.input<std::uint8_t>(SmallWorld::seats)} {
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) counts_[i] = {i, 1, 2, 3};
    for (std::uint32_t seat = 0; seat < SmallWorld::seats; ++seat) {
      bool const is_there = world().judges.seat_uid[seat] != population::SubnetJudging::no_uid;
      is_expelled_[seat] = is_there && small_.any()() % 3 == 0 ? 1 : 0;
    }
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::carry_out(on, args_, counts_, is_expelled_);
  }
  [[nodiscard]] bool is_telling() const {
    std::uint64_t expelled = 0;
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) expelled += args_.verdicts[i].expelled;
    return expelled > 0 && args_.verdicts[3].counts.true_positives == 3;
  }

 private:
  statistics::ConfusionCounts* counts_;
  std::uint8_t* is_expelled_;
};

class CountStakesCase : public PoliceCase {
 public:
  CountStakesCase(std::uint32_t seed, Memory& memory)
      : PoliceCase{seed, memory},
        alpha_{memory.column<std::uint64_t>(SmallWorld::slots)},
        root_{memory.column<std::uint64_t>(SmallWorld::slots)} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::count_stakes(on, args_, {world().neurons.alpha_stake, world().neurons.root_tao, alpha_, root_});
  }
  /// Those with two strikes or more keep a half.
  [[nodiscard]] bool is_telling() const {
    std::uint32_t whole = 0, cut = 0;
    for (std::uint32_t row = 0; row < SmallWorld::slots; ++row) {
      auto const held = world().neurons.alpha_stake[row];
      whole += held > 0 && alpha_[row] == held ? 1 : 0;
      cut += held > 1 && alpha_[row] == held / 2 ? 1 : 0;
    }
    return whole > 0 && cut > 0;
  }

 private:
  std::uint64_t *alpha_, *root_;
};

}  // namespace flywheel::parity
