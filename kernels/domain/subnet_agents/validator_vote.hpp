#pragma once

#include "kernels/domain/subnet_agents/columns.hpp"

namespace flywheel::domain {

/// One validator's row after an epoch.
struct ValidatorVote {
  SubnetWorld const& world;
  std::uint32_t subnet;
  std::uint32_t uid;

  FLYWHEEL_HD void operator()() const {
    auto const row = neurons().rows.first(subnet) + uid;
    switch (static_cast<Behaviour>(neurons().behaviour[row])) {
      case Behaviour::honest_validator:
        vote(row);
        break;
      case Behaviour::abstaining_validator:
      case Behaviour::miner:
      case Behaviour::idle_miner:
      case Behaviour::owner:
        neurons().weights_count[row] = 0;
        break;
    }
  }

 private:
  static constexpr std::uint32_t whole = 1U << 16;

  FLYWHEEL_HD SubnetNeurons const& neurons() const { return world.neurons; }
  FLYWHEEL_HD AgentRules const& rules() const { return world.rules[subnet]; }

  FLYWHEEL_HD std::uint32_t count() const { return neurons().rows.last(subnet) - neurons().rows.first(subnet); }

  FLYWHEEL_HD std::uint16_t* row_of_epoch(std::uint64_t epoch) const {
    auto const slot = epoch % rules().validators.reveal_epochs;
    return neurons().weight + subnet * neurons().entries_of_subnet +
           (slot * neurons().validator_uids + uid) * neurons().most_uids;
  }

  FLYWHEEL_HD void vote(std::uint32_t row) const {
    auto const epoch = world.life[subnet].epochs;
    auto* const weights = row_of_epoch(epoch);
    auto const every = rules().validators.evaluation_epochs;
    bool const is_first = neurons().weights_count[row] == 0;
    if (is_first || epoch % every == uid % every) {
      look(weights, static_cast<std::uint32_t>(epoch));
    } else if (rules().validators.reveal_epochs > 1) {
      auto const* const last = row_of_epoch(epoch - 1);
      for (std::uint32_t i = 0; i < neurons().most_uids; ++i) weights[i] = last[i];
    }
    neurons().weights_count[row] = count();
    neurons().last_update_block[row] = world.block_of(subnet);
  }

  /// Scores in 2^-16; the owner's key gets its part of their sum.
  FLYWHEEL_HD void look(std::uint16_t* weights, std::uint32_t epoch) const {
    auto const first = neurons().rows.first(subnet);
    std::uint64_t sum = 0;
    std::uint64_t greatest = 0;
    for (std::uint32_t group = 0; group * 4 < count(); ++group) {
      auto const words = noise(epoch, group);
      for (std::uint32_t i = 0; i < 4 && group * 4 + i < count(); ++i) {
        auto const seen = score(neurons().quality[first + group * 4 + i], words.word[i]);
        sum += seen;
        greatest = seen > greatest ? seen : greatest;
      }
    }
    auto const withheld = rules().validators.withheld;
    auto const owners = withheld >= whole ? whole : sum * withheld / (whole - withheld);
    bool const only_owner = withheld >= whole;
    if (only_owner || owners > greatest) greatest = owners;
    write(weights, epoch, only_owner ? 0 : greatest);
    weights[0] = greatest == 0 ? std::uint16_t{0} : scaled(owners, greatest);
  }

  FLYWHEEL_HD void write(std::uint16_t* weights, std::uint32_t epoch, std::uint64_t greatest) const {
    auto const first = neurons().rows.first(subnet);
    for (std::uint32_t group = 0; group * 4 < count(); ++group) {
      auto const words = noise(epoch, group);
      for (std::uint32_t i = 0; i < 4 && group * 4 + i < count(); ++i) {
        auto const seen = score(neurons().quality[first + group * 4 + i], words.word[i]);
        weights[group * 4 + i] = greatest == 0 ? std::uint16_t{0} : scaled(seen, greatest);
      }
    }
  }

  FLYWHEEL_HD static std::uint16_t scaled(std::uint64_t score, std::uint64_t greatest) {
    return static_cast<std::uint16_t>((score * 65'535 + greatest / 2) / greatest);
  }

  FLYWHEEL_HD PhiloxBlock noise(std::uint32_t epoch, std::uint32_t group) const {
    constexpr Stream scores{"subnet/scores"};
    return philox(rules().seed, rules().subnet << 10 | uid, epoch, scores.general_word(), group);
  }

  /// The sum of four bytes has mean 510 and standard deviation sqrt((256^2 - 1) / 3) = 147.80.
  FLYWHEEL_HD std::uint64_t score(std::uint32_t quality, std::uint32_t word) const {
    if (quality == 0) return 0;
    std::uint32_t const bytes = (word & 0xff) + (word >> 8 & 0xff) + (word >> 16 & 0xff) + (word >> 24);
    auto const factor =
        std::int64_t{whole} + (std::int64_t{bytes} - 510) * std::int64_t{rules().validators.noise} * 10 / 1'478;
    return factor <= 0 ? 0 : static_cast<std::uint64_t>(factor) * quality >> 16;
  }
};

}  // namespace flywheel::domain
