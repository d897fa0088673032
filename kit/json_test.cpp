// What a described struct becomes as JSON, and what JSON makes of it: above all, what null means.
#include "kit/json.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace {

enum class Gift { wrapped, plain, lost };
WORDS(Gift, {Gift::wrapped, "wrapped"}, {Gift::plain, nullptr}, {Gift::lost, "lost"})
enum class Size { small, large };
WORDS(Size, {Size::small, "small"}, {Size::large, "large"})

struct Line {
  std::string item;
  Gift gift = Gift::lost;
};
DESCRIBE(Line, item, gift)

struct Parcel {
  kit::Id<struct ParcelTag> id;
  std::string to = "nobody";
  Gift gift = Gift::wrapped;
  Size size = Size::large;
  std::optional<std::int64_t> weight = 7;
  std::optional<Gift> asked = Gift::lost;
  std::optional<Size> measured = Size::large;
  std::vector<Line> lines;
};
DESCRIBE(Parcel, id, to, gift, size, weight, asked, measured, lines)

Parcel read(std::string_view text) {
  Parcel out;
  EXPECT_EQ(kit::json::read(kit::type_of<Parcel>(), &out, text), "") << text;
  return out;
}

TEST(Json, null_is_the_value_whose_word_is_null) {
  EXPECT_EQ(read(R"({"gift":null})").gift, Gift::plain);
  EXPECT_EQ(read(R"({"lines":[{"item":"a","gift":null}]})").lines.at(0).gift, Gift::plain);
}

// An optional choice can't hold its null word and come back with it: nothing there is null as well.
TEST(Json, null_empties_an_optional) {
  EXPECT_EQ(read(R"({"asked":null})").asked, std::nullopt);
  EXPECT_EQ(read(R"({"weight":null})").weight, std::nullopt);
  EXPECT_EQ(read(R"({"measured":null})").measured, std::nullopt);
}

TEST(Json, null_leaves_the_default_where_nothing_stands_for_it) {
  const Parcel parcel = read(R"({"id":null,"to":null,"size":null,"lines":null})");
  EXPECT_EQ(parcel.id.value, 0);
  EXPECT_EQ(parcel.to, "nobody");
  EXPECT_EQ(parcel.size, Size::large);
  EXPECT_TRUE(parcel.lines.empty());
}

TEST(Json, a_missing_member_leaves_the_default) {
  const Parcel parcel = read("{}");
  EXPECT_EQ(parcel.gift, Gift::wrapped);
  EXPECT_EQ(parcel.weight, 7);
  EXPECT_EQ(parcel.asked, Gift::lost);
}

TEST(Json, what_was_written_is_read_again) {
  for (const auto gift : {Gift::wrapped, Gift::plain, Gift::lost}) {
    Parcel parcel{{3}, "김", gift, Size::small, 12, Gift::wrapped, Size::small, {{"tea", gift}}};
    const auto& type = kit::type_of<Parcel>();
    Parcel again;
    EXPECT_EQ(kit::json::read(type, &again, kit::json::write(type, &parcel)), "");
    EXPECT_TRUE(kit::equal(type, &parcel, &again)) << kit::text_of(type, &again);
    EXPECT_EQ(again.gift, gift);
    EXPECT_EQ(again.lines.at(0).gift, gift);
  }
}

TEST(Json, a_text_has_its_escapes_wherever_they_stand) {
  const auto written = [](const std::string& text) {
    std::string out;
    kit::json::append_text(out, text);
    return out;
  };
  const std::pair<char, std::string> escapes[] = {
      {'"', "\\\""}, {'\\', "\\\\"}, {'\b', "\\b"},     {'\f', "\\f"},      {'\n', "\\n"},
      {'\r', "\\r"}, {'\t', "\\t"},  {'\0', "\\u0000"}, {'\x1f', "\\u001F"}};
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string plain(size, '\xff');
    EXPECT_EQ(written(plain), '"' + plain + '"');
    for (const auto& [special, escape] : escapes)
      for (std::size_t at = 0; at <= size; ++at)
        EXPECT_EQ(written(plain.substr(at) + special + plain.substr(0, at) + special),
                  '"' + plain.substr(at) + escape + plain.substr(0, at) + escape + '"');
  }
  EXPECT_EQ(written("치킨 \"둘\""), R"("치킨 \"둘\"")");
}

TEST(Json, says_which_member_does_not_fit) {
  Parcel parcel;
  const auto& type = kit::type_of<Parcel>();
  EXPECT_EQ(kit::json::read(type, &parcel, R"({"gift":"stolen"})"),
            "gift has a value that does not fit");
  EXPECT_EQ(kit::json::read(type, &parcel, R"({"to":{}})"), "to has the wrong type");
}

}  // namespace
