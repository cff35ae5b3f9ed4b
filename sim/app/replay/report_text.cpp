#include <fmt/format.h>

#include <algorithm>

#include "sim/app/replay/report.hpp"
#include "sim/output/summary.hpp"

namespace flywheel::app::replay {
namespace {

using output::SummaryRow;

constexpr double rao_per_alpha = 1e9;

std::string alpha_text(std::uint64_t rao) {
  return fmt::format("{:.6f}", static_cast<double>(rao) / rao_per_alpha);
}

std::string share_text(std::uint16_t stored) {
  return fmt::format("{:.4f}", stored / 65'535.0);
}

/// With its sign, unless it rounds to nothing.
std::string signed_text(double value, int decimals) {
  auto const text = fmt::format("{:+.{}f}", value, decimals);
  return text.find_first_of("123456789") == std::string::npos ? text.substr(1) : text;
}

std::string difference_text(Change<std::uint64_t> const& rao) {
  return signed_text((static_cast<double>(rao.after) - static_cast<double>(rao.before)) / rao_per_alpha, 6);
}

std::string percent_text(Change<std::uint64_t> const& rao) {
  if (rao.before == 0) return rao.after == 0 ? "" : "new";
  auto const before = static_cast<double>(rao.before);
  return signed_text(100 * (static_cast<double>(rao.after) - before) / before, 2) + " %";
}

/// The per-uid table, in one of two widths: with what was set, or as it is.
class UidTable {
 public:
  explicit UidTable(bool compares) : compares_{compares} {}

  [[nodiscard]] std::string heading() const {
    auto const emission = fmt::format("{:>{}}", "emission [alpha]", emission_width());
    auto const text = fmt::format("{:<12} {:<9} {:>7} {:>{}} {:>{}} {}", "uid", "role", "stake", "incentive",
                                  share_width(), "dividends", share_width(), emission);
    return compares_ ? text + fmt::format(" {:>15} {:>10}\n", "difference", "percent") : text + "\n";
  }

  [[nodiscard]] std::string line(Effect const& effect) const {
    return line(std::to_string(effect.uid), name_of(effect.role), share_text(effect.stake_weight),
                shares(effect.incentive), shares(effect.dividends), effect.emission_rao);
  }

  [[nodiscard]] std::string sum(std::string const& name, Change<std::uint64_t> const& emission_rao) const {
    return line(name, "", "", "", "", emission_rao);
  }

 private:
  [[nodiscard]] int share_width() const { return compares_ ? 16 : 9; }
  [[nodiscard]] int emission_width() const { return compares_ ? 33 : 17; }

  [[nodiscard]] std::string shares(Change<std::uint16_t> const& stored) const {
    if (stored.before == 0 && stored.after == 0) return "-";
    return compares_ ? share_text(stored.before) + " → " + share_text(stored.after) : share_text(stored.before);
  }

  [[nodiscard]] std::string line(std::string const& uid, char const* role, std::string const& stake,
                                 std::string const& incentive, std::string const& dividends,
                                 Change<std::uint64_t> const& rao) const {
    auto const emission = compares_ ? fmt::format("{:>15} → {:>15}", alpha_text(rao.before), alpha_text(rao.after))
                                    : fmt::format("{:>17}", alpha_text(rao.before));
    auto const text = fmt::format("{:<12} {:<9} {:>7} {:>{}} {:>{}} {}", uid, role, stake, incentive, share_width(),
                                  dividends, share_width(), emission);
    return compares_ ? text + fmt::format(" {:>15} {:>10}\n", difference_text(rao), percent_text(rao)) : text + "\n";
  }

  bool compares_;
};

std::string uids_text(Report const& report, std::size_t top) {
  UidTable const table{report.compares()};
  auto text = table.heading();
  std::size_t shown = 0, left_out = 0;
  Change<std::uint64_t> rest_rao;
  for (auto const& effect : report.comparison.effects) {
    if (!effect.earns()) continue;
    if (shown < top) {
      text += table.line(effect);
      ++shown;
    } else {
      ++left_out;
      rest_rao.before += effect.emission_rao.before;
      rest_rao.after += effect.emission_rao.after;
    }
  }
  if (left_out > 0) text += table.sum(fmt::format("{} others", left_out), rest_rao);
  return text + table.sum("all", report.comparison.emission.total_rao);
}

/// "0.4123 → 0.4388", or the one figure where nothing was set.
template <class T, class Text>
std::string change_text(bool compares, Change<T> const& of, Text const& text) {
  return compares ? text(of.before) + " → " + text(of.after) : text(of.before);
}

void add_spread(std::string const& name, char const* whose, bool compares, Spread const& spread,
                std::vector<SummaryRow>& rows) {
  auto const gini = [](auto const& held) { return fmt::format("{:.4f}", held.gini); };
  auto const nakamoto = [](auto const& held) { return std::to_string(held.nakamoto); };
  rows.push_back({name, change_text(compares, spread.total_rao, alpha_text), "alpha",
                  fmt::format("{}: {}", whose, spread.earners)});
  rows.push_back({"  Gini", change_text(compares, spread.held, gini), "", "0 equal, towards 1 held by one"});
  rows.push_back({"  Nakamoto", change_text(compares, spread.held, nakamoto), "uids", "that hold more than half"});
}

std::string list_of(std::vector<std::uint32_t> const& uids) {
  constexpr std::size_t most_listed = 12;
  std::vector<std::uint32_t> const first{
      uids.begin(), uids.begin() + static_cast<std::ptrdiff_t>(std::min(uids.size(), most_listed))};
  return fmt::format("{}{}", fmt::join(first, ", "), uids.size() > most_listed ? ", ..." : "");
}

void add_changes(Comparison const& of, std::vector<SummaryRow>& rows) {
  auto const total = static_cast<double>(of.emission.total_rao.before);
  auto const share = total > 0
                         ? fmt::format("; {:.2f} % of the emission", 100 * static_cast<double>(of.gained_rao) / total)
                         : std::string{};
  rows.push_back({"gain", "+" + alpha_text(of.gained_rao), "alpha", fmt::format("uids: {}{}", of.gainers, share)});
  rows.push_back({"lose", "-" + alpha_text(of.lost_rao), "alpha", fmt::format("uids: {}", of.losers)});
  auto const permits = of.permits_given.size() + of.permits_taken.size();
  auto const given = of.permits_given.empty() ? "" : fmt::format("given to {} ", list_of(of.permits_given));
  auto const taken = of.permits_taken.empty() ? "" : fmt::format("taken from {}", list_of(of.permits_taken));
  rows.push_back({"permits changed", std::to_string(permits), "uids", given + taken});
  rows.push_back({"consensus changed", std::to_string(of.consensus_changed), "uids",
                  fmt::format("{} rise from 0, {} fall to 0", of.consensus_risen, of.consensus_fallen)});
}

std::string totals_text(Report const& report) {
  auto const& of = report.comparison;
  std::vector<SummaryRow> rows;
  if (report.compares()) add_changes(of, rows);
  add_spread("emission", "uids", report.compares(), of.emission, rows);
  add_spread("incentive", "miners", report.compares(), of.incentive, rows);
  add_spread("dividends", "validators", report.compares(), of.dividends, rows);
  return output::as_table(rows, output::colour_of_standard_output());
}

std::string settings_text(std::vector<Setting> const& settings) {
  std::vector<SummaryRow> rows;
  for (auto const& one : settings) {
    auto const same = one.before == one.after ? "as it is" : "";
    rows.push_back({one.key, one.before + " → " + one.after, one.unit, same});
  }
  return output::as_table(rows);
}

}  // namespace

std::string as_text(Report const& report, std::size_t top) {
  return fmt::format("{}: case {}: {} uids, {} {} on {}\n{}\n{}\n{}", report.file, report.case_name,
                     report.comparison.effects.size(), report.epochs, report.epochs == 1 ? "epoch" : "epochs",
                     report.device, settings_text(report.settings), uids_text(report, top), totals_text(report));
}

char const* name_of(Role role) {
  switch (role) {
    case Role::validator:
      return "validator";
    case Role::miner:
      return "miner";
    case Role::both:
      return "both";
    case Role::idle:
      break;
  }
  return "idle";
}

}  // namespace flywheel::app::replay
