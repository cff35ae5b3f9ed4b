#pragma once

#include <random>

#include "kernels/domain/blocs/cast_votes.hpp"
#include "kernels/domain/blocs/pay_blocs.hpp"
#include "tests/parity/shared_memory.hpp"

namespace flywheel::parity {

/// Subnets of three blocs of any size, one of them without validators and one without miners; a subnet is not due.
class ManyBlocs {
 public:
  static constexpr std::uint32_t subnets = 6;
  static constexpr std::uint32_t blocs_of_subnet = 3;

  ManyBlocs(std::mt19937_64& any, Memory& memory) {
    offsets_ = memory.input<std::uint32_t>(subnets + 1);
    auto* const first_bloc = memory.input<std::uint32_t>(subnets + 1);
    blocs_ = memory.input<domain::Bloc>(subnets * blocs_of_subnet);
    auto* const picked = memory.input<std::uint32_t>(subnets - 1);
    auto* const seeds = memory.input<std::uint64_t>(2);
    seeds[0] = any();
    seeds[1] = any();
    for (std::uint32_t i = 0; i < subnets; ++i) {
      std::uint32_t const sizes[4] = {1 + part(any), 1 + part(any), 1 + 3 * part(any), 1 + 3 * part(any)};
      auto const validators = sizes[0] + sizes[1];
      blocs_[3 * i] = {0, sizes[0], validators, sizes[2]};
      blocs_[3 * i + 1] = {sizes[0], sizes[1], validators + sizes[2], 0};
      blocs_[3 * i + 2] = {validators, 0, validators + sizes[2], sizes[3]};
      offsets_[i + 1] = offsets_[i] + validators + sizes[2] + sizes[3];
      first_bloc[i + 1] = first_bloc[i] + blocs_of_subnet;
      if (i > 0) picked[i - 1] = i;
    }
    args = {{offsets_, nullptr, subnets, picked, subnets - 1}, first_bloc, blocs_, subnets / 2, seeds};
  }

  [[nodiscard]] std::uint32_t neurons() const { return offsets_[subnets]; }
  [[nodiscard]] std::uint32_t validators(std::uint32_t subnet) const { return blocs_[3 * subnet].first_miner; }
  [[nodiscard]] std::uint32_t miners(std::uint32_t subnet) const {
    return offsets_[subnet + 1] - offsets_[subnet] - validators(subnet);
  }

  domain::BlocsOfSubnets args{};

 private:
  static std::uint32_t part(std::mt19937_64& any) { return static_cast<std::uint32_t>(any() % 30); }

  std::uint32_t* offsets_;
  domain::Bloc* blocs_;
};

class CastVotesCase {
 public:
  CastVotesCase(std::uint32_t seed, Memory& memory) : any_{seed}, blocs_{any_, memory} {
    args_.subnets = blocs_.args;
    auto* const ballots = memory.input<domain::Ballot>(ManyBlocs::subnets * ManyBlocs::blocs_of_subnet);
    auto* const first_entry = memory.input<std::uint64_t>(ManyBlocs::subnets + 1);
    auto* const now = memory.input<std::uint64_t>(ManyBlocs::subnets);
    for (std::uint32_t i = 0; i < ManyBlocs::subnets; ++i) {
      now[i] = 1 + any_() % 1000;
      first_entry[i + 1] = first_entry[i] + blocs_.validators(i) * blocs_.miners(i);
      for (std::uint32_t b = 0; b < 3; ++b) ballots[3 * i + b] = ballot(i);
    }
    entries_ = first_entry[ManyBlocs::subnets];
    args_.ballots = ballots;
    value_ = memory.column<std::uint16_t>(entries_);
    args_.rows = {first_entry,
                  now,
                  memory.column<std::uint64_t>(blocs_.neurons()),
                  memory.column<std::uint32_t>(blocs_.neurons()),
                  memory.column<std::uint64_t>(blocs_.neurons()),
                  memory.column<std::uint16_t>(entries_),
                  value_};
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::cast_votes(on, args_);
  }
  [[nodiscard]] bool is_telling() const {
    bool any = false;
    for (std::uint64_t i = 0; i < entries_; ++i) any = any || (value_[i] > 0 && value_[i] < 65'535);
    return any;
  }

 private:
  domain::Ballot ballot(std::uint32_t subnet) {
    domain::Ballot one{
        {0.5, 0.0, 0.25}, any_() % 3 == 0 ? 0 : 0.3, 7, domain::Ballot::everybody, domain::Ballot::everybody};
    if (any_() % 3 == 0) one.copied_uid = 0;
    if (any_() % 4 == 0) one.only_miner = blocs_.validators(subnet);
    return one;
  }

  std::mt19937_64 any_;
  ManyBlocs blocs_;
  domain::CastVotes args_{};
  std::uint64_t entries_;
  std::uint16_t* value_;
};

class PayBlocsCase {
 public:
  PayBlocsCase(std::uint32_t seed, Memory& memory) : any_{seed}, blocs_{any_, memory} {
    auto* const share = memory.input<domain::ValidatorsShare>(ManyBlocs::subnets);
    for (std::uint32_t i = 0; i < ManyBlocs::subnets; ++i) share[i] = {static_cast<std::uint32_t>(any_() % 1'000'001)};
    args_ = {blocs_.args,
             share,
             {shares(memory), shares(memory), shares(memory), shares(memory), shares(memory), amounts(memory),
              amounts(memory)},
             memory.column<std::uint64_t>(blocs_.neurons()),
             memory.column<domain::BlocEpoch>(ManyBlocs::subnets * ManyBlocs::blocs_of_subnet)};
  }

  template <class Backend>
  void run(Backend const& on) const {
    domain::pay_blocs(on, args_);
  }
  [[nodiscard]] bool is_telling() const { return args_.epochs[3].miners_paid > 0 && args_.epochs[0].miners_paid == 0; }

 private:
  I32F32 const* shares(Memory& memory) {
    auto* const column = memory.input<I32F32>(blocs_.neurons());
    for (std::uint32_t i = 0; i < blocs_.neurons(); ++i) column[i] = {static_cast<std::int64_t>(any_() >> 33)};
    return column;
  }
  std::uint64_t const* amounts(Memory& memory) {
    auto* const column = memory.input<std::uint64_t>(blocs_.neurons());
    for (std::uint32_t i = 0; i < blocs_.neurons(); ++i) column[i] = any_() >> 34;
    return column;
  }

  std::mt19937_64 any_;
  ManyBlocs blocs_;
  domain::PayBlocs args_{};
};

}  // namespace flywheel::parity
