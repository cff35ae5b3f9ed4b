#include <charconv>

#include "sim/scenario/did_you_mean.hpp"
#include "sim/scenario/document.hpp"

namespace flywheel::scenario {
namespace {

/// The part of a dotted key before its first dot; takes it off.
std::string_view take_part(std::string_view& key) {
  auto const dot = key.find('.');
  auto const part = key.substr(0, dot);
  key = dot == key.npos ? std::string_view{} : key.substr(dot + 1);
  return part;
}

/// An item by its position or its `name`.
Node* find_item(Node& list, std::string_view part) {
  std::size_t position = 0;
  auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), position);
  if (error == std::errc{} && end == part.data() + part.size())
    return position < list.items.size() ? &list.items[position] : nullptr;
  for (auto& item : list.items)
    if (auto const* name = item.find("name"); name && name->text == part) return &item;
  return nullptr;
}

void forget_lines(Node& node, Mark const& mark) {
  node.mark = mark;
  for (auto& item : node.items) forget_lines(item, mark);
  for (auto& entry : node.entries) {
    entry.mark = mark;
    forget_lines(entry.value, mark);
  }
}

void override_entry(Node& mapping, std::string_view last, std::string const& key, Node value, Faults& faults) {
  auto const mark = value.mark;
  auto over = Node::make_mapping(mapping.mark);
  over.entries.push_back({std::string{last}, mark, std::move(value)});
  auto const path = key.substr(0, key.size() - last.size());
  mapping = merge(std::move(mapping), std::move(over), path.empty() ? path : path.substr(0, path.size() - 1), faults);
}

/// The container that holds the last part of a dotted key; nullptr after a fault.
Node* walk(Node& root, std::string_view& rest, Mark const& mark, std::string const& key, Faults& faults) {
  Node* node = &root;
  while (rest.find('.') != rest.npos || node->is_sequence()) {
    auto const part = take_part(rest);
    if (node->is_null()) *node = Node::make_mapping(mark);
    if (node->is_sequence()) {
      node = find_item(*node, part);
      if (!node) faults.add(mark, key, "expected the position or the name of an item, got '" + std::string{part} + "'");
      if (!node || rest.empty()) return node;
    } else if (node->is_mapping()) {
      auto* entry = node->find_entry(part);
      node = entry ? &entry->value : &node->add(std::string{part}, Node::make_mapping(mark));
    } else {
      faults.add(mark, key, expected_but_got("a mapping above '" + std::string{part} + "'", describe(*node)));
      return nullptr;
    }
  }
  return node;
}

}  // namespace

void override_value(Node& root, std::string_view key, Node value, Faults& faults) {
  std::string const whole_key{key};
  auto const mark = value.mark;
  if (key.empty() || key.front() == '.' || key.back() == '.' || key.find("..") != key.npos)
    return faults.add(mark, {}, "expected a dotted key such as economies.io.emission, got '" + whole_key + "'");
  auto rest = key;
  Node* const node = walk(root, rest, mark, whole_key, faults);
  if (!node) return;
  if (rest.empty()) {  // an item of a list
    *node = merge(std::move(*node), std::move(value), whole_key, faults);
    return;
  }
  if (node->is_null()) *node = Node::make_mapping(mark);
  if (!node->is_mapping())
    return faults.add(mark, whole_key,
                      expected_but_got("a mapping above '" + std::string{rest} + "'", describe(*node)));
  override_entry(*node, rest, whole_key, std::move(value), faults);
}

void apply_override(Node& root, std::string_view assignment, Faults& faults,
                    std::vector<std::string> const& search_paths) {
  auto const source = std::make_shared<Source const>(Source{"--set", search_paths});
  Mark const mark{source, 0, 0};
  auto const equals = assignment.find('=');
  if (equals == assignment.npos || equals == 0)
    return faults.add(mark, {}, "expected key=value, got '" + std::string{assignment} + "'");
  std::string const key{assignment.substr(0, equals)};
  if (assignment.find_first_not_of(" \t", equals + 1) == assignment.npos)  // as of --set seed=$FORGOTTEN
    return faults.add(mark, key, expected_but_got("a value", "nothing; 'null' removes a key"));
  Faults of_value;
  auto value = parse_text(assignment.substr(equals + 1), source, of_value);
  for (auto const& fault : of_value.sorted()) faults.add(mark, key, fault.problem);
  if (!of_value.empty()) return;
  forget_lines(value, mark);
  override_value(root, key, std::move(value), faults);
}

}  // namespace flywheel::scenario
