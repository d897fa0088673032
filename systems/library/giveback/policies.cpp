// The reader's card said which loans the copies are of.
#include "systems/library/giveback/policies.hpp"

namespace library::giveback {

GiveBack on_return_asked(const borrow::ReturnAsked& e) {
  GiveBack back;
  back.user_id = e.user_id;
  back.book_id = e.book_id;
  back.return_date = e.at;
  back.qty = e.qty;
  back.borrow_id = e.id;
  return back;
}

CardAnswered on_take_back_answer(const borrow::TakeBack& asked, const kit::Answer& answer) {
  return {asked.return_id, kit::outcome_of(answer)};
}

Settle on_taken_back(const borrow::CopiesTakenBack& e) {
  return {e.return_id, e.given_due, e.ruled_due, e.loans};
}

}  // namespace library::giveback
