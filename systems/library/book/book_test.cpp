// What a book answers, and whom it serves.
#include "systems/library/book/book.hpp"

#include "systems/laws.hpp"
#include "systems/library/book/policies.hpp"
#include "systems/library/contexts.hpp"
#include "systems/testing.hpp"

namespace library::book {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr BookId one{1};
constexpr BorrowId loan{5};
constexpr UserId kim{10}, lee{20}, park{30};
constexpr kit::Instant noon{1'000'000};

Given<Book> with_copies(int stock) {
  return given<Book>(BookRegistered{one, "토지", "박경리", stock});
}
Given<Book> all_lent() { return with_copies(2).and_then(StockDecreased{one, 2, loan, kim, 1}); }
Given<Book> awaited() {
  return all_lent()
      .and_then(ReservationQueued{one, {1}, lee, 1, noon})
      .and_then(ReservationQueued{one, {2}, park, 2, noon});
}
Given<Book> kept_for_lee() {
  return awaited()
      .and_then(StockIncreased{one, 1, {8}, 0})
      .and_then(CopyHeld{one, {1}, lee, noon + hold_for});
}
Given<Book> removed() { return with_copies(2).and_then(BookRemoved{one}); }

EditBook edit(std::optional<int> stock, std::optional<int> copies = {}) {
  return {one, "토지", "박경리", stock, copies, noon};
}
Lend lend(UserId reader, int qty) { return {one, {6}, reader, qty}; }

struct Line {
  const char* name;
  Given<Book> book;
  const char* enter;
  const char* sell_all;  // stock 0
  const char* remove;
  const char* lend_to_lee;
  const char* renew;
  const char* join;  // by kim
  const char* give_up;
  const char* restock;
  const char* lapse;
};

TEST(library_book, answers_every_command_in_every_state) {
  const char* const unknown = "404 unknown_book";
  const char* const registered = "409 already_registered";
  const char* const none = "nothing";
  const Line table[] = {
      {"unknown", given<Book>(), "BookRegistered", unknown, unknown, unknown, none, unknown, none,
       none, none},
      {"on the shelf", with_copies(2), registered, "BookChanged, forgets LapseHolds", "BookRemoved",
       "StockDecreased", none, "409 on_the_shelf", none, none, none},
      {"all lent", all_lent(), registered, none, "409 lent_out", "OutOfStock", none,
       "ReservationQueued", none, "StockIncreased", none},
      {"awaited", awaited(), registered, none, "409 lent_out", "OutOfStock", "409 reserved",
       "ReservationQueued", "ReservationDropped, ReservationAdvanced",
       "StockIncreased, CopyHeld, ReservationAdvanced, sets LapseHolds", none},
      {"kept for lee", kept_for_lee(), registered, "409 copies_in_use", "409 lent_out",
       "StockDecreased, HeldCopyTaken, forgets LapseHolds", "409 reserved", "ReservationQueued",
       "ReservationDropped, CopyHeld, sets LapseHolds", "StockIncreased, CopyHeld, sets LapseHolds",
       "HoldLapsed, CopyHeld, sets LapseHolds"},
      {"removed", removed(), registered, unknown, unknown, unknown, none, unknown, none, none,
       none},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(line.name);
    line.book.when(RegisterBook{"토지", "박경리", 2, {}}).then(line.enter);
    line.book.when(edit(0)).then(line.sell_all);
    line.book.when(RemoveBook{one}).then(line.remove);
    line.book.when(lend(lee, 1)).then(line.lend_to_lee);
    line.book.when(AllowRenewal{one, loan}).then(line.renew);
    line.book.when(JoinQueue{one, {3}, kim, noon}).then(line.join);
    line.book.when(LeaveQueue{one, {1}, noon}).then(line.give_up);
    line.book.when(Restock{one, {9}, 1, noon}).then(line.restock);
    line.book.when(TakeIn{one, 7, 1, noon}).then(line.restock);
    line.book.when(LapseHolds{one, noon + hold_for}).then(line.lapse);
  }
}

// Else they would lose their places, and nobody would tell them.
TEST(library_book, is_not_removed_while_a_reader_has_reserved_it) {
  const auto kept = kept_for_lee().and_then(StockIncreased{one, 1, {9}, 0});
  const auto last_wish = with_copies(0).and_then(ReservationQueued{one, {1}, lee, 1, noon});
  for (const auto& book : {kept, last_wish}) {
    EXPECT_FALSE(book.state().lent);
    book.when(RemoveBook{one}).then("409 reserved");
  }
  Given<Book> given_up = last_wish;
  given_up.and_then(ReservationDropped{one, {1}, lee}).when(RemoveBook{one}).then("BookRemoved");
}

TEST(library_book, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// Broken 2: on the original a registered book tells of stock that moved and ran out.
TEST(library_book, registering_a_book_publishes_only_that) {
  given<Book>().when(RegisterBook{"토지", {}, {}, {}}).then("BookRegistered");
  given<Book>().when(RegisterBook{"토지", {}, 0, {}}).then("BookRegistered");
  EXPECT_EQ(given<Book>().when(RegisterBook{"토지", {}, {}, 5}).event<BookRegistered>().stock, 5);
}

TEST(library_book, lends_no_more_than_it_has) {
  const auto book = with_copies(4);
  book.when(lend(kim, 4)).then("StockDecreased");
  book.when(lend(kim, 5)).then("OutOfStock");
  EXPECT_EQ(book.when(lend(kim, 5)).event<OutOfStock>().borrow_id, BorrowId{6});
  with_copies(0).when(lend(kim, 1)).then("OutOfStock");
}

TEST(library_book, stock_events_tell_how_many_copies_moved) {
  EXPECT_EQ(with_copies(4).when(lend(kim, 3)).event<StockDecreased>().stock, 3);
  const auto lent = with_copies(4).and_then(StockDecreased{one, 3, loan, kim, 1});
  EXPECT_EQ(lent.when(Restock{one, {9}, 2, noon}).event<StockIncreased>().stock, 2);
  EXPECT_EQ(lent.state().stock, 1);
  EXPECT_EQ(lent.state().lent, 3);
}

TEST(library_book, a_request_that_comes_again_is_answered_as_before) {
  const auto lent = with_copies(4).and_then(StockDecreased{one, 1, {6}, kim, 1});
  lent.when(lend(kim, 1)).then("nothing");
  auto refused = with_copies(1).and_then(OutOfStock{{6}});
  refused.when(lend(kim, 1)).then("409 out_of_stock");
  const auto back = lent.state().lendings;
  EXPECT_EQ(back, 1);
  auto returned = lent;
  returned.and_then(StockIncreased{one, 1, {9}, 0});
  returned.when(Restock{one, {9}, 1, noon}).then("nothing");
}

TEST(library_book, copies_that_are_lent_or_kept_can_t_be_edited_away) {
  all_lent().when(edit({}, 1)).then("409 copies_in_use");
  all_lent().when(edit({}, 2)).then("nothing");
  EXPECT_EQ(all_lent().when(edit({}, 5)).event<BookChanged>().stock, 3);
  kept_for_lee().when(edit({}, 1)).then("409 copies_in_use");
  EditBook title{one, "태백산맥", "조정래", {}, {}, noon};
  const auto changed = all_lent().when(title).event<BookChanged>();
  EXPECT_EQ(changed.title, "태백산맥");
  EXPECT_EQ(changed.stock, 0);
}

TEST(library_book, stock_and_copies_are_not_to_contradict_each_other) {
  given<Book>().when(RegisterBook{"토지", {}, 4, 5}).then("422 copies_contradict");
  given<Book>().when(RegisterBook{"토지", {}, 4, 4}).then("BookRegistered");
  all_lent().when(edit(3, 4)).then("422 copies_contradict");
  EXPECT_EQ(all_lent().when(edit(3, 5)).event<BookChanged>().stock, 3);
  // A PATCH that names only copies brings the stock along as it is.
  EXPECT_EQ(all_lent().when(edit(0, 5)).event<BookChanged>().stock, 3);
}

// His own place in the queue is none that he would have to make room for.
TEST(library_book, only_other_readers_who_wait_stand_against_a_renewal) {
  auto book = all_lent().and_then(ReservationQueued{one, {1}, kim, 1, noon});
  book.when(AllowRenewal{one, loan, kim}).then("nothing");
  book.when(AllowRenewal{one, loan}).then("409 reserved");
  book.and_then(ReservationQueued{one, {2}, lee, 2, noon});
  book.when(AllowRenewal{one, loan, kim}).then("409 reserved");
}

TEST(library_book, tells_its_title_to_those_who_get_a_copy) {
  EXPECT_EQ(with_copies(4).when(lend(kim, 3)).event<StockDecreased>().title, "토지");
  EXPECT_EQ(awaited().when(edit(1)).event<CopyHeld>().title, "토지");
  const auto lapsed = kept_for_lee().when(LapseHolds{one, noon + hold_for});
  EXPECT_EQ(lapsed.event<HoldLapsed>().title, "토지");
}

TEST(library_book, a_new_copy_goes_to_who_waits) {
  awaited().when(edit(1)).then("BookChanged, CopyHeld, ReservationAdvanced, sets LapseHolds");
  awaited().when(edit(5)).then("BookChanged, CopyHeld, CopyHeld, sets LapseHolds");
}

TEST(library_book, a_kept_copy_is_lent_to_nobody_else) {
  const auto book = kept_for_lee();
  EXPECT_EQ(book.state().stock, 1);
  EXPECT_EQ(book.state().held, 1);
  book.when(lend(park, 1)).then("OutOfStock");
  book.when(lend(lee, 2)).then("OutOfStock");
  const auto then = book.when(lend(lee, 1));
  EXPECT_EQ(then.event<HeldCopyTaken>().reservation_id, ReservationId{1});
}

TEST(library_book, a_copy_is_kept_for_three_days_and_then_for_the_next) {
  const auto then = kept_for_lee().when(LapseHolds{one, noon + hold_for});
  EXPECT_EQ(then.event<HoldLapsed>().user_id, lee);
  EXPECT_EQ(then.event<CopyHeld>().user_id, park);
  EXPECT_EQ(then.effects().timers.front().due, noon + hold_for + hold_for);
  kept_for_lee().when(LapseHolds{one, noon}).then("sets LapseHolds");
}

TEST(library_book, a_reader_waits_for_a_book_once) {
  awaited().when(JoinQueue{one, {3}, lee, noon}).then("409 already_reserved");
  kept_for_lee().when(JoinQueue{one, {3}, lee, noon}).then("409 already_reserved");
  awaited().when(JoinQueue{one, {1}, lee, noon}).then("nothing");
}

TEST(library_book, a_queue_has_an_end) {
  auto book = all_lent();
  for (std::int64_t i = 1; i <= static_cast<std::int64_t>(queue_max); ++i)
    book.and_then(ReservationQueued{one, {i}, {1000 + i}, static_cast<int>(i), noon});
  book.when(JoinQueue{one, {999}, kim, noon}).then("409 queue_full");
}

TEST(library_book, is_listed_while_the_library_has_it) {
  EXPECT_EQ(visibility(with_copies(0).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(removed().state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(Book{}), kit::Visibility::hidden);
}

TEST(library_book, hears_of_returns_and_of_copies_sent_back) {
  const auto restock = on_book_returned({{9}, kim, one, noon, 3, noon, {}});
  EXPECT_EQ(restock.id, one);
  EXPECT_EQ(restock.qty, 3);
  const auto take_in = on_copies_sent_back({loan, one, 2, 7});
  EXPECT_EQ(take_in.lending, 7);
  EXPECT_EQ(take_in.qty, 2);
}

TEST(library_book, the_first_kept_copy_that_is_not_fetched_lapses_first) {
  auto two = all_lent()
                 .and_then(ReservationQueued{one, {1}, lee, 1, noon})
                 .and_then(ReservationQueued{one, {2}, park, 2, noon})
                 .and_then(StockIncreased{one, 2, {8}, 0})
                 .and_then(CopyHeld{one, {1}, lee, noon + hold_for})
                 .and_then(CopyHeld{one, {2}, park, noon + hold_for + hold_for});
  EXPECT_EQ(two.when(LapseHolds{one, noon}).effects().timers.front().due, noon + hold_for);
}

TEST(library_book, has_never_more_copies_than_it_owns) {
  EXPECT_EQ(all_lent().when(Restock{one, {9}, 3, noon}).event<StockIncreased>().stock, 2);
}

}  // namespace
}  // namespace library::book
