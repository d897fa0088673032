// What a POST may bring, row by row: what is taken, and what is refused and by which name.
#include "runtime/rest/lamp_world.hpp"

namespace lamps {
namespace {

struct Sent {
  const char* what;
  std::string body;
  int status;
  std::string says;  // in the answer's body
};

std::string with(const std::string& name, const std::string& value) {
  return "{\"name\":\"a\",\"" + name + "\":" + value + "}";
}
std::string times(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}
std::string many_members(int count) {
  std::string out = "{\"name\":\"a\"";
  for (int i = 1; i < count; ++i) out += ",\"k" + std::to_string(i) + "\":" + std::to_string(i);
  return out + "}";
}

void check(const std::vector<Sent>& rows) {
  for (const auto& row : rows) {
    World world;
    const auto answer = world.post("/lamps", row.body);
    EXPECT_EQ(answer.status, row.status) << row.what << ": " << answer.body;
    EXPECT_NE(answer.body.find(row.says), std::string::npos) << row.what << ": " << answer.body;
    EXPECT_EQ(world.shop.taken, row.status == 201 ? 1 : 0) << row.what;
    if (row.status == 400) {
      EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << row.what;
    }
  }
}

TEST(Body, is_one_json_object_and_nothing_else) {
  check({{"empty", "", 400, ""},
         {"blank", "  ", 400, ""},
         {"malformed", "{\"name\":", 400, "not JSON"},
         {"null", "null", 400, "object"},
         {"number", "5", 400, "object"},
         {"string", "\"x\"", 400, "object"},
         {"true", "true", 400, "object"},
         {"array", "[]", 400, "object"},
         {"words behind", "{\"name\":\"a\"} xyz", 400, ""},
         {"two objects", "{\"name\":\"a\"}{}", 400, ""},
         {"blanks around", " \n{\"name\":\"a\"}\n ", 201, ""},
         {"byte order mark", "\xEF\xBB\xBF{\"name\":\"a\"}", 201, ""},
         {"invalid UTF-8", "{\"name\":\"\xC3\x28\"}", 400, "not JSON"},
         {"lone surrogate", R"({"name":"\ud800"})", 400, "not JSON"},
         {"comment", "{\"name\":\"a\"/*x*/}", 400, "not JSON"},
         {"trailing comma", "{\"name\":\"a\",}", 400, "not JSON"},
         {"leading zero", with("qty", "01"), 400, "not JSON"},
         {"NaN", with("qty", "NaN"), 400, "not JSON"},
         {"plus sign", with("qty", "+5"), 400, "not JSON"},
         {"hex", with("qty", "0x5"), 400, "not JSON"},
         {"1e400", with("qty", "1e400"), 400, "large"},
         {"NUL escape", R"({"name":"a\u0000b"})", 400, "NUL"},
         {"duplicate key", R"({"name":"a","name":"b"})", 400, "twice"},
         {"duplicate key inside", R"({"name":"a","x":{"y":1,"y":2}})", 400, "twice"},
         {"depth 64", with("x", times(63, "[") + times(63, "]")), 201, ""},
         {"depth 65", with("x", times(64, "[") + times(64, "]")), 400, "deep"},
         {"1,000 properties", many_members(1000), 201, ""},
         {"1,001 properties", many_members(1001), 400, "many"}});
}

TEST(Body, numbers_are_taken_as_the_originals_take_them_but_never_cut) {
  check({{"text", with("qty", "\"10\""), 201, "\"qty\" : 10"},
         {"text with blanks", with("qty", "\" 7 \""), 201, "\"qty\" : 7"},
         {"1.0", with("qty", "1.0"), 201, "\"qty\" : 1"},
         {"1e2", with("qty", "1e2"), 201, "\"qty\" : 100"},
         {"1.9", with("qty", "1.9"), 400, "\"property\":\"qty\""},
         {"word", with("qty", "\"abc\""), 400, "\"invalidValue\":\"abc\""},
         {"text 1.5", with("qty", "\"1.5\""), 400, "\"property\":\"qty\""},
         {"true", with("qty", "true"), 400, "\"property\":\"qty\""},
         {"object", with("qty", "{}"), 400, "\"property\":\"qty\""},
         {"array", with("qty", "[]"), 400, "\"property\":\"qty\""},
         {"beyond int", with("qty", "2147483648"), 400, "\"property\":\"qty\""},
         {"beyond 64 bits", with("qty", "9223372036854775808"), 400, "\"property\":\"qty\""},
         {"null", with("qty", "null"), 400, "\"property\":\"qty\""},
         {"blank", with("qty", "\"\""), 400, "\"property\":\"qty\""},
         {"zero", with("qty", "0"), 400, "between 1 and 1000"},
         {"negative", with("qty", "-1"), 400, "between 1 and 1000"},
         {"the most", with("qty", "1000"), 201, "\"qty\" : 1000"},
         {"one more", with("qty", "1001"), 400, "between 1 and 1000"},
         {"absent", "{\"name\":\"a\"}", 201, "\"qty\" : 1"},
         {"real", with("weight", "\"4.5\""), 201, "\"weight\" : 4.5"},
         {"real from whole", with("weight", "4"), 201, "\"weight\" : 4.0"},
         {"real null", with("weight", "null"), 201, "\"weight\" : null"},
         {"real blank", with("weight", "\"\""), 201, "\"weight\" : null"},
         {"real word", with("weight", "\"x\""), 400, "\"property\":\"weight\""},
         {"boolean", with("bright", "true"), 201, "\"bright\" : true"},
         {"boolean text", with("bright", "\"true\""), 201, "\"bright\" : true"},
         {"boolean word", with("bright", "\"yes\""), 400, "\"property\":\"bright\""}});
}

TEST(Body, texts_dates_and_lists) {
  const std::string syllable = "가";
  check({{"number as text", R"({"name":5})", 201, "\"name\" : \"5\""},
         {"real as text", R"({"name":1.50})", 201, "\"name\" : \"1.50\""},
         {"true as text", R"({"name":true})", 201, "\"name\" : \"true\""},
         {"object as text", R"({"name":{}})", 400, "\"property\":\"name\""},
         {"array as text", R"({"name":[]})", 400, "\"property\":\"name\""},
         {"255 characters", "{\"name\":\"" + times(255, syllable) + "\"}", 201, ""},
         {"256 characters", "{\"name\":\"" + times(256, syllable) + "\"}", 400, "255 characters"},
         {"what was wrong, shortened", "{\"name\":\"" + times(256, "x") + "\"}", 400,
          "\"invalidValue\":\"" + times(100, "x") + "...\""},
         {"cut behind a quote", "{\"name\":\"" + times(256, "\\\"") + "\"}", 400,
          times(100, "\\\"") + "...\""},
         {"missing", "{}", 400, "\"property\":\"name\""},
         {"null", R"({"name":null})", 400, "\"property\":\"name\""},
         {"blank", R"({"name":" "})", 400, "must not be blank"},
         {"emoji and quotes", R"({"name":"😀\"\\"})", 201, R"("name" : "😀\"\\")"},
         {"SQL stays text", R"({"name":"'; drop table lamps--"})", 201, "'; drop table lamps--"},
         {"date", with("madeOn", "\"2024-09-01\""), 201, "2024-09-01T00:00:00.000+00:00"},
         {"date-time", with("madeOn", "\"2024-09-01T10:20:30+09:00\""), 201,
          "2024-09-01T01:20:30.000+00:00"},
         {"as printed", with("madeOn", "\"2024-09-01T00:00:00.000+00:00\""), 201, "2024-09-01T00"},
         {"RFC 1123", with("madeOn", "\"Sun, 01 Sep 2024 10:20:30 GMT\""), 201,
          "2024-09-01T10:20:30"},
         {"epoch", with("madeOn", "1725186030000"), 201, "2024-09-01T10:20:30.000"},
         {"epoch as text", with("madeOn", "\"1725186030000\""), 201, "2024-09-01T10:20:30.000"},
         {"blank date", with("madeOn", "\"\""), 201, "\"madeOn\" : null"},
         {"null date", with("madeOn", "null"), 201, "\"madeOn\" : null"},
         {"other date", with("madeOn", "\"01.09.2024\""), 400, "\"property\":\"madeOn\""},
         {"short date", with("madeOn", "\"2024-9-1\""), 400, "\"property\":\"madeOn\""},
         {"no such day", with("madeOn", "\"2024-13-45\""), 400, "\"property\":\"madeOn\""},
         {"list", with("tags", R"(["a, b","\"]"])"), 201, R"("tags" : [ "a, b", "\"]" ])"},
         {"list of numbers", with("tags", "[1]"), 400, "\"property\":\"tags\""},
         {"items as text", with("tags", "\"a, b\""), 201, R"("tags" : [ "a", "b" ])"},
         {"list as text", with("tags", R"("[\"a\", \"b\"]")"), 201, R"("tags" : [ "a", "b" ])"},
         {"broken list as text", with("tags", "\"[a\""), 400, "must be a list"},
         {"long item as text", with("tags", "\"a," + times(256, syllable) + "\""), 400, "255"},
         {"blank for list", with("tags", "\" \""), 201, "\"tags\" : "},
         {"number for list", with("tags", "1"), 400, "must be a list"}});
}

TEST(Body, names_are_exact_and_what_is_unknown_or_protected_is_passed_over) {
  check({{"unknown", with("colour", "\"red\""), 201, ""},
         {"links", with("_links", "{\"self\":{\"href\":\"x\"}}"), 201, ""},
         {"other case", R"({"Name":"a"})", 400, "\"property\":\"name\""},
         {"member name of a renamed one", with("madeAt", "\"2024-09-01\""), 201,
          "\"madeOn\" : \"2024-09-01"},
         {"alias", R"({"label":"b"})", 201, "\"name\" : \"b\""},
         {"state at creation", with("state", "\"켜짐\""), 201, "\"state\" : \"꺼짐\""},
         {"unknown state at creation", with("state", "\"s\""), 201, "\"state\" : \"꺼짐\""},
         {"looked up", with("listPrice", "\"abc\""), 201, ""},
         {"stamped", with("at", "\"abc\""), 201, ""},
         {"id unknown", with("id", "77"), 201, "/lamps/1"},
         {"id zero", with("id", "0"), 201, "/lamps/1"},
         {"id negative", with("id", "-3"), 201, "/lamps/1"},
         {"id null", with("id", "null"), 201, "/lamps/1"},
         {"id word", with("id", "\"abc\""), 400, "\"property\":\"id\""},
         {"long id", with("id", "\"" + times(300, "a") + "\""), 400, times(100, "a") + "...\""}});
}

TEST(Body, every_wrong_property_is_named_at_once) {
  World world;
  const auto answer = world.post("/lamps", R"({"qty":"x","weight":"y"})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.body.find(R"("errors":[{"entity":"Lamp","property":"name","invalidValue":null,)"
                             R"("message":"must be given"},{"entity":"Lamp","property":"qty",)"
                             R"("invalidValue":"x","message":"must be a whole number"},)"
                             R"({"entity":"Lamp","property":"weight","invalidValue":"y")"),
            std::string::npos)
      << answer.body;
}

TEST(Body, of_a_choice_must_be_one_of_its_words) {
  World world;
  EXPECT_EQ(world.post("/meters", R"({"lampId":1,"action":"stolen"})").status, 400);
  EXPECT_EQ(world.post("/meters", R"({"lampId":1,"action":"progress"})").status, 201);
}

}  // namespace
}  // namespace lamps
