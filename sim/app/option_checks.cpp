#include "sim/app/option_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/scenario/did_you_mean.hpp"

namespace flywheel::app {

CLI::Validator one_of(std::vector<std::string> words) {
  return {[words = std::move(words)](std::string const& word) -> std::string {
            if (std::find(words.begin(), words.end(), word) != words.end()) return {};
            return fmt::format("expected one of {}, got '{}'{}", fmt::join(words, ", "), word,
                               scenario::did_you_mean(word, words));
          },
          ""};
}

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return {[least, most](std::string const& text) -> std::string {
            std::uint64_t number = 0;
            auto const* const end = text.data() + text.size();
            auto const [stop, error] = std::from_chars(text.data(), end, number);
            if (error == std::errc{} && stop == end && number >= least && number <= most) return {};
            return fmt::format("expected a whole number from {} to {}, got '{}'", least, most, text);
          },
          ""};
}

}  // namespace flywheel::app
