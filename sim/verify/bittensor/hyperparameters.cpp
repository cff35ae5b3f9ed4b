#include "sim/verify/bittensor/hyperparameters.hpp"

#include <array>
#include <limits>
#include <type_traits>

namespace flywheel::verify::bittensor {
namespace {

using scoring::YumaParameters;

template <class T>
T small_whole(Field const& value) {
  constexpr auto least = std::int64_t{std::numeric_limits<T>::min()};
  constexpr auto most = std::int64_t{std::numeric_limits<T>::max()};
  auto const number = value.whole<std::int64_t>();
  bool const is_in_range = number >= least && number <= most;
  if (!is_in_range) value.refuse("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return static_cast<T>(number);
}

template <auto Member>
void read_small(Field const& value, YumaParameters& parameters) {
  parameters.*Member = small_whole<std::remove_reference_t<decltype(parameters.*Member)>>(value);
}

template <auto Member>
void read_large(Field const& value, YumaParameters& parameters) {
  parameters.*Member = value.whole<std::uint64_t>();
}

template <auto Member>
void read_amount(Field const& value, YumaParameters& parameters) {
  parameters.*Member = value.bigint<std::uint64_t>();
}

void read_liquid_alpha(Field const& value, YumaParameters& parameters) {
  parameters.liquid_alpha = value.flag() ? scoring::LiquidAlpha::on : scoring::LiquidAlpha::off;
}

void read_yuma3(Field const& value, YumaParameters& parameters) {
  parameters.bonds = value.flag() ? scoring::BondRule::yuma3 : scoring::BondRule::classic;
}

void read_owner(Field const& value, YumaParameters& parameters) {
  parameters.owner_uid.reset();
  if (!value.is_null()) parameters.owner_uid = small_whole<std::uint16_t>(value);
}

template <auto Member>
std::string parameter_text(YumaParameters const& parameters) {
  return std::to_string(parameters.*Member);
}

std::string liquid_alpha_text(YumaParameters const& parameters) {
  return parameters.liquid_alpha == scoring::LiquidAlpha::on ? "true" : "false";
}

std::string yuma3_text(YumaParameters const& parameters) {
  return parameters.bonds == scoring::BondRule::yuma3 ? "true" : "false";
}

std::string owner_text(YumaParameters const& parameters) {
  return parameters.owner_uid ? std::to_string(*parameters.owner_uid) : "null";
}

template <auto Member>
constexpr Hyperparameter small_parameter(char const* name, char const* unit) {
  return {name, unit, WrittenAs::number_or_flag, read_small<Member>, parameter_text<Member>};
}

template <auto Member>
constexpr Hyperparameter large_parameter(char const* name, char const* unit) {
  return {name, unit, WrittenAs::number_or_flag, read_large<Member>, parameter_text<Member>};
}

template <auto Member>
constexpr Hyperparameter amount_parameter(char const* name, char const* unit) {
  return {name, unit, WrittenAs::decimal_text, read_amount<Member>, parameter_text<Member>};
}

constexpr std::array every_hyperparameter{
    small_parameter<&YumaParameters::kappa>("kappa", "of 65535"),
    large_parameter<&YumaParameters::bonds_moving_average_ppm>("bonds_moving_average", "of 1000000"),
    small_parameter<&YumaParameters::bonds_penalty>("bonds_penalty", "of 65535"),
    small_parameter<&YumaParameters::alpha_low>("alpha_low", "of 65535"),
    small_parameter<&YumaParameters::alpha_high>("alpha_high", "of 65535"),
    small_parameter<&YumaParameters::alpha_sigmoid_steepness>("alpha_sigmoid_steepness", "hundredths"),
    Hyperparameter{"liquid_alpha", "", WrittenAs::number_or_flag, read_liquid_alpha, liquid_alpha_text},
    Hyperparameter{"yuma3", "", WrittenAs::number_or_flag, read_yuma3, yuma3_text},
    large_parameter<&YumaParameters::activity_cutoff_blocks>("activity_cutoff", "blocks"),
    small_parameter<&YumaParameters::tempo_blocks>("tempo", "blocks"),
    small_parameter<&YumaParameters::max_allowed_validators>("max_allowed_validators", ""),
    amount_parameter<&YumaParameters::stake_threshold_rao>("stake_threshold", "rao"),
    amount_parameter<&YumaParameters::tao_weight>("tao_weight", "of 2^64 - 1"),
    Hyperparameter{"owner_uid", "", WrittenAs::number_or_flag, read_owner, owner_text},
};

}  // namespace

std::span<Hyperparameter const> hyperparameters() {
  return every_hyperparameter;
}

}  // namespace flywheel::verify::bittensor
