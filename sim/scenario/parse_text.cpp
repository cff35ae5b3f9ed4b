#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/node/node.h>  // clang-tidy takes its forward declaration in parser.h for one of our Node
#include <yaml-cpp/parser.h>

#include <array>
#include <optional>
#include <sstream>
#include <utility>

#include "sim/scenario/document.hpp"
#include "sim/scenario/text_check.hpp"

namespace flywheel::scenario {
namespace {

/// Ends the parse; the fault is already collected.
struct Refused {};

/// Builds our tree from the parser's events, so that marks of keys, repeated keys and aliases are seen.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::shared_ptr<Source const> source, Faults& faults) : source_{std::move(source)}, faults_{faults} {}

  Node take_root() { return std::move(root_); }
  /// Where the innermost list or mapping that has not ended begins.
  std::optional<Mark> open_mark() const { return open_.empty() ? std::nullopt : std::optional{open_.back().node.mark}; }

  void OnDocumentStart(YAML::Mark const& mark) override {
    if (documents_++ == 0) return;
    refuse(at(mark), "expected one document, got a second one; put it into a file of its own");
  }
  void OnDocumentEnd() override {}
  void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
    check(mark, {}, anchor);
    complete(Node::make_null(at(mark)));
  }
  void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override {
    fault(at(mark), "expected a value written out, got an alias; move what is shared to a file and use 'extends'");
    complete(Node::make_null(at(mark)));
  }
  void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                std::string const& value) override {
    check(mark, tag, anchor);
    auto node = Node::make_scalar(value, at(mark));
    node.quoted = tag == "!";
    complete(std::move(node));
  }
  void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::sequence);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::mapping);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Frame {
    Node node;
    bool has_key = false;
    bool key_is_usable = false;
    std::string key = {};
    Mark key_mark = {};
  };

  Mark at(YAML::Mark const& mark) const { return {source_, mark.line + 1, mark.column + 1}; }

  std::string path() const {
    std::string path;
    for (auto const& frame : open_) {
      auto const part = frame.node.is_sequence() ? std::to_string(frame.node.items.size())
                        : frame.has_key          ? frame.key
                                                 : std::string{};
      if (!part.empty()) path += (path.empty() ? "" : ".") + part;
    }
    return path;
  }

  void fault(Mark const& mark, std::string problem) { faults_.add(mark, path(), std::move(problem)); }
  void refuse(Mark const& mark, std::string problem) {
    fault(mark, std::move(problem));
    throw Refused{};
  }

  void check(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
    if (anchor != 0)
      fault(at(mark), "expected a plain value, got an anchor; move what is shared to a file and use 'extends'");
    if (!tag.empty() && tag != "?" && tag != "!")
      fault(at(mark), "expected a plain value, got a tag; the key decides the type");
  }

  void begin(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, Node::Kind kind) {
    check(mark, tag, anchor);
    if (open_.size() >= static_cast<std::size_t>(deepest_nesting))
      refuse(at(mark), "expected at most " + std::to_string(deepest_nesting) + " levels, got more");
    Frame frame;
    frame.node.kind = kind;
    frame.node.mark = at(mark);
    open_.push_back(std::move(frame));
  }

  void end() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    complete(std::move(node));
  }

  /// A value is whole: it is the root, an item, a key, or the value of the key before it.
  void complete(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (auto& frame = open_.back(); frame.node.is_sequence()) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.has_key) {
      take_key(frame, std::move(node));
    } else {
      if (node.is_null()) node.mark = frame.key_mark;  // the parser marks what comes after it
      if (frame.key_is_usable) frame.node.entries.push_back({frame.key, frame.key_mark, std::move(node)});
      frame.has_key = false;
    }
  }

  void take_key(Frame& frame, Node key) {
    frame.key_is_usable = false;
    if (!key.is_scalar()) {
      fault(key.mark, expected_but_got("a key", describe(key)));
      frame.has_key = true;
      return;
    }
    frame.key = std::move(key.text);
    frame.key_mark = key.mark;
    frame.has_key = true;
    if (frame.key == "<<" && !key.quoted) {
      fault(key.mark, "expected a key, got the merge key '<<'; use 'extends'");
    } else if (auto const* first = frame.node.find_entry(frame.key)) {
      fault(key.mark, "expected each key once, got it again after line " + std::to_string(first->mark.line));
    } else {
      frame.key_is_usable = true;
    }
  }

  std::shared_ptr<Source const> source_;
  Faults& faults_;
  std::vector<Frame> open_;
  Node root_;
  int documents_ = 0;
};

