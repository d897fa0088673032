// Amounts at the edge of what a number holds.
#include "kit/money.hpp"

#include <gtest/gtest.h>

namespace {

using kit::Money;

constexpr Money most{INT64_MAX}, least{INT64_MIN};

TEST(money, adds_subtracts_and_multiplies) {
  EXPECT_EQ(Money{2000} + Money{500}, Money{2500});
  EXPECT_EQ(Money{2000} - Money{2500}, Money{-500});
  EXPECT_EQ(3 * Money{-2000}, Money{-6000});
  EXPECT_EQ(Money{INT64_MAX - 1} + Money{1}, most);
  EXPECT_EQ(Money{INT64_MIN + 1} - Money{1}, least);
}

TEST(money, what_does_not_fit_is_the_largest_or_the_smallest_amount) {
  EXPECT_EQ(most + Money{1}, most);
  EXPECT_EQ(least + Money{-1}, least);
  EXPECT_EQ(least - Money{1}, least);
  EXPECT_EQ(Money{0} - least, most);
  EXPECT_EQ(INT64_MAX * Money{2}, most);
  EXPECT_EQ(INT64_MAX * Money{-2}, least);
  EXPECT_EQ(-2 * Money{INT64_MAX}, least);
  EXPECT_EQ(-1 * least, most);
}

}  // namespace
