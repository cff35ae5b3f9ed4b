#include <algorithm>
#include <array>
#include <string>

#include "kernels/scoring/yuma/liquid_alpha.hpp"
#include "sim/verify/bittensor/adapters.hpp"
#include "sim/verify/bittensor/epoch_run.hpp"
#include "sim/verify/bittensor/fixed_field.hpp"

namespace flywheel::verify::bittensor {
namespace {

using scoring::YumaStage;

/// FNV-1a of a matrix: row and column (u32) and value (i64), little endian, zeros left out, and how many these were.
class MatrixHash {
 public:
  void add(std::uint32_t row, std::uint32_t column, std::int64_t value) {
    if (value == 0) return;
    feed(row, 4);
    feed(column, 4);
    feed(static_cast<std::uint64_t>(value), 8);
    ++entries_;
  }

  [[nodiscard]] Json to_json() const {
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[i] = "0123456789abcdef"[(hash_ >> (60 - 4 * i)) & 15];
    return {{"fnv1a64", text}, {"nonzero", entries_}};
  }

 private:
  void feed(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) hash_ = (hash_ ^ ((value >> (8 * i)) & 255)) * 0x100000001b3;
  }

  std::uint64_t hash_ = 0xcbf29ce484222325;
  std::uint64_t entries_ = 0;
};

Json hash_of_bonds(std::vector<SparseRow> const& bonds) {
  MatrixHash hash;
  for (std::size_t row = 0; row < bonds.size(); ++row) {
    auto sorted = bonds[row];
    std::sort(sorted.begin(), sorted.end());
    for (auto const& [uid, value] : sorted) hash.add(static_cast<std::uint32_t>(row), uid, value);
  }
  return hash.to_json();
}

/// A stage of neurons without a row is 0 everywhere, but for alphas: those of nothing held.
Json hash_of_stage(EpochCase const& subnet, EpochResult const& result, YumaStage stage) {
  auto const neurons = static_cast<std::uint32_t>(subnet.neurons());
  auto const at_rest = scoring::AlphaSigmoid{factors_of(subnet.parameters, subnet.clock)}.at(I32F32::zero()).bits;
  std::int64_t const otherwise = stage == YumaStage::liquid_alphas ? at_rest : 0;
  MatrixHash hash;
  for (std::uint32_t uid = 0; uid < neurons; ++uid) {
    std::uint32_t const row = result.row_of[uid];
    std::size_t const first = (static_cast<std::size_t>(stage) * result.stage_rows + row) * neurons;
    for (std::uint32_t column = 0; column < neurons; ++column) {
      hash.add(uid, column, row == scoring::no_stage_row ? otherwise : result.stages[first + column]);
    }
  }
  return hash.to_json();
}

struct StageName {
  char const* name;
  YumaStage stage;
  bool is_of_classic, is_of_yuma3;
};

constexpr std::array stage_names{
    StageName{"weights_raw", YumaStage::weights_raw, true, true},
    StageName{"weights_permit", YumaStage::weights_permit, true, true},
    StageName{"weights_diag", YumaStage::weights_diag, true, true},
    StageName{"weights_outdated", YumaStage::weights_outdated, true, true},
    StageName{"weights_norm", YumaStage::weights_norm, true, true},
    StageName{"clipped_weights", YumaStage::clipped_weights, true, true},
    StageName{"weights_for_bonds", YumaStage::weights_for_bonds, false, true},
    StageName{"bonds_prev", YumaStage::bonds_prev, true, true},
    StageName{"bonds_masked", YumaStage::bonds_masked, true, true},
    StageName{"bonds_norm", YumaStage::bonds_norm, true, false},
    StageName{"bonds_delta", YumaStage::bonds_delta, true, false},
    StageName{"bonds_delta_norm", YumaStage::bonds_delta_norm, true, false},
    StageName{"liquid_alphas", YumaStage::liquid_alphas, false, true},
    StageName{"bonds_ema", YumaStage::bonds_ema, true, true},
    StageName{"bonds_ema_norm", YumaStage::bonds_ema_norm, false, true},
};

bool is_liquid(EpochCase const& subnet, EpochResult const& result) {
  bool const any = std::any_of(result.after.raw_consensus.begin(), result.after.raw_consensus.end(),
                               [](I32F32 consensus) { return consensus > I32F32::zero(); });
  return subnet.parameters.liquid_alpha == scoring::LiquidAlpha::on && any;
}

Json hashes_of_stages(EpochCase const& subnet, EpochResult const& result) {
  Json hashes = Json::object();
  bool const is_classic = subnet.parameters.bonds == scoring::BondRule::classic;
  for (auto const& of : stage_names) {
    if (!(is_classic ? of.is_of_classic : of.is_of_yuma3)) continue;
    if (of.stage == YumaStage::liquid_alphas && !is_liquid(subnet, result)) continue;
    hashes[of.name] = hash_of_stage(subnet, result, of.stage);
  }
  return hashes;
}

Json flags(std::vector<std::uint8_t> const& column) {
  Json list = Json::array();
  for (auto const flag : column) list.push_back(flag != 0);
  return list;
}

Json amounts(std::vector<std::uint64_t> const& column) {
  Json list = Json::array();
  for (auto const amount : column) list.push_back(bigint_of(amount));
  return list;
}

Json bits(std::vector<I32F32> const& column) {
  Json list = Json::array();
  for (auto const number : column) list.push_back(bits_of(number));
  return list;
}

Json rows(std::vector<SparseRow> const& bonds) {
  Json list = Json::array();
  for (auto const& row : bonds) {
    Json flat = Json::array();
    for (auto const& [uid, value] : row) {
      flat.push_back(uid);
      flat.push_back(value);
    }
    list.push_back(std::move(flat));
  }
  return list;
}

Json raw_of(EpochCase const& subnet, EpochResult const& result) {
  Json raw{{"stake", bits(result.after.raw_stake)},
           {"active_stake", bits(result.after.raw_active_stake)},
           {"consensus", bits(result.after.raw_consensus)},
           {"validator_trust", bits(result.after.raw_trust)},
           {"incentive", bits(result.after.raw_incentive)},
           {"dividends", bits(result.after.raw_dividends)},
           {"normalized_combined_emission", bits(result.after.raw_combined)}};
  if (subnet.parameters.bonds == scoring::BondRule::yuma3)
    raw["total_bonds_per_validator"] = bits(result.after.raw_bonds);
  return raw;
}

Json expectation(EpochCase const& subnet, EpochResult const& result) {
  return {{"active", flags(result.after.active)},
          {"validator_permit", flags(result.after.permits)},
          {"stake_weight", result.after.stake_weight},
          {"consensus", result.after.consensus},
          {"incentive", result.after.incentive},
          {"dividends", result.after.dividends},
          {"validator_trust", result.after.validator_trust},
          {"server_emission", amounts(result.after.server)},
          {"validator_emission", amounts(result.after.validator)},
          {"combined_emission", amounts(result.after.combined)},
          {"bonds", rows(result.bonds)},
          {"bonds_hash", hash_of_bonds(result.bonds)},
          {"raw", raw_of(subnet, result)},
          {"stage_hash", hashes_of_stages(subnet, result)}};
}

}  // namespace

Json yuma_epoch(Field const& input, Device const& device) {
  auto subnet = epoch_case(input);
  Json epochs = Json::array();
  for (auto const& epoch : input.at("epochs").items()) {
    prepare_epoch(epoch, subnet);
    auto const result = run_epoch(subnet, device);
    epochs.push_back(expectation(subnet, result));
    subnet.permits = result.after.permits;
    subnet.bonds = result.bonds;
  }
  return {{"epochs", std::move(epochs)}};
}

}  // namespace flywheel::verify::bittensor
