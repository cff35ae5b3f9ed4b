#include <nlohmann/json.hpp>

#include "sim/app/replay/report.hpp"

namespace flywheel::app::replay {
namespace {

using nlohmann::ordered_json;

/// {"before": ..., "after": ...}, without `after` where nothing was set.
class ChangeAsJson {
 public:
  explicit ChangeAsJson(bool compares) : compares_{compares} {}

  template <class T>
  ordered_json operator()(Change<T> const& of) const {
    return compares_ ? ordered_json{{"before", of.before}, {"after", of.after}} : ordered_json{{"before", of.before}};
  }

 private:
  bool compares_;
};

ordered_json to_json(Effect const& of, ChangeAsJson const& change) {
  ordered_json json{{"uid", of.uid},
                    {"role", name_of(of.role)},
                    {"stake_weight", of.stake_weight},
                    {"incentive", change(of.incentive)},
                    {"dividends", change(of.dividends)},
                    {"consensus", change(of.consensus)},
                    {"validator_trust", change(of.validator_trust)},
                    {"validator_permit", change(of.permit)},
                    {"emission_rao", change(of.emission_rao)},
                    {"incentive_rao", change(of.incentive_rao)},
                    {"dividends_rao", change(of.dividends_rao)}};
  return json;
}

ordered_json to_json(Spread const& of, ChangeAsJson const& change) {
  return {{"earners", of.earners},
          {"total_rao", change(of.total_rao)},
          {"gini", change(Change<double>{of.held.before.gini, of.held.after.gini})},
          {"nakamoto", change(Change<std::uint32_t>{of.held.before.nakamoto, of.held.after.nakamoto})}};
}

ordered_json settings_json(std::vector<Setting> const& settings) {
  auto list = ordered_json::array();
  for (auto const& one : settings)
    list.push_back({{"key", one.key}, {"before", one.before}, {"after", one.after}, {"unit", one.unit}});
  return list;
}

ordered_json uids_json(std::vector<Effect> const& effects, bool compares) {
  auto list = ordered_json::array();
  for (auto const& effect : effects) {
    auto one = to_json(effect, ChangeAsJson{compares});
    if (compares) one["difference_rao"] = effect.difference_rao();
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace

std::string as_json(Report const& report) {
  auto const& of = report.comparison;
  ChangeAsJson const change{report.compares()};
  ordered_json json{{"file", report.file},
                    {"case", report.case_name},
                    {"device", report.device},
                    {"epochs", report.epochs},
                    {"settings", settings_json(report.settings)},
                    {"emission", to_json(of.emission, change)},
                    {"incentive", to_json(of.incentive, change)},
                    {"dividends", to_json(of.dividends, change)}};
  if (report.compares()) {
    json["gained_rao"] = of.gained_rao;
    json["lost_rao"] = of.lost_rao;
    json["gainers"] = of.gainers;
    json["losers"] = of.losers;
    json["permits_given"] = of.permits_given;
    json["permits_taken"] = of.permits_taken;
    json["consensus_changed"] = of.consensus_changed;
    json["consensus_risen"] = of.consensus_risen;
    json["consensus_fallen"] = of.consensus_fallen;
  }
  json["uids"] = uids_json(of.effects, report.compares());
  return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace flywheel::app::replay
