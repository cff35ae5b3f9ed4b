#include "sim/scenario/csv_series.hpp"

#include <array>
#include <optional>

#include "sim/scenario/kinds/duration.hpp"
#include "sim/scenario/kinds/real.hpp"
#include "sim/scenario/kinds/time.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/text_check.hpp"
#include "sim/scenario/text_file.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::size_t most_csv_bytes = 64u << 20;  // a quote a minute for four years
constexpr std::size_t most_faults = 20;            // of one file: a wrong column would repeat itself on every line
constexpr std::array<std::string_view, 2> columns{"time", "usd_per_token"};

std::string_view without_blanks(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string quoted(std::string_view text) {
  return describe(Node::make_scalar(std::string{text}));
}

/// Takes a series line by line.
class SeriesReader {
 public:
  SeriesReader(std::shared_ptr<Source const> const& source, std::int64_t start_unix_ms, std::int64_t longest_gap_ms,
               Faults& faults)
      : source_{source}, start_unix_ms_{start_unix_ms}, longest_gap_ms_{longest_gap_ms}, faults_{faults} {}

  CsvSeries read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.size() > most_csv_bytes) {
      fault({}, "expected at most 64 MiB, got more", 1, 1);
    } else if (auto const bad = find_bad_byte(text)) {
      fault({}, expected_but_got("text in UTF-8", bad->what), bad->line, bad->column);
    } else {
      read_lines(text);
    }
    return std::move(series_);
  }

 private:
  void read_lines(std::string_view text) {
    while (!text.empty() && found_ < most_faults) {
      auto const end = text.find('\n');
      auto line = text.substr(0, end);
      text = end == text.npos ? std::string_view{} : text.substr(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (without_blanks(line).empty() || line.starts_with('#')) continue;
      header_line_ == 0 ? take_header(line) : take_row(line);
    }
    if (found_ >= most_faults && !text.empty())
      return fault({}, "expected at most 20 faults, got as many; the rest is not read", line_ + 1, 1);
    if (header_line_ == 0) return fault({}, expected_but_got("the header 'time,usd_per_token'", "nothing"), 1, 1);
    if (rows_ == 0) fault({}, expected_but_got("a quote below the header", "nothing"), header_line_, 1);
  }

  void take_header(std::string_view line) {
    header_line_ = line_;
    auto const comma = line.find(',');
    if (comma != line.npos && without_blanks(line.substr(0, comma)) == columns[0] &&
        without_blanks(line.substr(comma + 1)) == columns[1])
      return;
    fault({}, expected_but_got("the header 'time,usd_per_token'", quoted(line)), line_, 1);
  }

  void take_row(std::string_view line) {
    ++rows_;
    auto const first = line.find(',');
    auto const second = first == line.npos ? first : line.find(',', first + 1);
    if (first == line.npos || second != line.npos)
      return fault({}, expected_but_got("two columns, a time and a price", quoted(line)), line_, 1);
    auto const time = read_field<Moment>(line, 0, first, TimeOrOffset{}, columns[0]);
    auto const price = read_field<double>(line, first + 1, line.size(), Real{.above = 0}, columns[1]);
    if (time) take_time(time->since(start_unix_ms_), without_blanks(line.substr(0, first)));
    lost_a_time_ = !time;
    if (price) series_.usd_per_token.push_back(*price);
  }

  template <class Value, class Kind>
  std::optional<Value> read_field(std::string_view line, std::size_t begin, std::size_t end, Kind const& kind,
                                  std::string_view column) {
    auto const text = without_blanks(line.substr(begin, end - begin));
    Value value{};
    auto const reading = kind.read({text, Mark{}}, value);
    if (reading.fits) return value;
    auto const place = text.empty() ? begin : static_cast<std::size_t>(text.data() - line.data());
    fault(column, expected_but_got(kind.expected(), quoted(text)) + reading.advice, line_, static_cast<int>(place) + 1);
    return std::nullopt;
  }

  /// Compares a time with the last one before it, and the first one with the start.
  void take_time(std::int64_t time_ms, std::string_view text) {
    bool const is_first = series_.times_ms.empty();
    auto const last = is_first ? 0 : series_.times_ms.back();
    if (!is_first && time_ms <= last)
      return fault(columns[0],
                   expected_but_got("a time after that of line " + std::to_string(last_line_), quoted(text)), line_, 1);
    if (time_ms - last > longest_gap_ms_ && time_ms > 0 && !lost_a_time_) {
      auto const where = is_first ? "between the start and line " + std::to_string(line_)
                                  : "between lines " + std::to_string(last_line_) + " and " + std::to_string(line_);
      fault(columns[0],
            expected_but_got("a gap of at most " + Duration{}.show(longest_gap_ms_),
                             Duration{}.show(time_ms - last) + " " + where),
            line_, 1);
    }
    series_.times_ms.push_back(time_ms);
    last_line_ = line_;
  }

  void fault(std::string_view column, std::string problem, int line, int place) {
    ++found_;
    faults_.add(Mark{source_, line, place}, std::string{column}, std::move(problem));
  }

  std::shared_ptr<Source const> const& source_;
  std::int64_t start_unix_ms_, longest_gap_ms_;
  Faults& faults_;
  CsvSeries series_;
  std::size_t found_ = 0, rows_ = 0;
  bool lost_a_time_ = false;  // in the row before: it may have closed a gap
  int line_ = 0, header_line_ = 0, last_line_ = 0;
};

}  // namespace

CsvSeries read_csv_series(std::string const& path, std::int64_t start_unix_ms, std::int64_t longest_gap_ms,
                          Mark const& asked_at, Faults& faults) {
  auto const text = read_text_file(path, most_csv_bytes);
  if (!text) {
    faults.add(asked_at, {}, expected_but_got("a readable CSV file", why_unreadable(path) + " at '" + path + "'"));
    return {};
  }
  auto const source = std::make_shared<Source const>(Source{path, {}});
  return parse_csv_series(*text, source, start_unix_ms, longest_gap_ms, faults);
}

CsvSeries parse_csv_series(std::string_view text, std::shared_ptr<Source const> const& source,
                           std::int64_t start_unix_ms, std::int64_t longest_gap_ms, Faults& faults) {
  return SeriesReader{source, start_unix_ms, longest_gap_ms, faults}.read(text);
}

}  // namespace flywheel::scenario
