#pragma once

#include <algorithm>

#include "kernels/domain/subnet_agents/book_subnets.hpp"
#include "kernels/domain/subnet_agents/close_epoch.hpp"
#include "kernels/domain/subnet_agents/open_epoch.hpp"
#include "kernels/domain/subnet_agents/open_round.hpp"
#include "tests/parity/subnet_agents/world_case.hpp"

namespace flywheel::parity {

class OpenEpochCase : public WorldCase {
 public:
  OpenEpochCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory}, clock_{memory.column<scoring::YumaClock>(SmallWorld::subnets)} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::open_epoch(on, {world(), clock_});
  }
  [[nodiscard]] bool is_telling() const { return clock_[0].emission_rao > 0 && clock_[5].emission_rao == 0; }

 private:
  scoring::YumaClock* clock_;
};

class CloseEpochCase : public WorldCase {
 public:
  CloseEpochCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory}, payments_{memory.input<domain::EpochPayments>(SmallWorld::subnets)} {
    for (std::uint32_t i = 0; i < SmallWorld::subnets; ++i) {
      auto& any = small_.any();
      payments_[i] = {any() >> 30, any() >> 30, any() >> 30, any() >> 30, any() >> 30, any() >> 30, any() >> 40, 7};
    }
  }
  template <class Backend>
  void run(Backend const& on) const {
    domain::close_epoch(on, {world(), payments_});
  }
  [[nodiscard]] bool is_telling() const {
    return world().life[0].unowned_alpha == 7 && world().life[1].unowned_alpha == 7 + payments_[1].withheld;
  }

 private:
  domain::EpochPayments* payments_;
};

class WeighStakesCase : public WorldCase {
 public:
  WeighStakesCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::weigh_stakes(on, world());
  }
  [[nodiscard]] bool is_telling() const {
    return world().life[0].staked_alpha > 0 && world().life[5].staked_alpha == 0;
  }
};

class OpenRoundCase : public WorldCase {
 public:
  OpenRoundCase(std::uint32_t seed, Memory& memory) : WorldCase{seed, memory} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::open_round(on, world());
  }
  [[nodiscard]] bool is_telling() const {
    std::uint32_t may = 0;
    for (std::uint32_t seat = 0; seat < SmallWorld::seats; ++seat) may += world().judges.may_set[seat];
    return may > 0 && may < SmallWorld::seats - SmallWorld::seats_each;
  }
};

class BookSubnetsCase : public WorldCase {
 public:
  BookSubnetsCase(std::uint32_t seed, Memory& memory)
      : WorldCase{seed, memory},
        books_{memory.input<domain::SubnetBooks>(SmallWorld::worlds)},
        flows_{memory.column<domain::SubnetFlows>(SmallWorld::worlds)},
        change_{memory.column<std::int64_t>(4 * SmallWorld::worlds)},
        appeal_{memory.column<double>(SmallWorld::worlds)} {}
  template <class Backend>
  void run(Backend const& on) const {
    domain::book_subnets(on, world(), books_);
  }
  void keep_what_counts() const {
    WorldCase::keep_what_counts();
    for (std::uint32_t i = 0; i < SmallWorld::worlds; ++i) {
      auto const& of = books_[i];
      flows_[i] = of.flows;
      std::int64_t const changes[] = {of.pools_tao, of.pools_alpha, of.outstanding, of.broken};
      std::copy_n(changes, 4, change_ + std::size_t{4} * i);
      appeal_[i] = of.appeal;
    }
  }
  [[nodiscard]] bool is_telling() const {
    return change_[3] == SmallWorld::of_world && appeal_[0] > 0.0 && flows_[0].tao_injected > 0;
  }

 private:
  domain::SubnetBooks* books_;
  domain::SubnetFlows* flows_;
  std::int64_t* change_;
  double* appeal_;
};

}  // namespace flywheel::parity
