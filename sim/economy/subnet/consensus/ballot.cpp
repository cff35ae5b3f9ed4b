#include <algorithm>

#include "sim/economy/subnet/consensus/layout.hpp"

namespace flywheel::economy::consensus {
namespace {

using domain::Ballot;

/// Votes of a bloc that makes up its own mind.
struct Opinion {
  SubnetSpec const& spec;
  Layout const& layout;
  std::uint32_t bloc;
  Ballot& ballot;

  void operator()(SplitVotesSpec const& votes) const {
    auto const own = layout.blocs[bloc].miners;
    auto const others = layout.miners - own;
    ballot.deviation = votes.deviation_share;
    for (std::uint32_t b = 0; b < layout.blocs.size(); ++b) {
      double const part = b == bloc ? 1.0 : static_cast<double>(layout.blocs[b].miners) / std::max(others, 1U);
      ballot.mass[b] = part * (b == bloc ? votes.own_miners_share : 1.0 - votes.own_miners_share);
    }
  }

  void operator()(BestMinerVotesSpec const& votes) const {
    ballot.only_miner = layout.validators + ballot.decided / votes.every_epochs % layout.miners;
  }

  void operator()(ScriptedVotesSpec const& votes) const {
    auto const later = [&](ScriptRowSpec const& row) { return row.from_epoch > ballot.decided; };
    auto const& row = *std::prev(std::find_if(votes.script.begin(), votes.script.end(), later));
    std::uint64_t sum = 0;
    std::vector<std::uint64_t> masses(layout.blocs.size());
    for (auto const& [name, weight] : row.weights) {
      for (std::size_t b = 0; b < masses.size(); ++b) {
        if (spec.blocs[b].name == name) masses[b] = std::uint64_t{weight} * layout.blocs[b].miners;
      }
    }
    for (auto const mass : masses) sum += mass;
    for (std::size_t b = 0; b < masses.size() && sum > 0; ++b) {
      ballot.mass[b] = static_cast<double>(masses[b]) / static_cast<double>(sum);
    }
  }

  void operator()(CopiedVotesSpec const&) const {}  // refers to a bloc of its own mind: check() sees to it
  void operator()(LazyVotesSpec const&) const {}
};

std::uint32_t index_of(SubnetSpec const& spec, std::string const& name) {
  auto const found =
      std::find_if(spec.blocs.begin(), spec.blocs.end(), [&](auto const& bloc) { return bloc.name == name; });
  return static_cast<std::uint32_t>(found - spec.blocs.begin());
}

}  // namespace

Ballot ballot_of(SubnetSpec const& spec, Layout const& layout, std::uint32_t bloc, std::uint32_t epoch) {
  Ballot ballot{{}, 0, epoch, Ballot::everybody, Ballot::everybody};
  if (!spec.blocs[bloc].votes) return ballot;
  auto minded = bloc;
  auto const& votes = *spec.blocs[bloc].votes;
  if (auto const* const copied = std::get_if<CopiedVotesSpec>(&votes)) {
    minded = index_of(spec, copied->of);
    ballot.decided = epoch - std::min(epoch, copied->lag_epochs);
    ballot.copied_uid = layout.blocs[minded].first_validator;
  } else if (auto const* const lazy = std::get_if<LazyVotesSpec>(&votes)) {
    minded = index_of(spec, lazy->of);
    ballot.decided = epoch - epoch % lazy->every_epochs;
  }
  std::visit(Opinion{spec, layout, minded, ballot}, *spec.blocs[minded].votes);
  return ballot;
}

}  // namespace flywheel::economy::consensus
