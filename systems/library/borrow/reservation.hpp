// A reader's place in the queue for a book. The book decides; this is what the reader sees of it.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/library/borrow/events.hpp"

namespace library::borrow {

enum class Stage { none, pending, waiting, ready, fulfilled, expired, canceled, refused };
WORDS(Stage, {Stage::pending, "pending"}, {Stage::waiting, "waiting"}, {Stage::ready, "ready"},
      {Stage::fulfilled, "fulfilled"}, {Stage::expired, "expired"}, {Stage::canceled, "canceled"},
      {Stage::refused, "refused"})

struct Reservation {
  ReservationId id;
  UserId user_id;
  BookId book_id;
  Stage status = Stage::none;
  std::optional<int> position;             // while waiting: 1 is next
  std::optional<kit::Instant> hold_until;  // while ready: the copy is kept until then
  // Not shown:
  bool held = false;           // the reader knows that it takes longer
  bool cancel_wished = false;  // the book is asked to let him go as soon as he stands in the queue
  bool cancel_held = false;
};
DESCRIBE(Reservation, id, user_id, book_id, status, position, hold_until, held, cancel_wished,
         cancel_held)

// One that was given up, or did not come about, is not listed.
kit::Visibility visibility(const Reservation& reservation);

struct Reserve {
  ReservationId id;
  UserId user_id;
  BookId book_id;
};
DESCRIBE(Reserve, id, user_id, book_id)

struct CancelReservation {
  ReservationId id;
};
DESCRIBE(CancelReservation, id)

struct QueueAnswered {
  ReservationId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(QueueAnswered, id, outcome, reason)

struct LeaveAnswered {
  ReservationId id;
  kit::Outcome outcome = kit::Outcome::done;
};
DESCRIBE(LeaveAnswered, id, outcome)

// The book tells how far it is.
struct FollowQueue {
  ReservationId id;
  Stage stage = Stage::none;
  std::optional<int> position;
  std::optional<kit::Instant> until;
};
DESCRIBE(FollowQueue, id, stage, position, until)

// --- known to the reservation alone
struct ReservationRequested {
  ReservationId id;
  UserId user_id;
  BookId book_id;
};
DESCRIBE(ReservationRequested, id, user_id, book_id)

struct ReservationHeld {
  ReservationId id;
};
DESCRIBE(ReservationHeld, id)

// Why it did not come about: for who waits for an answer.
struct ReservedBookNotFound {
  ReservationId id;
};
DESCRIBE(ReservedBookNotFound, id)

struct StillOnTheShelf {
  ReservationId id;
};
DESCRIBE(StillOnTheShelf, id)

struct ReservedBefore {
  ReservationId id;
};
DESCRIBE(ReservedBefore, id)

struct QueueFull {
  ReservationId id;
};
DESCRIBE(QueueFull, id)

struct ReservationPlaced {
  ReservationId id;
  int position = 0;
};
DESCRIBE(ReservationPlaced, id, position)

struct PositionChanged {
  ReservationId id;
  int position = 0;
};
DESCRIBE(PositionChanged, id, position)

struct ReservationReady {
  ReservationId id;
  kit::Instant until;
};
DESCRIBE(ReservationReady, id, until)

struct CancelWished {
  ReservationId id;
};
DESCRIBE(CancelWished, id)

struct LeavingHeld {
  ReservationId id;
};
DESCRIBE(LeavingHeld, id)

struct ReservationFulfilled {
  ReservationId id;
};
DESCRIBE(ReservationFulfilled, id)

struct ReservationExpired {
  ReservationId id;
};
DESCRIBE(ReservationExpired, id)

struct ReservationCanceled {
  ReservationId id;
};
DESCRIBE(ReservationCanceled, id)

enum class ReservationRefusal {
  unknown_reservation,
  already_placed,
  unknown_book,
  on_the_shelf,
  already_reserved,
  queue_full,
  fulfilled,
  expired,
  refused
};
REFUSALS(ReservationRefusal,
         {ReservationRefusal::unknown_reservation,
          {"unknown_reservation", 404, "there is no such reservation", "없는 예약입니다"}},
         {ReservationRefusal::already_placed,
          {"already_placed", 409, "this reservation exists already", "이미 있는 예약입니다"}},
         {ReservationRefusal::unknown_book,
          {"unknown_book", 404, "there is no such book", "없는 도서입니다"}},
         {ReservationRefusal::on_the_shelf,
          {"on_the_shelf", 409, "a copy is on the shelf, borrow it",
           "재고가 있습니다. 바로 대출해 주세요"}},
         {ReservationRefusal::already_reserved,
          {"already_reserved", 409, "the reader has reserved the book", "이미 예약한 도서입니다"}},
         {ReservationRefusal::queue_full,
          {"queue_full", 409, "too many wait for the book", "예약 인원이 가득 찼습니다"}},
         {ReservationRefusal::fulfilled,
          {"fulfilled", 409, "the reserved copy has been borrowed", "이미 대출한 예약입니다"}},
         {ReservationRefusal::expired,
          {"expired", 409, "the copy was not picked up in time", "수령 기한이 지난 예약입니다"}},
         {ReservationRefusal::refused,
          {"refused", 409, "the reservation did not come about", "이루어지지 않은 예약입니다"}})

using ReservationEvent =
    std::variant<ReservationRequested, ReservationHeld, ReservedBookNotFound, StillOnTheShelf,
                 ReservedBefore, QueueFull, ReservationPlaced, PositionChanged, ReservationReady,
                 CancelWished, LeavingHeld, ReservationFulfilled, ReservationExpired,
                 ReservationCanceled, ReservationRefused>;
using ReservationDecision = kit::Decision<ReservationEvent, ReservationRefusal>;

ReservationDecision decide(const Reservation&, const Reserve&);
ReservationDecision decide(const Reservation&, const QueueAnswered&);
ReservationDecision decide(const Reservation&, const FollowQueue&);
ReservationDecision decide(const Reservation&, const CancelReservation&);
ReservationDecision decide(const Reservation&, const LeaveAnswered&);

void evolve(Reservation&, const ReservationRequested&);
void evolve(Reservation&, const ReservationHeld&);
void evolve(Reservation&, const ReservedBookNotFound&);
void evolve(Reservation&, const StillOnTheShelf&);
void evolve(Reservation&, const ReservedBefore&);
void evolve(Reservation&, const QueueFull&);
void evolve(Reservation&, const ReservationPlaced&);
void evolve(Reservation&, const PositionChanged&);
void evolve(Reservation&, const ReservationReady&);
void evolve(Reservation&, const CancelWished&);
void evolve(Reservation&, const LeavingHeld&);
void evolve(Reservation&, const ReservationFulfilled&);
void evolve(Reservation&, const ReservationExpired&);
void evolve(Reservation&, const ReservationCanceled&);
void evolve(Reservation&, const ReservationRefused&);

}  // namespace library::borrow
