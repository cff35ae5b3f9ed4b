#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "kernels/scoring/yuma/parameters.hpp"
#include "sim/verify/field.hpp"

namespace flywheel::verify::bittensor {

/// How the value of a hyperparameter is written in JSON.
enum class WrittenAs : std::uint8_t {
  number_or_flag,  // or null
  decimal_text,    // an amount that may pass 2^53
};

/// A hyperparameter that the epoch uses, under its name in `params` of a case.
struct Hyperparameter {
  std::string_view name;
  std::string_view unit;  // "of 65535", "blocks"; empty where there is none
  WrittenAs written_as;
  void (*read)(Field const& value, scoring::YumaParameters& parameters);
  std::string (*text)(scoring::YumaParameters const& parameters);
};

/// All of them, in the order of the vectors' page. Only `rho` is missing: the chain stores it, its epoch ignores it.
[[nodiscard]] std::span<Hyperparameter const> hyperparameters();

}  // namespace flywheel::verify::bittensor
