#pragma once

#include <cstdint>

#include "kernels/base/random.hpp"

namespace flywheel {

/// Philox blocks that one batch computes side by side: wide enough that compilers keep the lanes in vector registers.
inline constexpr std::uint32_t batch_groups = 32;

/// Words that one batch yields, those of as many agents.
inline constexpr std::uint32_t batch_words = 4 * batch_groups;

/// The words of agents 4 first_group .. 4 first_group + 127 at one step, as step_word gives them one by one.
/// Shape   -> words [batch_words]
inline void fill_step_batch(std::uint64_t seed, std::uint32_t first_group, std::uint32_t step, Stream stream,
                            std::uint32_t* FLYWHEEL_RESTRICT words) {
  std::uint32_t c0[batch_groups];
  std::uint32_t c1[batch_groups];
  std::uint32_t c2[batch_groups];
  std::uint32_t c3[batch_groups];
  for (std::uint32_t lane = 0; lane < batch_groups; ++lane) {
    c0[lane] = first_group + lane;
    c1[lane] = step;
    c2[lane] = stream.step_word();
    c3[lane] = 0;
  }
  auto key0 = static_cast<std::uint32_t>(seed);
  auto key1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < 10; ++round) {
    for (std::uint32_t lane = 0; lane < batch_groups; ++lane) {
      auto const left = static_cast<std::uint32_t>((std::uint64_t{0xD2511F53} * c0[lane]) >> 32);
      auto const right = static_cast<std::uint32_t>((std::uint64_t{0xCD9E8D57} * c2[lane]) >> 32);
      auto const next0 = right ^ c1[lane] ^ key0;
      auto const next2 = left ^ c3[lane] ^ key1;
      c1[lane] = 0xCD9E8D57 * c2[lane];  // the low half as its own product: a vector instruction each
      c3[lane] = 0xD2511F53 * c0[lane];
      c0[lane] = next0;
      c2[lane] = next2;
    }
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  for (std::uint32_t lane = 0; lane < batch_groups; ++lane) {
    words[4 * lane] = c0[lane];
    words[4 * lane + 1] = c1[lane];
    words[4 * lane + 2] = c2[lane];
    words[4 * lane + 3] = c3[lane];
  }
}

/// words[i] = step_word(seed, first_id + i, step, stream): the host's way to draw for a run of agents at once. Fastest
/// where first_id is a multiple of 4 and count of batch_words.
/// Shape   -> words [count]. Domain  first_id + count <= 2^32.
inline void fill_step_words(std::uint64_t seed, std::uint32_t first_id, std::uint32_t count, std::uint32_t step,
                            Stream stream, std::uint32_t* FLYWHEEL_RESTRICT words) {
  std::uint32_t done = 0;
  while (done < count && (first_id + done) % 4 != 0) {
    words[done] = step_word(seed, first_id + done, step, stream);
    ++done;
  }
  for (; count - done >= batch_words; done += batch_words) {
    fill_step_batch(seed, (first_id + done) / 4, step, stream, words + done);
  }
  for (; count - done >= 4; done += 4) {
    auto const block = step_words4(seed, (first_id + done) / 4, step, stream);
    for (std::uint32_t lane = 0; lane < 4; ++lane) words[done + lane] = block.word[lane];
  }
  for (; done < count; ++done) words[done] = step_word(seed, first_id + done, step, stream);
}

}  // namespace flywheel
