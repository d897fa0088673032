// What a box does with the struct that it owns.
#include "kit/box.hpp"

#include <gtest/gtest.h>

namespace {

struct Cup {
  std::string holds;
  int size = 0;
};
DESCRIBE(Cup, holds, size)

TEST(Box, moved_from_is_empty) {
  kit::Box cup = kit::Box::of(Cup{"coffee", 2});
  kit::Box other = std::move(cup);
  EXPECT_FALSE(cup);
  EXPECT_FALSE(kit::Box(cup));
  ASSERT_TRUE(other.as<Cup>());
  EXPECT_EQ(other.as<Cup>()->holds, "coffee");
  cup = std::move(other);
  EXPECT_FALSE(other);
  EXPECT_EQ(cup.as<Cup>()->size, 2);
}

TEST(Box, copied_is_another) {
  kit::Box cup = kit::Box::of(Cup{"coffee", 2});
  const kit::Box other = cup;
  EXPECT_EQ(other, cup);
  EXPECT_TRUE(cup.set("size", 3));
  EXPECT_NE(other, cup);
}

TEST(Box, takes_values_by_name_or_place_that_fit) {
  kit::Box cup(kit::type_of<Cup>());
  EXPECT_TRUE(cup.set(0, "tea"));
  EXPECT_TRUE(cup.set("size", 1));
  EXPECT_FALSE(cup.set(-1, 5));
  EXPECT_FALSE(cup.set("colour", 5));
  EXPECT_FALSE(cup.set(1, "large"));
  EXPECT_EQ(cup, kit::Box::of(Cup{"tea", 1}));
}

}  // namespace
