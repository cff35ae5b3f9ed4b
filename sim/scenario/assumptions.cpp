#include "sim/scenario/assumptions.hpp"

#include <algorithm>
#include <set>

#include "sim/scenario/comments.hpp"
#include "sim/scenario/keys.hpp"

namespace flywheel::scenario {
namespace {

bool is_same_line(Mark const& left, Mark const& right) {
  return left.source == right.source && left.line == right.line;
}

/// Whether a value and all that it holds stand on one line.
bool is_on_line(Node const& node, Mark const& mark) {
  auto const here = [&](Mark const& other) { return is_same_line(other, mark); };
  auto const item_is_here = [&](Node const& item) { return is_on_line(item, mark); };
  auto const entry_is_here = [&](Node::Entry const& entry) {
    return here(entry.mark) && is_on_line(entry.value, mark);
  };
  return here(node.mark) && std::all_of(node.items.begin(), node.items.end(), item_is_here) &&
         std::all_of(node.entries.begin(), node.entries.end(), entry_is_here);
}

/// Whether a text says that something was assumed.
bool says_assumed(std::string_view text) {
  constexpr std::string_view word = "assumed";
  auto const same = [](char left, char right) { return left == right || left == right - 'a' + 'A'; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

/// Walks a tree in file order; each comment counts for the largest value that its line is about.
class Assumptions {
 public:
  std::vector<std::string> found;

  void collect(Node const& node, std::string const& path, Mark const& said) {
    for (auto const& entry : node.entries) {
      auto const key = dotted(path, entry.key);
      collect(entry.value, key, note(entry.value, key, entry.mark, said));
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      auto const& item = node.items[i];
      auto const key = dotted(path, std::to_string(i));
      bool const is_whole = is_on_line(item, item.mark);  // or the comment is about its first key
      collect(item, key, is_whole ? note(item, key, item.mark, said) : said);
    }
  }

  /// A value that its field's meaning calls assumed, unless the author said so as well.
  void add(Explanation const& one) {
    if (says_assumed(one.meaning) && !keys_.contains(one.key)) add(one.key, one.value, one.meaning);
  }

 private:
  void add(std::string const& key, std::string const& value, std::string const& reason) {
    keys_.insert(key);
    auto line = key + (value.empty() ? "" : " = " + value) + ": " + reason;
    if (lines_.insert(line).second) found.push_back(std::move(line));
  }

  /// Of `emission: {base: 1}` it is the base that is assumed.
  void add_largest(Node const& node, std::string const& key, Mark const& mark, std::string const& comment) {
    auto const here = [&](Node::Entry const& entry) { return is_same_line(entry.mark, mark); };
    auto const only = std::find_if(node.entries.begin(), node.entries.end(), here);
    if (std::count_if(node.entries.begin(), node.entries.end(), here) == 1)
      return add_largest(only->value, dotted(key, only->key), mark, comment);
    add(key, node.is_scalar() ? node.text : std::string{}, comment);
  }

  /// Notes an assumption unless its line was said before; returns the line that was.
  Mark note(Node const& node, std::string const& key, Mark const& mark, Mark const& said) {
    if (is_same_line(mark, said)) return said;
    auto const comment = comments_.at(mark);
    if (says_assumed(comment)) add_largest(node, key, mark, comment);
    return comment.empty() ? said : mark;
  }

  Comments comments_;
  std::set<std::string> keys_, lines_;  // of what was found
};

}  // namespace

std::vector<std::string> assumptions_of(Scenario const& scenario, std::vector<Explanation> const& explained) {
  Assumptions assumptions;
  assumptions.collect(scenario.root, {}, {});
  for (auto const& event : scenario.events)
    for (auto const& change : event.changes)
      if (event.kind == Event::Kind::adopt) assumptions.collect(change.value, dotted("economies", change.economy), {});
  for (auto const& one : explained) assumptions.add(one);
  return std::move(assumptions.found);
}

}  // namespace flywheel::scenario