/// What a parser's complaint means for the author. The parser's own words change between versions.
std::string_view what_is_wrong(std::string const& complaint) {
  using Meaning = std::pair<char const*, std::string_view>;
  static std::array const meanings{
      Meaning{YAML::ErrorMsg::END_OF_SEQ_FLOW, "a list without its ']'"},
      Meaning{YAML::ErrorMsg::END_OF_MAP_FLOW, "a mapping without its '}'"},
      Meaning{YAML::ErrorMsg::END_OF_MAP,
              "a line that does not continue the mapping; check its indentation and its ':'"},
      Meaning{YAML::ErrorMsg::END_OF_SEQ, "a line that does not continue the list; check its indentation and its '-'"},
      Meaning{YAML::ErrorMsg::MAP_VALUE, "a ':' where no value belongs; put text that holds ': ' in quotes"},
      Meaning{YAML::ErrorMsg::MAP_KEY, "a '?' where no key belongs"},
      Meaning{YAML::ErrorMsg::BLOCK_ENTRY, "a '-' where no item belongs"},
      Meaning{YAML::ErrorMsg::FLOW_END, "a ']' or '}' that nothing opened"},
      Meaning{YAML::ErrorMsg::EOF_IN_SCALAR, "a text without its closing quote"},
      Meaning{YAML::ErrorMsg::DOC_IN_SCALAR, "a text without its closing quote"},
      Meaning{YAML::ErrorMsg::INVALID_ESCAPE, "an unknown escape in a quoted text"},
      Meaning{YAML::ErrorMsg::INVALID_HEX, "a broken escape in a quoted text"},
      Meaning{YAML::ErrorMsg::INVALID_UNICODE, "an escape that is no character"},
      Meaning{YAML::ErrorMsg::UNKNOWN_TOKEN, "a character that cannot begin a value; put the text in quotes"},
  };
  for (auto const& [words, meaning] : meanings)
    if (complaint.starts_with(words)) return meaning;
  return "text that cannot be read from here on";
}

/// The first line, up to a given one, that is indented with a tab; 0 if there is none.
int line_with_tab(std::string_view text, int last_line) {
  for (int line = 1; line <= last_line; ++line) {
    auto const indentation = text.substr(0, text.find_first_not_of(" \t"));
    if (indentation.find('\t') != indentation.npos) return line;
    auto const end = text.find('\n');
    if (end == text.npos) return 0;
    text.remove_prefix(end + 1);
  }
  return 0;
}

/// The fault of a text that the parser does not understand.
Fault complaint_of(YAML::Exception const& exception, std::string_view text, Source const& source,
                   std::optional<Mark> const& open) {
  bool const is_open =
      exception.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW || exception.msg == YAML::ErrorMsg::END_OF_MAP_FLOW;
  if (open && is_open)
    return {source.name, open->line, open->column, {}, expected_but_got("YAML", what_is_wrong(exception.msg))};
  bool const known = !exception.mark.is_null();
  auto const line = known ? exception.mark.line + 1 : 1;
  auto const column = known ? exception.mark.column + 1 : 1;
  if (auto const tab = line_with_tab(text, line))
    return {source.name, tab, 1, {}, expected_but_got("YAML", "a tab in the indentation; indent with blanks")};
  return {source.name, line, column, {}, expected_but_got("YAML", what_is_wrong(exception.msg))};
}

/// Without the line ends at the end: the parser would take them for the closing quote of an open text.
std::string_view without_last_line_ends(std::string_view text) {
  auto const last = text.find_last_not_of(" \t\r\n");
  return last == text.npos ? std::string_view{} : text.substr(0, last + 1);
}

Mark first_place(std::shared_ptr<Source const> const& source) {
  return {source, 1, 1};
}

}  // namespace

Node parse_text(std::string_view text, std::shared_ptr<Source const> const& source, Faults& faults) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto empty = Node::make_null(first_place(source));
  if (text.size() > most_bytes) {
    faults.add(first_place(source), {}, "expected at most 4 MiB, got " + std::to_string(text.size()) + " bytes");
    return empty;
  }
  if (auto const bad = find_bad_byte(text)) {
    faults.add({source, bad->line, bad->column}, {}, expected_but_got("text in UTF-8", bad->what));
    return empty;
  }
  TreeBuilder builder{source, faults};
  try {
    std::istringstream stream{std::string{without_last_line_ends(text)}};
    YAML::Parser parser{stream};
    if (!parser.HandleNextDocument(builder)) return empty;
    while (parser.HandleNextDocument(builder)) continue;
  } catch (Refused const&) {
    return empty;
  } catch (YAML::Exception const& exception) {
    faults.add(complaint_of(exception, text, *source, builder.open_mark()));
    return empty;
  }
  return builder.take_root();
}

}  // namespace flywheel::scenario
