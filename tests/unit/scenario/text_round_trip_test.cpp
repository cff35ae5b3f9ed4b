#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include "files.hpp"

namespace flywheel::scenario {
namespace {

/// Printable ASCII, characters of two to four bytes, line ends, and what YAML gives a meaning.
rc::Gen<std::string> any_text() {
  auto const piece = rc::gen::elementOf(std::vector<std::string>{"a",
                                                                 "Z",
                                                                 "0",
                                                                 "9",
                                                                 " ",
                                                                 ":",
                                                                 "-",
                                                                 "#",
                                                                 "'",
                                                                 "\"",
                                                                 "\\",
                                                                 "\n",
                                                                 "\t",
                                                                 ",",
                                                                 "[",
                                                                 "]",
                                                                 "{",
                                                                 "}",
                                                                 "&",
                                                                 "*",
                                                                 "!",
                                                                 "|",
                                                                 ">",
                                                                 "%",
                                                                 "@",
                                                                 "`",
                                                                 "~",
                                                                 "null",
                                                                 "true",
                                                                 "=",
                                                                 "<<",
                                                                 "\xC3\xA9",
                                                                 "\xE2\x82\xAC",
                                                                 "\xF0\x9F\x98\x80"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](auto const& pieces) {
    std::string text;
    for (auto const& one : pieces) text += one;
    return text;
  });
}

/// A tree at most `depth` deep.
Node any_node(int depth) {
  auto const kind = *rc::gen::inRange(0, depth == 0 ? 2 : 4);
  if (kind == 0) return Node::make_null();
  if (kind == 1) return Node::make_text(*any_text());
  auto node = kind == 2 ? Node::make_sequence() : Node::make_mapping();
  auto const size = *rc::gen::inRange(0, 4);
  for (int i = 0; i < size; ++i) {
    if (kind == 2)
      node.items.push_back(any_node(depth - 1));
    else
      node.add(*any_text() + std::to_string(i), any_node(depth - 1));
  }
  return node;
}

RC_GTEST_PROP(CanonicalText, ReadsBackAsTheSameTree, ()) {
  auto const node = any_node(3);
  auto const text = to_text(node);
  Faults faults;
  auto const again = parsed(text, faults);
  RC_ASSERT(to_text(faults.sorted()) == "");
  RC_ASSERT(same_content(node, again));
  RC_ASSERT(to_text(again) == text);
}

nlohmann::json json_of(Node const& node) {
  if (node.is_null()) return nullptr;
  if (node.is_scalar()) return node.text;
  auto json = node.is_sequence() ? nlohmann::json::array() : nlohmann::json::object();
  for (auto const& item : node.items) json.push_back(json_of(item));
  for (auto const& entry : node.entries) json[entry.key] = json_of(entry.value);
  return json;
}

RC_GTEST_PROP(JsonText, SaysTheSameToAnotherReader, ()) {
  auto const node = any_node(3);
  RC_ASSERT(nlohmann::json::parse(to_json(node)) == json_of(node));
}

TEST(JsonText, LeavesPlainScalarsAsTheyAre) {
  auto node = Node::make_mapping();
  node.add("number", Node::make_scalar("1.5"));
  node.add("text", Node::make_text("1.5"));
  EXPECT_EQ(to_json(node), "{\n  \"number\": 1.5,\n  \"text\": \"1.5\"\n}\n");
}

}  // namespace
}  // namespace flywheel::scenario
