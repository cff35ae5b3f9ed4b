#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/base/wide_integer.hpp"
#include "kernels/base/wide_integer_text.hpp"
#include "sim/verify/json_text.hpp"

namespace flywheel::verify {

/// An exact decimal: digits / 10^decimals.
struct ExactDecimal {
  Int128 digits;
  unsigned decimals;
};

/// An exact fraction, not reduced; the denominator is positive.
struct ExactRatio {
  Int128 numerator;
  UInt128 denominator;
};

/// One value of a case, read as a type of the envelope. It knows where it stands, and throws VectorFaults naming that
/// place and what was expected there. Refers to the file that it was read from.
class Field {
 public:
  Field(std::string const& file, std::string const& case_name, std::string member, Json const& value)
      : file_{&file}, case_name_{&case_name}, member_{std::move(member)}, value_{&value} {}

  /// A member of an object; `find` is empty where the member is absent.
  [[nodiscard]] Field at(std::string_view name) const;
  [[nodiscard]] std::optional<Field> find(std::string_view name) const;
  /// The values of a list.
  [[nodiscard]] std::vector<Field> items() const;
  [[nodiscard]] bool is_null() const { return value_->is_null(); }

  /// `bigint`: decimal text of an integer that T holds.
  template <Integer T>
  [[nodiscard]] T bigint() const;
  /// `int`: a JSON integer, below 2^53 in size, that T holds.
  template <Integer T>
  [[nodiscard]] T whole() const;
  [[nodiscard]] ExactDecimal decimal() const;
  [[nodiscard]] ExactRatio ratio() const;
  [[nodiscard]] double real() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] std::string text() const;

  /// Throws VectorFaults: expected `what`, got this value.
  [[noreturn]] void refuse(std::string const& what) const;

 private:
  [[nodiscard]] std::int64_t small_integer() const;
  [[nodiscard]] std::string decimal_text(char const* what) const;

  std::string const* file_;
  std::string const* case_name_;
  std::string member_;
  Json const* value_;
};

template <Integer T>
T Field::bigint() const {
  constexpr auto what = "a decimal text of a whole number in range";
  auto const digits = decimal_text(what);
  if constexpr (std::same_as<T, UInt128>) {
    auto const wide = uint128_from_text(digits);
    return wide ? *wide : (refuse(what), T{});
  } else {
    auto const wide = int128_from_text(digits);
    return wide && fits<T>(*wide) ? static_cast<T>(*wide) : (refuse(what), T{});
  }
}

template <Integer T>
T Field::whole() const {
  auto const value = small_integer();
  if (!fits<T>(value)) refuse("a whole number in range");
  return static_cast<T>(value);
}

/// A `bigint` as adapters return it.
template <Integer T>
[[nodiscard]] Json bigint_of(T value) {
  using Wide = std::conditional_t<is_signed_integer<T>, Int128, UInt128>;
  return to_decimal_text(static_cast<Wide>(value));
}

}  // namespace flywheel::verify
