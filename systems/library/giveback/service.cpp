// The return desk's table of contents.
#include "kit/service.hpp"

#include "systems/library/contexts.hpp"
#include "systems/library/giveback/policies.hpp"

namespace library::giveback {

kit::Context service() {
  kit::Service desk{"return", "returns", "반납", 8084};

  auto giving_back = desk.aggregate<Return>("return", "returns");
  giving_back.key("cause")
      .shows({"userId", "bookId", "returnDate", "expireDate", "qty"})
      .extras({"borrowId", "status", "expireDays", "expireFee", "waivedFee"})
      .search("userId")
      .search("bookId")
      .example("userId", "1")
      .example("bookId", "1")
      .example("qty", "1")
      .example("returnDate", "2025-12-27")
      .example("returnDate", "2026-01-10")
      .example("expireDate", "2025-12-20");
  giving_back.events<ReturnRefused, BookReturned, BookExpired, FeeWaived>()
      .internal<ReturnRequested, ReturnHeld>();
  giving_back.ends_wait<BookReturned>().held_by<ReturnHeld>().refused_by<ReturnRefused>(
      Refusal::more_than_borrowed);

  giving_back.command<GiveBack>()
      .creates()
      .required({"userId", "bookId", "qty"})
      .range("userId", 1, INT64_MAX)
      .range("bookId", 1, INT64_MAX)
      .range("borrowId", 1, INT64_MAX)
      .range("qty", 1, qty_max);
  giving_back.command<Waive>().action("waive", "waive the late fee", "연체료 면제");
  giving_back.command<CardAnswered>();
  giving_back.command<Settle>();

  desk.calls<on_take_back_answer>("borrow");
  desk.whenever<on_taken_back>("borrow");
  desk.whenever<on_return_asked>("borrow");
  return desk.take();
}

}  // namespace library::giveback
