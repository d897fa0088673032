// Every port that `run all` takes is one that there is, and taken once.
#include "app/ports.hpp"

#include <gtest/gtest.h>

#include <set>

namespace app {
namespace {

runtime::Settings asked(int port, int management_port) {
  runtime::Settings settings;
  settings.port = port;
  settings.management_port = management_port;
  return settings;
}

constexpr std::size_t six = 6;

// "8088-8093 8094-8099": of the services, then of the operators.
std::string taken(int port, int management_port) {
  const auto first = settings_of(0, six, asked(port, management_port));
  const auto last = settings_of(six - 1, six, asked(port, management_port));
  const auto text = [](auto a, auto b) { return std::to_string(a) + "-" + std::to_string(b); };
  return text(first.port, last.port) + " " + text(first.management_port, last.management_port);
}

TEST(ports, management_ports_stand_where_they_were_asked_for) {
  EXPECT_EQ(taken(8088, 9000), "8088-8093 9000-9005");
  EXPECT_EQ(taken(8088, 8094), "8088-8093 8094-8099");
  EXPECT_EQ(taken(8088, 8082), "8088-8093 8082-8087");
}

TEST(ports, management_ports_follow_where_the_two_ranges_would_meet) {
  EXPECT_EQ(taken(8088, 8089), "8088-8093 8094-8099");
  EXPECT_EQ(taken(8088, 8093), "8088-8093 8094-8099");
  EXPECT_EQ(taken(9402, 9399), "9402-9407 9408-9413") << "the last of one is the first of another";
  EXPECT_EQ(taken(8088, 8083), "8088-8093 8094-8099");
}

TEST(ports, of_zero_any_free_ones) {
  EXPECT_EQ(taken(0, 0), "0-0 0-0");
  EXPECT_EQ(taken(0, 3), "0-0 3-8");
  EXPECT_EQ(taken(3, 0), "3-8 0-0");
  EXPECT_EQ(no_room(six, asked(0, 0)), "");
}

TEST(ports, one_system_has_those_that_were_asked_for) {
  const auto settings = settings_of(0, 1, asked(65535, 65534));
  EXPECT_EQ(settings.port, 65535);
  EXPECT_EQ(settings.management_port, 65534);
  EXPECT_EQ(no_room(1, asked(65535, 65534)), "");
}

TEST(ports, beyond_the_last_one_is_said_before_anything_is_opened) {
  EXPECT_EQ(no_room(six, asked(65530, 8089)), "");
  EXPECT_EQ(no_room(six, asked(65533, 8089)),
            "6 systems need the ports 65533 to 65538, and 65535 is the last there is: --port 65530 "
            "or less");
  EXPECT_EQ(no_room(six, asked(8088, 65531)),
            "6 systems need the management ports 65531 to 65536, and 65535 is the last there is: "
            "--management-port 65530 or less");
  EXPECT_EQ(no_room(six, asked(65529, 65528)),
            "6 systems need the management ports 65535 to 65540, and 65535 is the last there is: "
            "--management-port 65523 or less")
      << "they would follow, and there is no room behind";
}

}  // namespace
}  // namespace app
