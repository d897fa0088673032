// The envelope of each system's events, as the originals wrote it.
#include "app/event_line.hpp"

#include <gtest/gtest.h>

#include "systems/catalogue.hpp"

namespace app {
namespace {

std::string line_of(const char* system, const char* type, const char* data = "{\"id\":1}") {
  runtime::PublishedEvent event;
  event.seq = 2;
  event.type = type;
  event.at_ms = 1795336201361;
  event.correlation = "c";
  event.data = data;
  return event_line(*systems::find(system), "x", event);
}

const std::string begins = R"({"context":"x","seq":2,"correlation":"c","eventType":)";

TEST(event_line, library_and_mall_write_milliseconds) {
  for (const char* system : {"library", "mall"})
    EXPECT_EQ(line_of(system, "E"), begins + R"("E","timestamp":1795336201361,"id":1})");
}

TEST(event_line, breakfast_movie_and_coffee_write_digits_and_me) {
  for (const char* system : {"breakfast", "movie", "coffee"})
    EXPECT_EQ(line_of(system, "E"),
              begins + R"("E","timestamp":"20261122083001","id":1,"me":true})");
}

TEST(event_line, pizza_writes_a_date_with_dashes_and_its_till_one_with_a_t) {
  EXPECT_EQ(line_of("pizza", "OrderPlaced"),
            begins + R"("OrderPlaced","timestamp":"2026-11-22 08:30:01","id":1,"me":true})");
  EXPECT_EQ(
      line_of("pizza", "PaymentApproved"),
      begins + R"("PaymentApproved","timestamp":"2026-11-22T08:30:01.361","id":1,"me":true})");
}

TEST(event_line, an_event_without_fields_is_its_envelope) {
  EXPECT_EQ(line_of("coffee", "E", "{}"),
            begins + R"("E","timestamp":"20261122083001","me":true})");
}

// The originals' pattern said week-year there.
TEST(event_line, the_last_days_of_december_are_of_the_old_year) {
  runtime::PublishedEvent event;
  event.type = "E";
  event.at_ms = 1798761599000;
  EXPECT_NE(event_line(*systems::find("coffee"), "x", event).find("\"20261231235959\""),
            std::string::npos);
}

}  // namespace
}  // namespace app
