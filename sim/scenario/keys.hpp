#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/fields.hpp"

namespace flywheel::scenario {

/// `path.key`, or the key alone at the top.
std::string dotted(std::string_view path, std::string_view key);

/// Advice for a key that is not known: the nearest one, or all of them where they are few.
std::string key_advice(std::string_view key, std::vector<std::string> const& known);

/// What an element of a collection is called while it is visited: it has the collection's traits but no default.
Label label_of_element(Label const& label, std::string_view key);

}  // namespace flywheel::scenario
