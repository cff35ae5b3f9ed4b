#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <yaml-cpp/exceptions.h>

#include "files.hpp"

namespace flywheel::scenario {
namespace {

std::string faults_in(std::string_view text) {
  Faults faults;
  (void)parsed(text, faults);
  return to_text(faults.sorted());
}

TEST(ParseText, MarksEveryKeyAndValue) {
  Faults faults;
  auto const root = parsed("a:\n  - b: 1\n    c: [x, 'y z']\n", faults);
  ASSERT_TRUE(faults.empty());
  auto const& item = root.find("a")->items.at(0);
  EXPECT_EQ(to_text(item.find_entry("c")->mark), "in.yaml:3:5");
  EXPECT_EQ(to_text(item.find("c")->items.at(1).mark), "in.yaml:3:12");
  EXPECT_EQ(item.find("c")->items.at(1).text, "y z");
  EXPECT_TRUE(item.find("c")->items.at(1).quoted);
}

TEST(ParseText, TakesAnEmptyFileAsNothing) {
  Faults faults;
  EXPECT_TRUE(parsed("", faults).is_null());
  EXPECT_TRUE(parsed("# only a comment\n", faults).is_null());
  EXPECT_TRUE(faults.empty());
}

TEST(ParseText, SkipsAByteOrderMark) {
  Faults faults;
  EXPECT_EQ(parsed("\xEF\xBB\xBF"
                   "a: 1",
                   faults)
                .find("a")
                ->text,
            "1");
}

struct Broken {
  char const* name;
  std::string text;
  char const* message;
};
class BrokenText : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenText, IsRefusedInOurWords) {
  EXPECT_EQ(faults_in(GetParam().text), GetParam().message);
}

std::string nested(int levels) {
  return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

INSTANTIATE_TEST_SUITE_P(
    Structure, BrokenText,
    ::testing::Values(
        Broken{"RepeatedKey", "a: 1\nb: {c: 1, c: 2}\na: 3\n",
               "in.yaml:2:11: b.c: expected each key once, got it again after line 2\n"
               "in.yaml:3:1: a: expected each key once, got it again after line 1"},
        Broken{"Anchor", "a: &x 1\n",
               "in.yaml:1:4: a: expected a plain value, got an anchor; move what is shared to a file and use "
               "'extends'"},
        Broken{"Alias", "a: &x 1\nb: *x\n",
               "in.yaml:1:4: a: expected a plain value, got an anchor; move what is shared to a file and use "
               "'extends'\n"
               "in.yaml:2:4: b: expected a value written out, got an alias; move what is shared to a file and use "
               "'extends'"},
        Broken{"Tag", "a: !!int 1\n", "in.yaml:1:4: a: expected a plain value, got a tag; the key decides the type"},
        Broken{"MergeKey", "a: {<<: {b: 1}}\n",
               "in.yaml:1:5: a.<<: expected a key, got the merge key '<<'; use 'extends'"},
        Broken{"SecondDocument", "a: 1\n---\nb: 2\n",
               "in.yaml:2:1: expected one document, got a second one; put it into a file of its own"},
        Broken{"KeyThatIsAList", "a: {[b]: 1}\n", "in.yaml:1:5: a: expected a key, got a list"},
        Broken{"TooDeep", nested(65),
               "in.yaml:1:65: 0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0."
               "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0: expected at "
               "most 64 levels, got more"}),
    [](auto const& broken) { return broken.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Bytes, BrokenText,
    ::testing::Values(
        Broken{"Zero", std::string("a: 1\nb: \0", 9), "in.yaml:2:4: expected text in UTF-8, got a byte 0x00"},
        Broken{"Png", "\x89PNG\r\n\x1A\n", "in.yaml:1:1: expected text in UTF-8, got a byte 0x89"},
        Broken{"CutCharacter", "a: \xE2\x82", "in.yaml:1:4: expected text in UTF-8, got a byte 0xE2"},
        Broken{"Surrogate", "a: \xED\xA0\x80", "in.yaml:1:4: expected text in UTF-8, got a byte 0xED"},
        Broken{"TooLong", std::string((4u << 20) + 1, '#'), "in.yaml:1:1: expected at most 4 MiB, got 4194305 bytes"}),
    [](auto const& broken) { return broken.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Syntax, BrokenText,
    ::testing::Values(
        Broken{"Tab", "a:\n\tb: 1\n", "in.yaml:2:1: expected YAML, got a tab in the indentation; indent with blanks"},
        Broken{"OpenList", "a: [1, 2\n", "in.yaml:1:4: expected YAML, got a list without its ']'"},
        Broken{"OpenMapping", "a: {b: 1\n", "in.yaml:1:4: expected YAML, got a mapping without its '}'"},
        Broken{"OpenQuote", "a: 'b\n\n", "in.yaml:1:6: expected YAML, got a text without its closing quote"},
        Broken{"ColonInText", "a: b: c\n",
               "in.yaml:1:5: expected YAML, got a ':' where no value belongs; put text that holds ': ' in quotes"},
        Broken{"WrongIndentation", "a: 1\n  b: 2\n",
               "in.yaml:2:4: expected YAML, got a ':' where no value belongs; put text that holds ': ' in quotes"},
        Broken{"StrayText", "a: 'x' y\n",
               "in.yaml:1:8: expected YAML, got a line that does not continue the mapping; check its indentation and "
               "its ':'"},
        Broken{"Escape", "a: \"\\q\"\n", "in.yaml:1:7: expected YAML, got an unknown escape in a quoted text"},
        Broken{"Percent", "a: %5\n",
               "in.yaml:1:4: expected YAML, got a character that cannot begin a value; put the text in quotes"}),
    [](auto const& broken) { return broken.param.name; });

TEST(ParseText, KeepsReadingAfterARepeatedKey) {
  Faults faults;
  auto const root = parsed("a: 1\na: 2\nb: 3\n", faults);
  EXPECT_EQ(root.find("a")->text, "1");
  EXPECT_EQ(root.find("b")->text, "3");
}

/// Text of the characters that YAML gives a meaning, so that most of it is broken.
rc::Gen<std::string> yaml_like_text() {
  return rc::gen::container<std::string>(
      rc::gen::elementOf(std::string{"ab01 :-?,[]{}#&*!|>'\"%@`\n\t\\.~<=\xC3\xA9"}));
}

RC_GTEST_PROP(ParseText, NeverRepeatsTheParsersWords, ()) {
  auto const text = *yaml_like_text();
  auto const shown = faults_in(text);
  for (auto const* words : {"yaml-cpp", "error at line", YAML::ErrorMsg::END_OF_MAP, YAML::ErrorMsg::END_OF_SEQ,
                            YAML::ErrorMsg::MAP_VALUE, YAML::ErrorMsg::UNKNOWN_TOKEN, YAML::ErrorMsg::EOF_IN_SCALAR})
    RC_ASSERT(shown.find(words) == shown.npos);
}

RC_GTEST_PROP(ParseText, LocatesEveryFaultInsideTheText, ()) {
  auto const text = *yaml_like_text();
  auto const lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 2;
  Faults faults;
  (void)parsed(text, faults);
  for (auto const& fault : faults.sorted()) RC_ASSERT(fault.line >= 1 && fault.line <= lines && fault.column >= 1);
}

}  // namespace
}  // namespace flywheel::scenario
