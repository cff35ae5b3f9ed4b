#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "kernels/base/philox.hpp"
#include "kernels/base/platform.hpp"

namespace flywheel {

/// What a draw is for. A stream is a name, "io_net/failures", hashed when the program is compiled, so that a new rule
/// names its own and edits no list. The counter word is twice the hash for general draws and one more for draws of one
/// word an agent and step: one name may serve both and they never meet.
/// Errors  two names may share the 31-bit hash: with n names the odds are n^2 / 2^32, 1 in 100,000 for 200 names.
/// Source  FNV-1a, Fowler, Noll, Vo (RFC 9923), 32 bits, folded to 31.
class Stream {
 public:
  /// Always evaluated by the compiler: a GPU thread has no string to hash.
  consteval explicit Stream(std::string_view name) : general_{hash(name)} {}

  /// The stream of a name known only at run time; for the host.
  static Stream of_name(std::string_view name) { return Stream{hash(name)}; }

  FLYWHEEL_HD constexpr std::uint32_t general_word() const { return general_; }
  FLYWHEEL_HD constexpr std::uint32_t step_word() const { return general_ | 1; }

 private:
  constexpr explicit Stream(std::uint32_t hashed) : general_{hashed} {}

  static constexpr std::uint32_t hash(std::string_view name) {
    std::uint32_t bits = 0x811C9DC5;
    for (char const letter : name) bits = (bits ^ static_cast<std::uint8_t>(letter)) * 0x01000193;
    return ((bits >> 31) ^ bits) << 1;
  }

  std::uint32_t general_;
};

/// A uniform number in the open interval (0, 1) from 64 random bits: an odd multiple of 2^-53, so that 52 bits are
/// random, the mean is exactly 1/2, and neither 0 nor 1 can occur; u and 1 - u are equally likely.
FLYWHEEL_HD constexpr double uniform_from_bits(std::uint64_t bits) {
  return std::bit_cast<double>((bits >> 12) | 0x3FF0000000000000) - (1 - 0x1p-53);
}

/// The same from one word: (word + 1/2) / 2^32, exactly.
FLYWHEEL_HD constexpr double uniform_from_word(std::uint32_t word) {
  return std::bit_cast<double>((std::uint64_t{word} << 20) | 0x3FF0000000000000) - (1 - 0x1p-33);
}

/// The draws of one event of one entity: words of the Philox blocks (entity, ordinal, stream, k), k = 0, 1, 2, ..., in
/// order, under the world's seed as key. Equal arguments give equal draws wherever and whenever they are asked for.
/// Shape   entity: the id inside its world, never the row of the batch, never reused. ordinal: which event of that
///         entity on that stream. An id of 64 bits (a job's serial number) gives its low word as entity and its high
///         word as ordinal, and takes its further draws from further streams.
/// Domain  2^34 words each, then they repeat.
class Draws {
 public:
  FLYWHEEL_HD constexpr Draws(std::uint64_t seed, std::uint32_t entity, std::uint32_t ordinal, Stream stream)
      : seed_{seed}, entity_{entity}, ordinal_{ordinal}, stream_{stream.general_word()} {}

  /// 32 random bits.
  FLYWHEEL_HD constexpr std::uint32_t word() {
    if (left_ == 0) refill();
    --left_;
    auto const next = block_.word[0];
    block_.word[0] = block_.word[1];  // shifting keeps the block in registers, where an index would not
    block_.word[1] = block_.word[2];
    block_.word[2] = block_.word[3];
    return next;
  }

  /// 64 random bits; the earlier word is the low one.
  FLYWHEEL_HD constexpr std::uint64_t bits() {
    std::uint64_t const low = word();
    return low | std::uint64_t{word()} << 32;
  }

  /// A uniform double in (0, 1), see uniform_from_bits.
  FLYWHEEL_HD constexpr double uniform() { return uniform_from_bits(bits()); }

 private:
  FLYWHEEL_HD constexpr void refill() {
    block_ = philox(seed_, entity_, ordinal_, stream_, k_);
    ++k_;
    left_ = 4;
  }

  std::uint64_t seed_;
  std::uint32_t entity_;
  std::uint32_t ordinal_;
  std::uint32_t stream_;
  std::uint32_t k_ = 0;
  std::uint32_t left_ = 0;
  PhiloxBlock block_{};
};

/// The words of agents 4 group .. 4 group + 3 at one step; a loop over groups vectorises.
FLYWHEEL_HD constexpr PhiloxBlock step_words4(std::uint64_t seed, std::uint32_t group, std::uint32_t step,
                                              Stream stream) {
  return philox(seed, group, step, stream.step_word(), 0);
}

/// The one word that an agent draws on a stream at a step: word (id & 3) of counter (id >> 2, step, stream, 0).
FLYWHEEL_HD constexpr std::uint32_t step_word(std::uint64_t seed, std::uint32_t id, std::uint32_t step, Stream stream) {
  return step_words4(seed, id >> 2, step, stream).word[id & 3];
}

}  // namespace flywheel
