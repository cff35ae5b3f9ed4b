#include "kernels/base/loops.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/domain/blocs/cast_votes.hpp"
#include "kernels/population/subnet/noisy_opinion.hpp"

namespace flywheel::domain {
namespace {

/// One validator's row, and the subnet that it votes in.
struct RowOfVotes {
  static constexpr Stream opinions{"blocs/opinions"};
  static constexpr double finest = 0x1p40;  // parts of the whole mass in which weights are scaled

  Bloc const* blocs;
  std::uint32_t count;
  Ballot const& ballot;
  std::uint64_t seed;
  std::uint32_t drawn_as;

  FLYWHEEL_HD Draws draws() const { return {seed, drawn_as, ballot.decided, opinions}; }

  FLYWHEEL_HD void write(std::uint16_t* uid, std::uint16_t* value) const {
    if (ballot.only_miner != Ballot::everybody) return write_one(uid, value);
    double scale[most_blocs] = {};
    double const largest = find_scales(scale);
    auto const whole = to_integer<std::uint64_t>(largest * finest).value;
    population::NoisyOpinion const opinion{ballot.deviation};
    auto again = draws();
    std::uint32_t entry = 0;
    for (std::uint32_t b = 0; b < count; ++b) {
      for (std::uint32_t i = 0; i < blocs[b].miners; ++i, ++entry) {
        auto const weight = to_integer<std::uint64_t>(static_cast<double>(opinion(again)) * scale[b] * finest).value;
        uid[entry] = static_cast<std::uint16_t>(blocs[b].first_miner + i);
        value[entry] =
            whole == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>((weight * 65'535 + whole / 2) / whole);
      }
    }
  }

 private:
  /// scale[b] = mass of bloc b over the sum of its opinions. -> the largest weight of the row
  FLYWHEEL_HD double find_scales(double (&scale)[most_blocs]) const {
    population::NoisyOpinion const opinion{ballot.deviation};
    auto first = draws();
    double largest = 0;
    for (std::uint32_t b = 0; b < count; ++b) {
      std::uint64_t sum = 0;
      std::uint64_t most = 0;
      for (std::uint32_t i = 0; i < blocs[b].miners; ++i) {
        auto const drawn = opinion(first);
        sum += drawn;
        most = drawn > most ? drawn : most;
      }
      scale[b] = sum == 0 ? 0 : ballot.mass[b] / static_cast<double>(sum);
      double const weight = static_cast<double>(most) * scale[b];
      largest = weight > largest ? weight : largest;
    }
    return largest;
  }

  FLYWHEEL_HD void write_one(std::uint16_t* uid, std::uint16_t* value) const {
    std::uint32_t entry = 0;
    for (std::uint32_t b = 0; b < count; ++b) {
      for (std::uint32_t miner = blocs[b].first_miner; miner < blocs[b].first_miner + blocs[b].miners; ++miner) {
        uid[entry] = static_cast<std::uint16_t>(miner);
        value[entry++] = miner == ballot.only_miner ? 65'535 : 0;
      }
    }
  }
};

struct CastVote {
  CastVotes args;

  FLYWHEEL_HD void operator()(std::uint32_t subnet, std::uint32_t neuron) const {
    auto const& rows = args.rows;
    auto const uid = neuron - args.subnets.neurons.first(subnet);
    std::uint32_t const first = args.subnets.first_bloc[subnet];
    std::uint32_t const count = args.subnets.first_bloc[subnet + 1] - first;
    auto const* const blocs = args.subnets.blocs + first;
    rows.last_update_block[neuron] = rows.now_block[subnet] - 1;
    rows.count[neuron] = 0;
    for (std::uint32_t b = 0; b < count; ++b) {
      if (uid - blocs[b].first_validator >= blocs[b].validators) continue;
      auto const miners = blocs[count - 1].first_miner + blocs[count - 1].miners - blocs[0].first_miner;
      auto const at = rows.first_entry[subnet] + std::uint64_t{uid} * miners;
      auto const& ballot = args.ballots[first + b];
      auto const drawn_as = ballot.copied_uid == Ballot::everybody ? uid : ballot.copied_uid;
      rows.first[neuron] = at;
      rows.count[neuron] = miners;
      RowOfVotes{blocs, count, ballot, args.subnets.seed_of(subnet), drawn_as}.write(rows.uid + at, rows.value + at);
    }
  }
};

}  // namespace

template <class Backend>
void cast_votes(Backend const& on, CastVotes const& args) {
  OpWatch const watch{on, "cast_votes"};
  for_each_row(on, args.subnets.neurons, CastVote{args});
}

}  // namespace flywheel::domain
