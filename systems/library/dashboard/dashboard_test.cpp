// The page that a reader sees.
#include "systems/library/dashboard/dashboard.hpp"

#include <gtest/gtest.h>

#include "kit/memory_rows.hpp"

namespace library::dashboard {
namespace {

constexpr UserId kim{10};

struct Page {
  kit::MemoryRows rows{kit::type_of<UserInfo>()};
  template <class Event>
  Page& hears(const Event& event) {
    kit::Rows<UserInfo> port(rows);
    project(port, event);
    return *this;
  }
  const UserInfo& of(UserId reader) { return *rows.rows.at(reader.value).as<UserInfo>(); }
};

borrow::BookBorrowed borrowed(int qty) {
  borrow::BookBorrowed e;
  e.user_id = kim;
  e.qty = qty;
  return e;
}
giveback::BookReturned returned(int qty) {
  giveback::BookReturned e;
  e.user_id = kim;
  e.qty = qty;
  return e;
}
giveback::BookExpired expired(std::int64_t won) { return {{1}, kim, {2}, 7, 3, {won}}; }

// S2's example: four borrowed, three returned seven days late.
TEST(library_dashboard, four_borrowed_three_back_a_week_late) {
  Page page;
  page.hears(borrowed(4)).hears(returned(3)).hears(expired(500));
  EXPECT_EQ(page.of(kim).borrow_cnt, 1);
  EXPECT_EQ(page.of(kim).expire_fee, kit::Money{500});
}

TEST(library_dashboard, adds_to_the_row_that_is_there) {
  Page page;
  page.hears(borrowed(4)).hears(borrowed(2)).hears(expired(500)).hears(expired(2000));
  EXPECT_EQ(page.of(kim).borrow_cnt, 6);
  EXPECT_EQ(page.of(kim).expire_fee, kit::Money{2500});
}

TEST(library_dashboard, a_fee_that_is_waived_is_off_the_sum_and_no_other) {
  Page page;
  const giveback::FeeWaived waived{{1}, kim, {2}, {500}};
  page.hears(borrowed(4)).hears(expired(500)).hears(expired(2000)).hears(waived);
  EXPECT_EQ(page.of(kim).expire_fee, kit::Money{2000});
  EXPECT_EQ(page.of(kim).borrow_cnt, 4);
  Page poor;
  EXPECT_EQ(poor.hears(borrowed(4)).hears(waived).of(kim).expire_fee, kit::Money{0});
}

TEST(library_dashboard, a_return_heard_of_first_waits_for_its_loan) {
  Page page;
  page.hears(returned(3));
  EXPECT_EQ(visibility(page.of(kim)), kit::Visibility::hidden);
  EXPECT_EQ(page.of(kim).borrow_cnt, 0);
  page.hears(borrowed(4));
  EXPECT_EQ(visibility(page.of(kim)), kit::Visibility::listed);
  EXPECT_EQ(page.of(kim).borrow_cnt, 1);
}

}  // namespace
}  // namespace library::dashboard
