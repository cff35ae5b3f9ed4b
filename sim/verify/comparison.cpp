#include "sim/verify/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace flywheel::verify {
namespace {

bool is_sequence(std::string_view member) {
  constexpr std::array<std::string_view, 4> names{"results", "rounds", "blocks", "epochs"};
  return std::find(names.begin(), names.end(), member) != names.end();
}

bool is_near(double got, double want, Tolerance const& tolerance) {
  double const distance = std::abs(got - want);
  return got == want || distance <= tolerance.relative * std::abs(want) || distance <= tolerance.absolute;
}

bool is_among(std::string const& name, std::vector<std::string> const& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Comparison {
 public:
  Comparison(Tolerance const& tolerance, Exemptions const& exemptions)
      : tolerance_{tolerance}, exemptions_{exemptions} {}

  void objects(Json const& got, Json const& want, std::string const& path) {
    std::set<std::string> names;
    for (auto const& [name, value] : got.items()) names.insert(name);
    for (auto const& [name, value] : want.items()) names.insert(name);
    for (auto const& name : names) {
      if (is_among(name, exemptions_.not_compared)) continue;
      std::string member = path;
      if (!member.empty()) member += '.';
      member += name;
      auto const in_got = got.find(name);
      auto const in_want = want.find(name);
      if (in_got == got.end()) {
        found.push_back({member, "nothing", short_text(*in_want)});
      } else if (in_want == want.end()) {
        if (!is_among(name, exemptions_.may_be_absent)) found.push_back({member, short_text(*in_got), "nothing"});
      } else {
        values(*in_got, *in_want, member);
      }
    }
  }

  std::vector<Difference> found;

 private:
  void values(Json const& got, Json const& want, std::string const& path) {
    if (got.is_object() && want.is_object()) {
      objects(got, want, path);
    } else if (got.is_array() && want.is_array() && got.size() == want.size()) {
      lists(got, want, path);
    } else if (!are_equal(got, want)) {
      bool const differ_in_length = got.is_array() && want.is_array();
      found.push_back({path, differ_in_length ? std::to_string(got.size()) + " values" : short_text(got),
                       differ_in_length ? std::to_string(want.size()) + " values" : short_text(want)});
    }
  }

  void lists(Json const& got, Json const& want, std::string const& path) {
    for (std::size_t i = 0; i < want.size(); ++i) {
      if (want[i].is_null() && is_sequence(path)) continue;
      values(got[i], want[i], path + "[" + std::to_string(i) + "]");
    }
  }

  [[nodiscard]] bool are_equal(Json const& got, Json const& want) const {
    if (got.is_number_float()) return want.is_number() && is_near(got.get<double>(), want.get<double>(), tolerance_);
    if (got.is_number()) return want.is_number_integer() && got == want;
    return got.type() == want.type() && got == want;
  }

  Tolerance const& tolerance_;
  Exemptions const& exemptions_;
};

}  // namespace

std::vector<Difference> differences(Json const& got, Json const& want, Tolerance const& tolerance,
                                    Exemptions const& exemptions) {
  Comparison comparison{tolerance, exemptions};
  comparison.objects(got, want, {});
  return std::move(comparison.found);
}

}  // namespace flywheel::verify
