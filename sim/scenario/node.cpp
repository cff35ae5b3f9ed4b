#include "sim/scenario/node.hpp"

namespace flywheel::scenario {
namespace {

Node make(Node::Kind kind, Mark mark) {
  Node node;
  node.kind = kind;
  node.mark = std::move(mark);
  return node;
}

}  // namespace

Node Node::make_null(Mark mark) {
  return make(Kind::null, std::move(mark));
}
Node Node::make_sequence(Mark mark) {
  return make(Kind::sequence, std::move(mark));
}
Node Node::make_mapping(Mark mark) {
  return make(Kind::mapping, std::move(mark));
}

Node Node::make_scalar(std::string text, Mark mark) {
  auto node = make(Kind::scalar, std::move(mark));
  node.text = std::move(text);
  return node;
}

Node Node::make_text(std::string text, Mark mark) {
  auto node = make_scalar(std::move(text), std::move(mark));
  node.quoted = true;
  return node;
}

Node& Node::add(std::string key, Node value) {
  auto mark_of_value = value.mark;
  return entries.emplace_back(Entry{std::move(key), std::move(mark_of_value), std::move(value)}).value;
}

Node::Entry const* Node::find_entry(std::string_view key) const {
  for (auto const& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

Node::Entry* Node::find_entry(std::string_view key) {
  return const_cast<Entry*>(static_cast<Node const&>(*this).find_entry(key));
}

Node const* Node::find(std::string_view key) const {
  auto const* entry = find_entry(key);
  return entry ? &entry->value : nullptr;
}

bool same_content(Node const& left, Node const& right) {
  if (left.kind != right.kind || left.text != right.text) return false;
  if (left.items.size() != right.items.size() || left.entries.size() != right.entries.size()) return false;
  for (std::size_t i = 0; i < left.items.size(); ++i)
    if (!same_content(left.items[i], right.items[i])) return false;
  for (std::size_t i = 0; i < left.entries.size(); ++i)
    if (left.entries[i].key != right.entries[i].key || !same_content(left.entries[i].value, right.entries[i].value))
      return false;
  return true;
}

std::string describe(Node const& node) {
  constexpr std::size_t longest = 80;
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::sequence:
      return "a list";
    case Node::Kind::mapping:
      return "a mapping";
    case Node::Kind::scalar:
      break;
  }
  auto end = node.text.size();
  if (end > longest) {
    end = longest;
    while ((node.text[end] & 0xC0) == 0x80) --end;  // not inside a UTF-8 character
  }
  std::string shown = "'";
  for (char const letter : node.text.substr(0, end)) shown += letter == '\n' ? ' ' : letter;
  return shown + (end < node.text.size() ? "...'" : "'");
}

}  // namespace flywheel::scenario
