// What a reservation answers. It goes by what the book says, forward only.
#include "systems/library/borrow/reservation.hpp"

#include "systems/library/book/calls.hpp"

namespace library::borrow {

using kit::Outcome;

namespace {

bool in_queue(const Reservation& reservation) {
  return reservation.status == Stage::waiting || reservation.status == Stage::ready;
}

bool over(const Reservation& reservation) {
  return reservation.status != Stage::pending && !in_queue(reservation);
}

book::LeaveQueue let_go(const Reservation& reservation) {
  return {reservation.book_id, reservation.id, {}};
}

ReservationDecision why_not(const Reservation& reservation, const std::string& reason) {
  if (reason == book::reason::unknown_book) return ReservedBookNotFound{reservation.id};
  if (reason == book::reason::on_the_shelf) return StillOnTheShelf{reservation.id};
  if (reason == book::reason::queue_full) return QueueFull{reservation.id};
  return ReservedBefore{reservation.id};
}

// Who waits for it has the answer; who was told that it is accepted is told that it is not to be.
ReservationDecision refused(const Reservation& reservation, const std::string& reason) {
  ReservationDecision decision = why_not(reservation, reason);
  if (reservation.held)
    decision.also(
        ReservationRefused{reservation.id, reservation.user_id, reservation.book_id, reason});
  return decision;
}

// A request that came late has put a reader into the queue who was refused before.
ReservationDecision let_go_again(const Reservation& reservation, Stage told) {
  const bool queued = told == Stage::waiting && reservation.status != Stage::none;
  if (!queued || reservation.cancel_wished) return {};
  return ReservationDecision(CancelWished{reservation.id}).call(let_go(reservation));
}

// He stands in the queue. Who has changed his mind in the meantime leaves it again.
ReservationDecision placed(const Reservation& reservation, int position) {
  if (!reservation.cancel_wished) return ReservationPlaced{reservation.id, position};
  return ReservationDecision(PositionChanged{reservation.id, position}).call(let_go(reservation));
}

}  // namespace

kit::Visibility visibility(const Reservation& reservation) {
  switch (reservation.status) {
    case Stage::waiting:
    case Stage::ready:
    case Stage::fulfilled:
    case Stage::expired:
      return kit::Visibility::listed;
    case Stage::none:
    case Stage::pending:
    case Stage::refused:
    case Stage::canceled:
      return kit::Visibility::own_url;
  }
  return kit::Visibility::own_url;
}

ReservationDecision decide(const Reservation& reservation, const Reserve& wish) {
  if (reservation.status != Stage::none) return ReservationRefusal::already_placed;
  return ReservationDecision(ReservationRequested{reservation.id, wish.user_id, wish.book_id})
      .call(book::JoinQueue{wish.book_id, reservation.id, wish.user_id, {}});
}

// A yes comes with the place in the queue, as an event.
ReservationDecision decide(const Reservation& reservation, const QueueAnswered& answer) {
  if (reservation.status != Stage::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return {};
    case Outcome::refused:
      return refused(reservation, answer.reason);
    case Outcome::delayed:
    case Outcome::unreachable:
      if (reservation.held) return {};
      return ReservationHeld{reservation.id};
  }
  return {};
}

ReservationDecision decide(const Reservation& reservation, const FollowQueue& told) {
  if (over(reservation)) return let_go_again(reservation, told.stage);
  switch (told.stage) {
    case Stage::none:
    case Stage::pending:
    case Stage::refused:
      return {};
    case Stage::waiting: {
      const int position = told.position.value_or(0);
      if (reservation.status == Stage::ready || reservation.position == position) return {};
      if (reservation.status == Stage::pending) return placed(reservation, position);
      return PositionChanged{reservation.id, position};
    }
    case Stage::ready:
      if (reservation.status == Stage::ready) return {};
      return ReservationReady{reservation.id, told.until.value_or(kit::Instant{})};
    case Stage::fulfilled:
      return ReservationFulfilled{reservation.id};
    case Stage::expired:
      return ReservationExpired{reservation.id};
    case Stage::canceled:
      return ReservationCanceled{reservation.id};
  }
  return {};
}

// Whether it is too late, the book decides: the copy may be gone already.
ReservationDecision decide(const Reservation& reservation, const CancelReservation&) {
  switch (reservation.status) {
    case Stage::none:
      return ReservationRefusal::unknown_reservation;
    case Stage::pending:
      if (reservation.cancel_wished) return ReservationDecision().wait(reservation.held);
      return ReservationDecision(CancelWished{reservation.id}).wait(reservation.held);
    case Stage::waiting:
    case Stage::ready:
      if (reservation.cancel_wished) return ReservationDecision().wait(reservation.cancel_held);
      return ReservationDecision(CancelWished{reservation.id}).call(let_go(reservation));
    case Stage::fulfilled:
      return ReservationRefusal::fulfilled;
    case Stage::expired:
      return ReservationRefusal::expired;
    case Stage::canceled:
      return {};
    case Stage::refused:
      return ReservationRefusal::refused;
  }
  return {};
}

// What became of it comes as an event.
ReservationDecision decide(const Reservation& reservation, const LeaveAnswered& answer) {
  const bool late = answer.outcome == Outcome::delayed || answer.outcome == Outcome::unreachable;
  if (!late || over(reservation) || reservation.cancel_held) return {};
  return LeavingHeld{reservation.id};
}

namespace {

void end(Reservation& reservation, Stage stage) {
  reservation.status = stage;
  reservation.position.reset();
  reservation.hold_until.reset();
  reservation.cancel_wished = reservation.cancel_wished && stage != Stage::refused;
}

}  // namespace

void evolve(Reservation& reservation, const ReservationRequested& e) {
  reservation.user_id = e.user_id;
  reservation.book_id = e.book_id;
  reservation.status = Stage::pending;
}
void evolve(Reservation& reservation, const ReservationHeld&) { reservation.held = true; }
void evolve(Reservation& reservation, const ReservedBookNotFound&) {
  end(reservation, Stage::refused);
}
void evolve(Reservation& reservation, const StillOnTheShelf&) { end(reservation, Stage::refused); }
void evolve(Reservation& reservation, const ReservedBefore&) { end(reservation, Stage::refused); }
void evolve(Reservation& reservation, const QueueFull&) { end(reservation, Stage::refused); }
void evolve(Reservation& reservation, const ReservationPlaced& e) {
  reservation.status = Stage::waiting;
  reservation.position = e.position;
}
void evolve(Reservation& reservation, const PositionChanged& e) {
  reservation.status = Stage::waiting;
  reservation.position = e.position;
}
void evolve(Reservation& reservation, const ReservationReady& e) {
  reservation.status = Stage::ready;
  reservation.position.reset();
  reservation.hold_until = e.until;
}
void evolve(Reservation& reservation, const CancelWished&) { reservation.cancel_wished = true; }
void evolve(Reservation& reservation, const LeavingHeld&) { reservation.cancel_held = true; }
void evolve(Reservation& reservation, const ReservationFulfilled&) {
  end(reservation, Stage::fulfilled);
}
void evolve(Reservation& reservation, const ReservationExpired&) {
  end(reservation, Stage::expired);
}
void evolve(Reservation& reservation, const ReservationCanceled&) {
  end(reservation, Stage::canceled);
}
void evolve(Reservation& reservation, const ReservationRefused&) {
  end(reservation, Stage::refused);
}

}  // namespace library::borrow
