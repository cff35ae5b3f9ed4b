#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/kinds/choice.hpp"
#include "sim/scenario/kinds/file_path.hpp"
#include "sim/scenario/kinds/flag.hpp"
#include "sim/scenario/kinds/name_of.hpp"
#include "sim/scenario/kinds/text.hpp"

namespace flywheel::scenario {

std::string one_of_names(std::vector<std::string> const& names) {
  std::string text = names.size() > 1 ? "one of " : "";
  for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "'" : ", '") + names[i] + "'";
  return text;
}

Reading find_name(std::string_view text, std::vector<std::string> const& names, std::size_t& chosen) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != text) continue;
    chosen = i;
    return {};
  }
  return Reading::wrong(did_you_mean(text, names));
}

Format format_of_names(std::vector<std::string> const& names) {
  return {"string", {}, names.empty() ? std::string{} : names.front(), {}, names};
}

std::string NameOf::expected() const {
  constexpr std::size_t few = 12;
  if (names.size() > few) return "the name of a " + what + " such as '" + names.front() + "'";
  return "the name of a " + what + ": " + one_of_names(names);
}

Reading NameOf::read(Scalar const& scalar, std::uint32_t& index) const {
  std::size_t chosen = 0;
  auto reading = find_name(scalar.text, names, chosen);
  if (reading.fits) index = static_cast<std::uint32_t>(chosen);
  return reading;
}

Format NameOf::format() const {
  return format_of_names(names);
}

Reading Text::read(Scalar const& scalar, std::string& value) const {
  if (scalar.text.empty()) return Reading::wrong();
  value = scalar.text;
  return {};
}

Format Text::format() const {
  return {"string", {}, {}, {}, {}};
}

Reading Flag::read(Scalar const& scalar, bool& value) const {
  bool const yes = scalar.text == "true" || scalar.text == "yes";
  if (!yes && scalar.text != "false" && scalar.text != "no") return Reading::wrong();
  value = yes;
  return {};
}

Format Flag::format() const {
  return {"boolean", {}, "true", {}, {}};
}

std::string FilePath::expected() const {
  return std::string{what} + " beside the scenario or under scenarios/";
}

Reading FilePath::read(Scalar const& scalar, std::string& path) const {
  auto const found = find_file(std::string{scalar.text}, scalar.mark);
  if (!found) return Reading::wrong();
  path = *found;
  return {};
}

Format FilePath::format() const {
  return {"string", {}, {}, {}, {}};
}

}  // namespace flywheel::scenario
