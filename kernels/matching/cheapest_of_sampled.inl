#include <cstdint>

#include "kernels/base/loops.hpp"
#include "kernels/base/memory.hpp"
#include "kernels/base/op_watch.hpp"
#include "kernels/base/random.hpp"
#include "kernels/matching/cheapest_of_sampled.hpp"
#if !defined(__CUDACC__)
#include "kernels/base/step_words.hpp"
#endif

namespace flywheel::matching {
namespace {

constexpr Stream sample_stream{"cheapest_of_sampled/sample"};

/// A provider as the jobs see it: 8 bytes, so that looking at a candidate costs one cache line.
struct alignas(8) Offer {
  std::uint32_t price;  // no_offer when there is no room
  std::uint32_t count;  // room in the low 16 bits, served above them
};

constexpr std::uint32_t no_offer = 0xFFFFFFFF;
constexpr std::uint32_t room_bits = 16;
constexpr std::uint32_t room_mask = (1u << room_bits) - 1;
constexpr std::uint32_t one_served = (1u << room_bits) - 1;  // one more served, one less room

/// Draws of this many jobs are made at once: whole Philox blocks, on the host whole vector batches of them.
#if defined(__CUDACC__)
constexpr std::uint32_t chunk_jobs = 4;
#else
constexpr std::uint32_t chunk_jobs = batch_words;
#endif

/// Jobs between asking for a candidate's cache line and looking at it.
constexpr std::uint32_t jobs_ahead = chunk_jobs / 4;

/// Two chunks of candidates in turn, so that prefetching runs into the next while the current one is decided.
template <std::uint32_t most>
struct Candidates {
  std::uint32_t rows[2 * chunk_jobs * most];

  FLYWHEEL_HD void draw(SampledJobs const& law, std::uint32_t sample, std::uint32_t providers, std::uint64_t chunk) {
    std::uint32_t const words = chunk_jobs * sample;
    std::uint32_t* FLYWHEEL_RESTRICT const drawn = rows + (chunk & 1) * words;
    auto const first_group = static_cast<std::uint32_t>(chunk * (words / 4));
    draw_words(law, first_group, words, drawn);
    for (std::uint32_t i = 0; i < words; ++i) {
      drawn[i] = static_cast<std::uint32_t>((std::uint64_t{drawn[i]} * providers) >> 32);
    }
  }

  FLYWHEEL_HD static void draw_words(SampledJobs const& law, std::uint32_t first_group, std::uint32_t words,
                                     std::uint32_t* FLYWHEEL_RESTRICT drawn) {
#if defined(__CUDACC__)
    for (std::uint32_t group = 0; group < words / 4; ++group) {
      auto const block = step_words4(law.seed, first_group + group, law.step, sample_stream);
      for (std::uint32_t lane = 0; lane < 4; ++lane) drawn[4 * group + lane] = block.word[lane];
    }
#else
    for (std::uint32_t word = 0; word < words; word += batch_words) {
      fill_step_batch(law.seed, first_group + word / 4, law.step, sample_stream, drawn + word);
    }
#endif
  }
};

/// fixed: the sample size where the compiler knows it, else 0.
template <std::uint32_t fixed>
struct ServeJobs {
  static constexpr std::uint32_t most = fixed == 0 ? most_sampled : fixed;

  SampledJobs const& law;
  Offer* FLYWHEEL_RESTRICT offers;  // of the market's first row
  std::uint32_t providers;

  FLYWHEEL_HD std::uint32_t sample() const { return fixed == 0 ? law.sample : fixed; }

  FLYWHEEL_HD void operator()() const {
    Candidates<most> candidates;
    std::uint32_t const ring = 2 * chunk_jobs;
    candidates.draw(law, sample(), providers, 0);
    for (std::uint64_t first = 0; first < law.jobs; first += chunk_jobs) {
      candidates.draw(law, sample(), providers, first / chunk_jobs + 1);
      std::uint64_t const left = law.jobs - first;
      auto const count = static_cast<std::uint32_t>(left < chunk_jobs ? left : chunk_jobs);
      auto const place = static_cast<std::uint32_t>(first % ring);
      for (std::uint32_t job = place; job < place + count; ++job) {
        prefetch(candidates.rows + (job + jobs_ahead) % ring * sample());
        serve(candidates.rows + job * sample());
      }
    }
  }

  FLYWHEEL_HD void prefetch(std::uint32_t const* rows) const {
    for (std::uint32_t k = 0; k < sample(); ++k) FLYWHEEL_PREFETCH(offers + rows[k]);
  }

  /// Without a branch that depends on what was drawn.
  FLYWHEEL_HD void serve(std::uint32_t const* rows) const {
    std::uint64_t best = ranked(rows[0]);
    for (std::uint32_t k = 1; k < sample(); ++k) {
      std::uint64_t const other = ranked(rows[k]);
      best = other < best ? other : best;
    }
    if (best >> 32 == no_offer) return;
    auto& offer = offers[static_cast<std::uint32_t>(best)];
    std::uint32_t const count = offer.count + one_served;
    offer.count = count;
    offer.price = (count & room_mask) == 0 ? no_offer : static_cast<std::uint32_t>(best >> 32);
  }

  FLYWHEEL_HD std::uint64_t ranked(std::uint32_t row) const { return std::uint64_t{offers[row].price} << 32 | row; }
};

struct Post {
  CheapestOfSampled args;
  Offer* offers;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t row) const {
    std::uint32_t const room = args.room[row];
    offers[row] = {room == 0 ? no_offer : args.price[row], room};
  }
};

struct Serve {
  CheapestOfSampled args;
  Offer* offers;

  FLYWHEEL_HD void operator()(std::uint32_t segment) const {
    std::uint32_t const first = args.providers.first(segment);
    std::uint32_t const providers = args.providers.last(segment) - first;
    auto const& law = args.jobs[segment];
    if (providers == 0 || law.jobs == 0) return;
    if (law.sample == 3) {
      ServeJobs<3>{law, offers + first, providers}();
    } else {
      ServeJobs<0>{law, offers + first, providers}();
    }
  }
};

struct Tell {
  CheapestOfSampled args;
  Offer const* offers;

  FLYWHEEL_HD void operator()(std::uint32_t, std::uint32_t row) const {
    args.served[row] = static_cast<std::uint8_t>(offers[row].count >> room_bits);
  }
};

}  // namespace

template <class Backend>
void cheapest_of_sampled(Backend const& on, CheapestOfSampled const& args) {
  OpWatch const watch{on, "cheapest_of_sampled"};
  Scratch<Offer, Backend> const offers{on, args.rows};
  for_each_row(on, args.providers, Post{args, offers.data()});
  for_each_segment(on, args.providers, Serve{args, offers.data()});
  for_each_row(on, args.providers, Tell{args, offers.data()});
}

}  // namespace flywheel::matching
