#include "kernels/emission/big_natural.hpp"

#include "kernels/base/wide_integer.hpp"

namespace flywheel::emission {

BigNatural::BigNatural(std::uint64_t value) {
  if (value > 0) digits_.push_back(value);
}

void BigNatural::multiply(std::uint64_t factor) {
  std::uint64_t carry = 0;
  for (auto& digit : digits_) {
    UInt128 const product = static_cast<UInt128>(digit) * factor + carry;
    digit = static_cast<std::uint64_t>(product);
    carry = static_cast<std::uint64_t>(product >> 64);
  }
  if (carry > 0) digits_.push_back(carry);
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

void BigNatural::divide(std::uint64_t divisor) {
  std::uint64_t remainder = 0;
  for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit) {
    auto const part = flywheel::divide((static_cast<UInt128>(remainder) << 64) | *digit, UInt128{divisor});
    *digit = static_cast<std::uint64_t>(part.quotient);
    remainder = static_cast<std::uint64_t>(part.remainder);
  }
  while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

std::optional<std::uint64_t> BigNatural::to_uint64() const {
  if (digits_.empty()) return 0;
  if (digits_.size() > 1) return std::nullopt;
  return digits_.front();
}

}  // namespace flywheel::emission
