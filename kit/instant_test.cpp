// Instants as text, and back.
#include "kit/instant.hpp"

#include <gtest/gtest.h>

namespace kit {
namespace {

struct Line {
  std::int64_t ms;
  const char* text;
};

TEST(kit_instant, stands_on_the_wire_with_its_milliseconds) {
  const Line table[] = {
      {0, "1970-01-01T00:00:00.000+00:00"},
      {1'725'186'030'007, "2024-09-01T10:20:30.007+00:00"},
      {-1, "1969-12-31T23:59:59.999+00:00"},
      {951'782'400'000, "2000-02-29T00:00:00.000+00:00"},
      {-62'167'219'200'000, "0000-01-01T00:00:00.000+00:00"},
      {253'402'300'799'999, "9999-12-31T23:59:59.999+00:00"},
  };
  for (const auto& line : table) {
    EXPECT_EQ(wire_text({line.ms}), line.text);
    EXPECT_EQ(parse_instant(line.text), Instant{line.ms});
  }
  EXPECT_EQ(wire_text({0}, "+0000"), "1970-01-01T00:00:00.000+0000");
  EXPECT_EQ(iso_text({0}), "1970-01-01T00:00:00.000Z");
}

TEST(kit_instant, has_a_text_also_in_years_of_more_or_less_than_four_digits) {
  EXPECT_EQ(wire_text({253'402'300'800'000}), "10000-01-01T00:00:00.000+00:00");
  EXPECT_EQ(wire_text({-62'167'219'200'001}), "-001-12-31T23:59:59.999+00:00");
  char untouched = '?';
  EXPECT_FALSE(write_plain({253'402'300'800'000}, &untouched));
  EXPECT_FALSE(write_plain({-62'167'219'200'001}, &untouched));
  EXPECT_EQ(untouched, '?');
}

}  // namespace
}  // namespace kit
