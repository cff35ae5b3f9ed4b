#include "sim/verify/field.hpp"

#include "sim/verify/fault.hpp"

namespace flywheel::verify {

void Field::refuse(std::string const& what) const {
  throw VectorFaults{{{*file_, *case_name_, member_, "expected " + what + ", got " + short_text(*value_)}}};
}

std::optional<Field> Field::find(std::string_view name) const {
  if (!value_->is_object()) refuse("an object");
  auto const found = value_->find(name);
  if (found == value_->end()) return std::nullopt;
  return Field{*file_, *case_name_, member_ + "." + std::string{name}, *found};
}

Field Field::at(std::string_view name) const {
  if (auto found = find(name)) return *std::move(found);
  throw VectorFaults{{{*file_, *case_name_, member_ + "." + std::string{name}, "expected this member, got nothing"}}};
}

std::vector<Field> Field::items() const {
  if (!value_->is_array()) refuse("a list");
  std::vector<Field> items;
  for (std::size_t i = 0; i < value_->size(); ++i) {
    items.emplace_back(*file_, *case_name_, member_ + "[" + std::to_string(i) + "]", (*value_)[i]);
  }
  return items;
}

std::int64_t Field::small_integer() const {
  constexpr std::int64_t bound = std::int64_t{1} << 53;
  if (!value_->is_number_integer()) refuse("a whole number");
  bool const is_huge = value_->is_number_unsigned() && value_->get<std::uint64_t>() >= std::uint64_t{1} << 53;
  auto const value = is_huge ? bound : value_->get<std::int64_t>();
  if (value >= bound || value <= -bound) refuse("a whole number below 2^53 in size (larger ones are decimal texts)");
  return value;
}

std::string Field::decimal_text(char const* what) const {
  if (!value_->is_string()) refuse(what);
  return value_->get<std::string>();
}

ExactDecimal Field::decimal() const {
  constexpr auto what = "a decimal text such as \"12.5\", of at most 38 digits";
  auto text = decimal_text(what);
  auto const point = text.find('.');
  unsigned decimals = 0;
  if (point != std::string::npos) {
    decimals = static_cast<unsigned>(text.size() - point - 1);
    bool const has_both_sides = decimals > 0 && point > 0 && text[point - 1] != '-';
    if (!has_both_sides) refuse(what);
    text.erase(point, 1);
  }
  bool const is_negative = text.starts_with('-');
  auto digits = text.substr(is_negative ? 1 : 0);
  auto const leading = std::min(digits.find_first_not_of('0'), digits.empty() ? 0 : digits.size() - 1);
  auto const size = int128_from_text(digits.substr(leading));
  if (!size || digits.find('-') != std::string::npos) refuse(what);
  return {is_negative ? -*size : *size, decimals};
}

ExactRatio Field::ratio() const {
  constexpr auto what = "a fraction text such as \"2/3\"";
  auto const text = decimal_text(what);
  auto const slash = text.find('/');
  if (slash == std::string::npos) refuse(what);
  auto const numerator = int128_from_text(std::string_view{text}.substr(0, slash));
  auto const denominator = uint128_from_text(std::string_view{text}.substr(slash + 1));
  if (!numerator || !denominator || *denominator == 0) refuse(what);
  return {*numerator, *denominator};
}

double Field::real() const {
  if (!value_->is_number()) refuse("a number");
  return value_->get<double>();
}

bool Field::flag() const {
  if (!value_->is_boolean()) refuse("true or false");
  return value_->get<bool>();
}

std::string Field::text() const {
  if (!value_->is_string()) refuse("a text");
  return value_->get<std::string>();
}

}  // namespace flywheel::verify
