// The texts.
#include "systems/library/notification/policies.hpp"

#include "systems/library/book/calls.hpp"

namespace library::notification {
namespace {

// A reader has several books at a time. The title is known where the shelf has told it.
template <class Event, class Tag>
Notify tell(const Event& e, const char* subject, kit::Id<Tag> about, const kit::NoticeText& text) {
  const std::string reader = "reader " + std::to_string(e.user_id.value);
  const std::string number = std::to_string(e.book_id.value);
  kit::NoticeText book{"도서 " + number + ": ", "Book " + number + ": "};
  if constexpr (requires { e.title; }) {
    if (!e.title.empty())
      book = {e.title + " (도서 " + number + "): ", e.title + " (book " + number + "): "};
  }
  return kit::notify<Event>(kit::kakao, subject, about, reader, book + text);
}

kit::NoticeText no_place(const std::string& reason) {
  if (reason == book::reason::unknown_book)
    return {"없는 도서여서 예약이 이루어지지 않았습니다.",
            "Your reservation did not come about: there is no such book."};
  if (reason == book::reason::on_the_shelf)
    return {"재고가 있어 예약이 필요하지 않습니다. 바로 대출해 주세요.",
            "Your reservation did not come about: a copy is on the shelf, borrow it."};
  if (reason == book::reason::queue_full)
    return {"예약 인원이 가득 차 예약이 이루어지지 않았습니다.",
            "Your reservation did not come about: too many wait for the book."};
  return {"이미 예약하신 도서여서 예약이 이루어지지 않았습니다.",
          "Your reservation did not come about: you have reserved the book already."};
}

}  // namespace

Notify on_borrow_canceled(const borrow::BorrowCanceled& e) {
  const bool unknown = e.reason == book::reason::unknown_book;
  return tell(e, "borrow", e.id,
              unknown ? kit::NoticeText{"없는 도서여서 대출이 취소되었습니다.",
                                        "Your loan was canceled: there is no such book."}
                      : kit::NoticeText{"재고가 없어 대출이 취소되었습니다.",
                                        "Your loan was canceled: there are no copies."});
}
Notify on_reservation_refused(const borrow::ReservationRefused& e) {
  return tell(e, "reservation", e.id, no_place(e.reason));
}
Notify on_due_soon(const borrow::LoanDueSoon& e) {
  return tell(e, "borrow", e.id,
              {"대출하신 도서의 반납 기한이 하루 남았습니다.", "Your loan is due in a day."});
}
Notify on_renewed(const borrow::LoanRenewed& e) {
  return tell(e, "borrow", e.id,
              {"대출 기간이 2주 연장되었습니다.", "Your loan goes on for two more weeks."});
}
Notify on_renewal_failed(const borrow::RenewalFailed& e) {
  return tell(e, "borrow", e.id,
              {"다른 이용자가 예약하여 대출 기간이 연장되지 않았습니다. 기한 안에 반납해 주세요.",
               "Your loan could not be renewed: another reader waits for the book. Please return "
               "it in time."});
}
Notify on_expired(const giveback::BookExpired& e) {
  const std::string days = std::to_string(e.expire_days);
  const std::string fee = std::to_string(e.fee.won);
  return tell(e, "return", e.id,
              {"반납이 " + days + "일 늦어 연체료 " + fee + "원이 부과되었습니다.",
               "You were " + days + " days late; the fee is " + fee + " won."});
}
Notify on_fee_waived(const giveback::FeeWaived& e) {
  const std::string fee = std::to_string(e.fee.won);
  return tell(e, "return", e.id,
              {"연체료 " + fee + "원이 면제되었습니다.",
               "You need not pay the late fee of " + fee + " won."});
}
std::optional<Notify> on_return_refused(const giveback::ReturnRefused& e) {
  if (!e.to_tell) return {};
  return tell(e, "return", e.id,
              {"대출한 수량보다 많아 반납이 처리되지 않았습니다.",
               "Your return was refused: you have not borrowed that many copies."});
}
Notify on_copy_held(const book::CopyHeld& e) {
  return tell(e, "reservation", e.reservation_id,
              {"예약하신 도서가 준비되었습니다. 3일 안에 대출해 주세요.",
               "The book you reserved is kept for you for three days."});
}
Notify on_hold_lapsed(const book::HoldLapsed& e) {
  return tell(e, "reservation", e.reservation_id,
              {"기한 안에 대출하지 않아 예약이 만료되었습니다.",
               "You did not come for the book you reserved; it goes to the next reader."});
}

}  // namespace library::notification
