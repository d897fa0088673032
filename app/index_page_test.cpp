// What a browser is shown first.
#include "app/index_page.hpp"

#include <gtest/gtest.h>

#include "systems/catalogue.hpp"

namespace app {
namespace {

TEST(index_page, leads_to_each_systems_port_at_the_askers_host) {
  const std::string page =
      index_page({{systems::find("mall"), 8088}, {systems::find("pizza"), 8089}}, "shop.example");
  EXPECT_NE(page.find("<a href=\"http://shop.example:8088/orders\">/orders</a>"),
            std::string::npos);
  EXPECT_NE(page.find("<a href=\"http://shop.example:8089/pizzaOrders\">"), std::string::npos);
  EXPECT_NE(page.find("madang demo pizza --url http://shop.example:8089"), std::string::npos);
}

TEST(index_page, offers_only_stories_that_are_told) {
  kit::System untold;
  untold.name = "untold";
  untold.title = "fish & <chips>";
  const std::string page = index_page({{&untold, 8088}}, "localhost");
  EXPECT_NE(page.find("fish &amp; &lt;chips>"), std::string::npos);
  EXPECT_EQ(page.find("madang demo"), std::string::npos);
}

}  // namespace
}  // namespace app
