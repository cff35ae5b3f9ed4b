#include "sim/scenario/kinds/share_every.hpp"

#include "sim/scenario/kinds/duration.hpp"
#include "sim/scenario/kinds/share.hpp"

namespace flywheel::scenario {
namespace {

constexpr std::string_view word = " every ";

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// A pattern without its anchors.
std::string inside(std::string const& pattern) {
  return pattern.substr(1, pattern.size() - 2);
}

}  // namespace

std::string ShareEvery::expected() const {
  return "a share > 0 % and <= 100 % and a duration > 0 s such as '1 % every 30 d'";
}

Reading ShareEvery::read(Scalar const& scalar, RegularShare& value) const {
  auto const at = scalar.text.find(word);
  if (at == scalar.text.npos) return Reading::wrong("; the word 'every' stands between them");
  RegularShare read;
  auto reading = Share{}.read({trimmed(scalar.text.substr(0, at)), scalar.mark}, read.share);
  if (!reading.fits) return reading;
  reading = Duration{.least_ms = 1}.read({trimmed(scalar.text.substr(at + word.size())), scalar.mark}, read.every_ms);
  if (!reading.fits) return reading;
  if (read.share == 0) return Reading::wrong();
  value = read;
  return {};
}

std::string ShareEvery::show(RegularShare const& value) const {
  return Share{}.show(value.share) + std::string{word} + Duration{}.show(value.every_ms);
}

Format ShareEvery::format() const {
  auto const pattern = "^" + inside(Share{}.format().pattern) + " +every +" + inside(Duration{}.format().pattern) + "$";
  return {"string", pattern, "1 % every 30 d", "share, ms", {}};
}

}  // namespace flywheel::scenario
