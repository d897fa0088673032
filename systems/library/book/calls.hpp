// What others may ask of a book.
#pragma once
#include <string_view>

#include "kit/describe.hpp"
#include "systems/library/ids.hpp"

namespace library::book {

// Copies for a reader. Refused when there are not so many; those that are kept for others do not
// count.
struct Lend {
  BookId id;
  BorrowId borrow_id;
  UserId user_id;
  int qty = 0;
};
DESCRIBE(Lend, id, borrow_id, user_id, qty)

// May this reader's loan go on? Not while another one waits for the book.
struct AllowRenewal {
  BookId id;
  BorrowId borrow_id;
  UserId user_id = {};
};
DESCRIBE(AllowRenewal, id, borrow_id, user_id)

struct JoinQueue {
  BookId id;
  ReservationId reservation_id;
  UserId user_id;
  kit::Instant at;
};
DESCRIBE(JoinQueue, id, reservation_id, user_id, at)

struct LeaveQueue {
  BookId id;
  ReservationId reservation_id;
  kit::Instant at;
};
DESCRIBE(LeaveQueue, id, reservation_id, at)

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view unknown_book = "unknown_book";
inline constexpr std::string_view out_of_stock = "out_of_stock";
inline constexpr std::string_view on_the_shelf = "on_the_shelf";
inline constexpr std::string_view already_reserved = "already_reserved";
inline constexpr std::string_view queue_full = "queue_full";
}  // namespace reason

}  // namespace library::book
