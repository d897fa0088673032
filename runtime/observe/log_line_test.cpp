// The lines letter for letter, and what no value can do to them.
#include "runtime/observe/log_line.hpp"

#include <gtest/gtest.h>

namespace runtime::observe {
namespace {

struct Ordered {
  std::int64_t id = 0;
  std::string item, phone;
  std::optional<std::string> memo;
};
DESCRIBE(Ordered, id, item, phone, memo)

constexpr kit::Instant at{1'763'730'172'123};  // 2025-11-21T13:02:52.123Z

std::string line(Format format, Level level, std::string_view name,
                 std::initializer_list<LogField> fields, std::string_view correlation = {}) {
  std::string out;
  append_line(out, format, {at, level, name, correlation, {fields.begin(), fields.size()}});
  return out;
}

TEST(log_line, json_has_time_level_event_correlation_and_fields) {
  EXPECT_EQ(line(Format::json, Level::info, "started",
                 {{"system", "mall"},
                  {"port", 8088},
                  {"ratio", 0.5},
                  {"fresh", true},
                  {"none", kit::Value()}},
                 "4bf92f3577b34da6a3ce929d0e0e4736"),
            R"({"time":"2025-11-21T13:02:52.123Z","level":"info","event":"started",)"
            R"("correlation":"4bf92f3577b34da6a3ce929d0e0e4736",)"
            R"("system":"mall","port":8088,"ratio":0.5,"fresh":true,"none":null})");
}

TEST(log_line, text_is_for_people) {
  EXPECT_EQ(line(Format::text, Level::warn, "breaker_changed",
                 {{"to", "pay"}, {"item", "치킨 두 마리"}, {"count", 3}, {"open", false}}, "4bf9"),
            "2025-11-21T13:02:52.123Z warn  breaker_changed to=pay item=\"치킨 두 마리\" count=3 "
            "open=false correlation=4bf9");
}

TEST(log_line, a_described_struct_is_an_object_without_personal_data) {
  const Ordered ordered{1, "치킨", "010-1234-5678", {}};
  EXPECT_EQ(line(Format::json, Level::debug, "event_recorded",
                 {{"data", kit::type_of<Ordered>(), &ordered}}),
            R"({"time":"2025-11-21T13:02:52.123Z","level":"debug","event":"event_recorded",)"
            R"("data":{"id":1,"item":"치킨","phone":"***-****-5678","memo":null}})");
}

TEST(log_line, personal_fields_are_masked_numbers_too) {
  const auto written = line(Format::json, Level::info, "x",
                            {{"cardid", 1234567890123456}, {"why", "card 4111111111111111"}});
  EXPECT_NE(written.find(R"("cardid":"***","why":"card ************1111")"), std::string::npos);
}

TEST(log_line, no_value_begins_a_new_line) {
  for (const auto format : {Format::json, Format::text}) {
    const auto written = line(format, Level::info, "x",
                              {{"item", "a\r\n{\"level\":\"error\"}\t\x1b[31m\x7f"}}, "c\nd");
    for (const char c : written) EXPECT_GE(static_cast<unsigned char>(c), 0x20U);
    EXPECT_NE(written.find(R"("a\r\n{\"level\":\"error\"}\t\u001b[31m\u007f")"), std::string::npos);
    EXPECT_NE(written.find(R"("c\nd")"), std::string::npos);
  }
}

TEST(log_line, marks_that_reorder_text_and_broken_utf8_are_escaped) {
  const auto item = [](std::string_view value) {
    const auto written = line(Format::json, Level::info, "x", {{"item", value}});
    const auto begin = written.find("\"item\":") + 7;
    return written.substr(begin, written.size() - begin - 1);
  };
  EXPECT_EQ(item("\u202e"), R"("\u202e")");
  EXPECT_EQ(item("\u2028\u0085\u200b\ufeff"), R"("\u2028\u0085\u200b\ufeff")");
  EXPECT_EQ(item("a\xff\xc3"), R"("a\ufffd\ufffd")");
  EXPECT_EQ(item("\xc0\xaf"), R"("\ufffd\ufffd")") << "overlong";
  EXPECT_EQ(item("\xed\xa0\x80"), R"("\ufffd\ufffd\ufffd")") << "half a surrogate pair";
  EXPECT_EQ(item("😀é"), "\"😀é\"");
  EXPECT_EQ(item(std::string_view("\0", 1)), R"("\u0000")");
}

TEST(log_line, a_long_value_is_cut_between_characters) {
  const std::string most(log_value_max, 'x');
  EXPECT_EQ(line(Format::json, Level::info, "x", {{"item", most}}).find("..."), std::string::npos);
  EXPECT_NE(line(Format::json, Level::info, "x", {{"item", most + "x"}}).find("xx...\"}"),
            std::string::npos);
  const std::string korean = std::string(log_value_max - 1, 'x') + "가";
  EXPECT_NE(line(Format::json, Level::info, "x", {{"item", korean}}).find("xx...\"}"),
            std::string::npos);
}

}  // namespace
}  // namespace runtime::observe
