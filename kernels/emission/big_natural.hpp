#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace flywheel::emission {

/// A natural number of any size, for tables that the host prepares once. Host only: it allocates.
class BigNatural {
 public:
  explicit BigNatural(std::uint64_t value);

  /// This number becomes its product with the factor.
  void multiply(std::uint64_t factor);

  /// This number becomes the floor of its quotient. Domain  divisor > 0. Repeated floors compose:
  /// floor(floor(x / a) / b) = floor(x / (a b)).
  void divide(std::uint64_t divisor);

  /// The value where 64 bits hold it.
  [[nodiscard]] std::optional<std::uint64_t> to_uint64() const;

 private:
  std::vector<std::uint64_t> digits_;  // base 2^64, lowest first, no zero on top
};

}  // namespace flywheel::emission
