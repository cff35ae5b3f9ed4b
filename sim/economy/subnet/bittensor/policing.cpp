#include "sim/economy/subnet/bittensor/policing.hpp"

#include "kernels/base/launch.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/statistics/find_clusters.hpp"
#include "kernels/statistics/robust_scores.hpp"
#include "kernels/statistics/row_similarity.hpp"

namespace flywheel::economy::bittensor {
namespace {

constexpr std::uint32_t most_iterations = 200;

/// The columns of one round's evidence, in memory that is given back at once.
template <class Backend>
class Evidence {
 public:
  Evidence(Backend const& on, std::uint32_t seats)
      : first_{on, std::size_t{3} * seats},
        count_{on, std::size_t{3} * seats},
        amount_{on, std::size_t{2} * seats},
        mark_{on, std::size_t{2} * seats} {
    for (std::uint32_t i = 0; i < 3; ++i) rows_[i] = {first_.data() + i * seats, count_.data() + i * seats};
  }

  domain::Police into(domain::Police police, std::uint32_t seats) const {
    police.now = rows_[0];
    police.fresh = rows_[1];
    police.then = rows_[2];
    police.stake = amount_.data();
    police.dividends = amount_.data() + seats;
    police.is_guilty = mark_.data();
    police.is_seen = mark_.data() + seats;
    return police;
  }

 private:
  Scratch<std::uint64_t, Backend> first_;
  Scratch<std::uint32_t, Backend> count_;
  Scratch<std::uint64_t, Backend> amount_;
  Scratch<std::uint8_t, Backend> mark_;
  domain::SeatRows rows_[3]{};
};

statistics::SparseRows sparse(domain::SeatRows const& rows, population::DecidedRows const& of) {
  return {rows.first, rows.count, of.uid, of.value};
}

template <class Backend>
void look_for_copies(Backend const& on, domain::Police const& police, std::uint32_t seats) {
  Scratch<std::uint32_t, Backend> const closest{on, seats}, found{on, seats};
  statistics::row_similarity(
      on, {police.world.judges.seats, sparse(police.fresh, police.decided), sparse(police.then, police.decided),
           statistics::Similarity::overlap, closest.data(), found.data()});
  domain::keep_similarity(on, police, found.data());
}

/// Of the seats that police.world picks.
template <class Backend>
void judge(Backend const& on, domain::Police const& police, std::uint32_t seats) {
  auto const rows = police.world.judges.seats;
  Scratch<std::int32_t, Backend> const loading{on, seats}, score{on, seats};
  Scratch<std::uint8_t, Backend> const in_cluster{on, seats}, is_expelled{on, seats};
  Scratch<double, Backend> const explained{on, rows.count};
  Scratch<std::uint64_t, Backend> const kept{on, seats};
  Scratch<statistics::ConfusionCounts, Backend> const counts{on, rows.count};
  statistics::find_clusters(on, {rows, seats, police.decided.capacity, sparse(police.now, police.decided), police.stake,
                                 most_iterations, loading.data(), in_cluster.data(), explained.data()});
  statistics::robust_scores(on, {rows, seats, police.dividends, police.stake, score.data()});
  scoring::judge_collusion(
      on, {rows, police.rules, police.similarity, in_cluster.data(), explained.data(), score.data(), police.stake,
           police.flags, police.strikes, kept.data(), is_expelled.data(), police.is_seen});
  statistics::confusion_counts(on, rows, police.flags, police.is_guilty, police.is_seen, counts.data());
  domain::carry_out(on, police, counts.data(), is_expelled.data());
}

}  // namespace

std::vector<std::uint32_t> watched_of(BittensorEconomy const& economy, std::span<std::uint32_t const> subnets) {
  std::vector<std::uint32_t> watched;
  for (auto const subnet : subnets) {
    WorldId const world{subnet / economy.tables().sizes.subnets};
    if (economy.spec(world).detection) watched.push_back(subnet);
  }
  return watched;
}

bool is_judged_at(BittensorSpec const& spec, std::uint64_t block) {
  auto const tempo = std::uint64_t{spec.consensus.tempo_blocks};
  auto const period = spec.detection->every_epochs * tempo;
  return block >= tempo && block / period != (block - tempo) / period;
}

void police(engine::Simulation& simulation, Tables const& tables, std::span<std::uint32_t const> watched,
            std::span<std::uint32_t const> judged) {
  if (watched.empty()) return;
  auto const seats = tables.agents->seats->slots();
  auto const all = tables.subnets->segments();
  auto const world = tables.world(all, simulation.pick_segments(*tables.neurons, watched));
  auto const court = tables.world(all, simulation.pick_segments(*tables.neurons, judged));
  launch(simulation.device(), [&](auto const& on) {
    Evidence const evidence{on, seats};
    auto gathered = evidence.into(tables.agents->police(world, tables.yuma.data()), seats);
    domain::gather_evidence(on, gathered);
    look_for_copies(on, gathered, seats);
    if (judged.empty()) return;
    gathered.world = court;
    judge(on, gathered, seats);
  });
}

}  // namespace flywheel::economy::bittensor
