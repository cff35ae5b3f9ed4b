#include "tests/unit/replay/small_snapshot.hpp"

#include <fstream>

namespace flywheel::app::replay {
namespace {

using verify::Json;

Json file_of(char const* name, Json input) {
  return {{"format", "flywheel-vectors-1"},
          {"kind", "bittensor.yuma_epoch"},
          {"cases", Json::array({{{"name", name}, {"input", std::move(input)}}})}};
}

Json parameters() {
  return {{"kappa", 32'767},
          {"rho", 10},
          {"bonds_moving_average", 900'000},
          {"bonds_penalty", 65'535},
          {"alpha_low", 45'875},
          {"alpha_high", 58'982},
          {"alpha_sigmoid_steepness", 1'000},
          {"liquid_alpha", false},
          {"yuma3", false},
          {"activity_cutoff", 5'000},
          {"tempo", 360},
          {"max_allowed_validators", 64},
          {"stake_threshold", "0"},
          {"tao_weight", "0"},
          {"owner_uid", nullptr}};
}

Json epoch(std::size_t neurons, Json stake, Json weights) {
  return {{"current_block", 1'000},
          {"last_mechanism_step_block", 640},
          {"emission", "1000000000"},
          {"last_update", Json(std::vector<int>(neurons, 900))},
          {"block_at_registration", Json(std::vector<int>(neurons, 0))},
          {"alpha_stake", std::move(stake)},
          {"tao_stake", Json(std::vector<std::string>(neurons, "0"))},
          {"weights", std::move(weights)}};
}

Json rows(std::initializer_list<std::vector<int>> rows) {
  Json list = Json::array();
  for (auto const& row : rows) list.push_back(row);
  return list;
}

}  // namespace

Json worked_example() {
  return file_of(
      "worked",
      {{"n", 5},
       {"params", parameters()},
       {"initial", {{"validator_permit", {true, true, true, false, false}}, {"bonds", rows({{}, {}, {}, {}, {}})}}},
       {"epochs",
        Json::array({epoch(5, {"500000000000", "300000000000", "200000000000", "0", "0"},
                           rows({{3, 65'535, 4, 21'845}, {3, 65'535, 4, 65'535}, {3, 13'107, 4, 65'535}, {}, {}}))})}});
}

Json two_blocs() {
  return file_of(
      "blocs",
      {{"n", 4},
       {"params", parameters()},
       {"initial", {{"validator_permit", {true, true, false, false}}, {"bonds", rows({{}, {}, {}, {}})}}},
       {"epochs",
        Json::array({epoch(4, {"55000000000", "45000000000", "0", "0"}, rows({{2, 65'535}, {3, 65'535}, {}, {}}))})}});
}

Json& input_of(Json& file) {
  return file["cases"][0]["input"];
}

std::string SnapshotFolder::write(Json const& file) const {
  auto const path = folder_.path("s.json");
  std::ofstream{path} << file.dump();
  return path;
}

Snapshot SnapshotFolder::snapshot(Json const& file) const {
  return {write(file), std::nullopt, verify::bittensor::RowOrder::ascending};
}

}  // namespace flywheel::app::replay
