#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/economy/subnet/consensus/layout.hpp"

namespace flywheel::economy::consensus {
namespace {

/// Adds faults that concern the subnet as a whole.
struct SubnetCheck {
  SubnetSpec const& spec;
  scenario::Mark const& mark;
  std::string const& path;
  scenario::Faults& faults;

  void fault(std::string const& key, std::string problem) const {
    faults.add(mark, path + "." + key, std::move(problem));
  }

  void rules() const {
    if (spec.rules.alpha_low > spec.rules.alpha_high) fault("rules", "expected alpha_high of at least alpha_low");
  }

  void names() const {
    std::set<std::string> known;
    for (auto const& bloc : spec.blocs) {
      if (!known.insert(bloc.name).second) fault("blocs", "expected names that differ, got '" + bloc.name + "' twice");
    }
    if (spec.blocs.size() > domain::most_blocs) {
      fault("blocs", "expected at most " + std::to_string(domain::most_blocs) + " blocs");
    }
  }

  void stakes() const {
    std::uint64_t sum = 0;
    std::size_t open = 0;
    for (auto const& bloc : spec.blocs) {
      sum += bloc.stake_ppm.value_or(0);
      if (!bloc.stake_ppm && bloc.votes) ++open;
      if (bloc.stake_ppm.value_or(0) > 0 && !bloc.votes)
        fault("blocs", "expected votes of '" + bloc.name + "', which has stake");
    }
    if (open > 1) fault("blocs", "expected at most one voting bloc without stake, which takes what the others leave");
    if (sum > whole_ppm || (open == 0 && sum != whole_ppm)) fault("blocs", "expected stakes that add up to 100 %");
    if (spec.total_stake_base_units >= (std::uint64_t{1} << 63))
      fault("total_stake", "expected less than 2^63 base units");
    if (spec.emission_base_units >= (std::uint64_t{1} << 43)) fault("emission", "expected less than 2^43 base units");
  }

  /// Blocs that say nothing need a number to be divided, and each must come out with somebody.
  void members() const {
    auto const open = [&](auto member, bool voting) {
      return std::any_of(spec.blocs.begin(), spec.blocs.end(),
                         [&](auto const& bloc) { return !(bloc.*member) && (!voting || bloc.votes); });
    };
    if (open(&BlocSpec::validators, true) && spec.validators.value_or(0) == 0) {
      fault("validators", "expected a number to divide among the blocs that do not say how many they have");
    }
    if (open(&BlocSpec::miners, false) && spec.miners.value_or(0) == 0) {
      fault("miners", "expected a number to divide among the blocs that do not say how many they have");
    }
  }

  void size() const {
    auto const layout = lay_out(spec);
    if (layout.neurons() >= 65'535) fault("blocs", "expected fewer than 65535 neurons");
    if (layout.validators == 0 || layout.miners == 0) fault("blocs", "expected validators and miners");
    for (std::size_t i = 0; i < spec.blocs.size(); ++i) {
      auto const& parts = spec.blocs[i].stake_parts;
      if (parts && parts->size() != layout.blocs[i].validators) {
        fault("blocs", "expected a part of the stake for each validator of '" + spec.blocs[i].name + "'");
      }
      if (spec.blocs[i].votes) votes(spec.blocs[i]);
    }
  }

 private:
  BlocSpec const* find(std::string const& name) const {
    auto const found =
        std::find_if(spec.blocs.begin(), spec.blocs.end(), [&](auto const& bloc) { return bloc.name == name; });
    return found == spec.blocs.end() ? nullptr : &*found;
  }

  void votes(BlocSpec const& bloc) const {
    auto const refers_to = [&](std::string const& name) {
      auto const* const other = find(name);
      bool const has_mind = other != nullptr && other->votes && other->votes->index() <= 2;
      if (!has_mind)
        fault("blocs", "expected '" + bloc.name + "' to follow a bloc that makes up its own mind, got '" + name + "'");
    };
    if (auto const* const copied = std::get_if<CopiedVotesSpec>(&*bloc.votes)) refers_to(copied->of);
    if (auto const* const lazy = std::get_if<LazyVotesSpec>(&*bloc.votes)) refers_to(lazy->of);
    if (auto const* const scripted = std::get_if<ScriptedVotesSpec>(&*bloc.votes)) script(bloc.name, scripted->script);
  }

  void script(std::string const& name, std::vector<ScriptRowSpec> const& rows) const {
    auto const follows = [](auto const& left, auto const& right) { return left.from_epoch >= right.from_epoch; };
    bool const ascends = std::adjacent_find(rows.begin(), rows.end(), follows) == rows.end();
    if (rows.front().from_epoch != 0 || !ascends)
      fault("blocs", "expected the script of '" + name + "' to begin at 0 and to ascend");
    for (auto const& row : rows) {
      for (auto const& [bloc, weight] : row.weights) {
        if (find(bloc) != nullptr) continue;
        fault("blocs", fmt::format("expected a bloc that there is in the script of '{}', got '{}'", name, bloc));
      }
    }
  }
};

}  // namespace

void check(SubnetSpec const& spec, scenario::Mark const& mark, std::string const& path, scenario::Faults& faults) {
  SubnetCheck const subnet{spec, mark, path, faults};
  auto const before = faults.size();
  subnet.rules();
  subnet.names();
  subnet.stakes();
  subnet.members();
  if (faults.size() == before) subnet.size();
}

}  // namespace flywheel::economy::consensus
