// A demonstration goes where it was sent, and says so.
#include "app/target.hpp"

#include <gtest/gtest.h>

namespace app {
namespace {

std::string understood(std::string_view url) {
  const auto target = target_of(url);
  return target ? target->authority() : "";
}

TEST(target, is_read_out_of_a_url) {
  EXPECT_EQ(understood("http://localhost:8088"), "localhost:8088");
  EXPECT_EQ(understood("http://10.0.0.7:9000/"), "10.0.0.7:9000");
  for (const char* wrong : {"", "localhost:8088", "https://localhost:8088", "http://localhost",
                            "http://:8088", "http://x:0", "http://x:70000", "http://x:80/orders"})
    EXPECT_EQ(understood(wrong), "") << wrong;
}

TEST(target, a_story_is_told_of_the_server_that_it_runs_at) {
  const Target shop{"shop.example", 9380};
  EXPECT_EQ(told_of(shop, "curl localhost:8088/orders\nhttp localhost:8088/pays\n"),
            "curl shop.example:9380/orders\nhttp shop.example:9380/pays\n");
  EXPECT_EQ(told_of(shop, "paid"), "paid");
  EXPECT_EQ(told_of(shop, ""), "");
}

}  // namespace
}  // namespace app
