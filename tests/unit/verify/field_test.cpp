#include "sim/verify/field.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "tests/unit/verify/faults_of.hpp"

namespace flywheel::verify {
namespace {

std::string const file = "f.json";
std::string const case_name = "c";

struct Holder {
  Json value;
  [[nodiscard]] Field field() const { return {file, case_name, "input", value}; }
};

Holder from(char const* text) {
  return {Json::parse(text)};
}

TEST(Field, ReadsEveryTypeOfTheEnvelope) {
  auto const holder = from(R"({"big":"-170141183460469231731687303715884105728","int":-7,"ratio":"-4/6","real":3,
                               "flag":true,"text":"0x1f","list":[{"x":1},{"x":2}],"none":null})");
  auto const input = holder.field();
  EXPECT_EQ(input.at("big").bigint<Int128>(), lowest<Int128>());
  EXPECT_EQ(input.at("int").whole<std::int8_t>(), -7);
  EXPECT_EQ(input.at("ratio").ratio().numerator, -4);
  EXPECT_EQ(input.at("ratio").ratio().denominator, 6u);
  EXPECT_EQ(input.at("real").real(), 3.0);
  EXPECT_TRUE(input.at("flag").flag());
  EXPECT_EQ(input.at("text").text(), "0x1f");
  EXPECT_EQ(input.at("list").items().at(1).at("x").whole<int>(), 2);
  EXPECT_TRUE(input.at("none").is_null());
  EXPECT_FALSE(input.find("absent").has_value());
}

struct Decimal {
  char const* text;
  std::int64_t digits;
  unsigned decimals;
};

class DecimalText : public ::testing::TestWithParam<Decimal> {};

TEST_P(DecimalText, IsReadExactly) {
  Holder const holder{GetParam().text};
  auto const decimal = holder.field().decimal();
  EXPECT_EQ(decimal.digits, GetParam().digits);
  EXPECT_EQ(decimal.decimals, GetParam().decimals);
}

INSTANTIATE_TEST_SUITE_P(Envelope, DecimalText,
                         ::testing::Values(Decimal{"12", 12, 0}, Decimal{"0.000000000000000001", 1, 18},
                                           Decimal{"-1.50", -150, 2}, Decimal{"0.0", 0, 1},
                                           Decimal{"100.000", 100'000, 3}));

struct Wrong {
  char const* name;
  char const* value;
  std::function<void(Field const&)> read;
  char const* problem;
};

class WrongValue : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongValue, IsNamedWithWhatWasExpected) {
  auto const holder = from(GetParam().value);
  EXPECT_THAT(faults_of([&] { GetParam().read(holder.field()); }), ::testing::ElementsAre(GetParam().problem));
}

auto const as_u64 = [](Field const& field) { static_cast<void>(field.bigint<std::uint64_t>()); };
auto const as_wide = [](Field const& field) { static_cast<void>(field.bigint<UInt128>()); };
auto const as_u8 = [](Field const& field) { static_cast<void>(field.whole<std::uint8_t>()); };
auto const as_i64 = [](Field const& field) { static_cast<void>(field.whole<std::int64_t>()); };
auto const as_decimal = [](Field const& field) { static_cast<void>(field.decimal()); };
auto const as_ratio = [](Field const& field) { static_cast<void>(field.ratio()); };
auto const as_list = [](Field const& field) { static_cast<void>(field.items()); };

INSTANTIATE_TEST_SUITE_P(
    Envelope, WrongValue,
    ::testing::Values(
        Wrong{"BigintAsNumber", "5", as_u64,
              "f.json: case c: input: expected a decimal text of a whole number in range, got 5"},
        Wrong{"BigintNegative", R"("-1")", as_u64,
              "f.json: case c: input: expected a decimal text of a whole number in range, got \"-1\""},
        Wrong{"BigintPastItsType", R"("18446744073709551616")", as_u64,
              "f.json: case c: input: expected a decimal text of a whole number in range, got "
              "\"18446744073709551616\""},
        Wrong{"BigintPadded", R"("007")", as_wide,
              "f.json: case c: input: expected a decimal text of a whole number in range, got \"007\""},
        Wrong{"WholeAsText", R"("5")", as_u8, "f.json: case c: input: expected a whole number, got \"5\""},
        Wrong{"WholeAsReal", "5.0", as_u8, "f.json: case c: input: expected a whole number, got 5.0"},
        Wrong{"WholePastItsType", "256", as_u8, "f.json: case c: input: expected a whole number in range, got 256"},
        Wrong{"WholePast53Bits", "9007199254740992", as_i64,
              "f.json: case c: input: expected a whole number below 2^53 in size (larger ones are decimal texts), got "
              "9007199254740992"},
        Wrong{"WholePast63Bits", "18446744073709551615", as_i64,
              "f.json: case c: input: expected a whole number below 2^53 in size (larger ones are decimal texts), got "
              "18446744073709551615"},
        Wrong{"DecimalWithoutFraction", R"("1.")", as_decimal,
              "f.json: case c: input: expected a decimal text such as \"12.5\", of at most 38 digits, got \"1.\""},
        Wrong{"DecimalExponent", R"("1e5")", as_decimal,
              "f.json: case c: input: expected a decimal text such as \"12.5\", of at most 38 digits, got \"1e5\""},
        Wrong{"DecimalEmpty", R"("")", as_decimal,
              "f.json: case c: input: expected a decimal text such as \"12.5\", of at most 38 digits, got \"\""},
        Wrong{"DecimalTwoSigns", R"("--1")", as_decimal,
              "f.json: case c: input: expected a decimal text such as \"12.5\", of at most 38 digits, got \"--1\""},
        Wrong{"RatioOverZero", R"("1/0")", as_ratio,
              "f.json: case c: input: expected a fraction text such as \"2/3\", got \"1/0\""},
        Wrong{"RatioWithoutSlash", R"("1")", as_ratio,
              "f.json: case c: input: expected a fraction text such as \"2/3\", got \"1\""},
        Wrong{"ListAsText", R"("a")", as_list, "f.json: case c: input: expected a list, got \"a\""},
        Wrong{"FlagAsNumber", "1", [](Field const& field) { static_cast<void>(field.flag()); },
              "f.json: case c: input: expected true or false, got 1"},
        Wrong{"RealAsText", R"("1")", [](Field const& field) { static_cast<void>(field.real()); },
              "f.json: case c: input: expected a number, got \"1\""},
        Wrong{"TextAsNumber", "1", [](Field const& field) { static_cast<void>(field.text()); },
              "f.json: case c: input: expected a text, got 1"},
        Wrong{"MemberAbsent", R"({"a":{}})", [](Field const& field) { static_cast<void>(field.at("a").at("b")); },
              "f.json: case c: input.a.b: expected this member, got nothing"},
        Wrong{"MemberOfNumber", "[3]", [](Field const& field) { static_cast<void>(field.items()[0].at("b")); },
              "f.json: case c: input[0]: expected an object, got 3"},
        Wrong{"LongValue", R"(["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])",
              as_i64,
              "f.json: case c: input: expected a whole number, got "
              "[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..."}),
    [](auto const& wrong) { return wrong.param.name; });

}  // namespace
}  // namespace flywheel::verify
