// The movie house's books, read all at once. The lists below are what must hold at every instant,
// and what must hold besides when nothing is under way any more.
#include <algorithm>
#include <map>
#include <set>

#include "kit/books.hpp"
#include "systems/movie/movie.hpp"
#include "systems/movie/payment/payment.hpp"
#include "systems/movie/reservation/movie.hpp"
#include "systems/movie/reservation/reservation.hpp"
#include "systems/movie/reservation/screening.hpp"
#include "systems/movie/reservation/views.hpp"

namespace movie {
namespace {

using kit::number;
using kit::once;
using payment::PayProcess;
using reservation::Booked;
using reservation::MovieReserved;
using reservation::ReservationProcess;
using reservation::Screening;

// Reservations are read first: what they rest on was recorded before them, and so is there when it
// is read after them.
struct Books {
  explicit Books(kit::Evidence& evidence)
      : reservations(evidence.all<ReservationProcess>("reservation")),
        reserved(evidence.happened<MovieReserved>("reservation")),
        screenings(evidence.all<Screening>("reservation")),
        payments(evidence.all<PayProcess>("payment")),
        sold(evidence.happened<reservation::SeatsSold>("reservation")),
        freed(evidence.happened<reservation::SeatsFreed>("reservation")) {
    for (const auto& each : screenings) screening_of.emplace(each.id, &each);
    for (const auto& payment : payments)
      if (const auto whose = reservation_in(payment.reservation_id))
        payment_of.emplace(*whose, &payment);
    for (const auto& entry : evidence.bank()) bank[entry.key] = entry;
  }
  const PayProcess* payment(ReservationId id) const {
    const auto found = payment_of.find(id);
    return found == payment_of.end() ? nullptr : found->second;
  }
  const reservation::Booking* booking(const ReservationProcess& whose) const {
    const auto found = screening_of.find(whose.screening_id);
    if (found == screening_of.end()) return nullptr;
    for (const auto& booking : found->second->bookings)
      if (booking.reservation_id == whose.id) return &booking;
    return nullptr;
  }
  std::vector<ReservationProcess> reservations;
  std::vector<MovieReserved> reserved;
  std::vector<Screening> screenings;
  std::vector<PayProcess> payments;
  std::vector<reservation::SeatsSold> sold;
  std::vector<reservation::SeatsFreed> freed;
  std::map<ScreeningId, const Screening*> screening_of;
  std::map<ReservationId, const PayProcess*> payment_of;
  std::map<std::string, kit::BankEntry> bank;
};

std::string name_of(ReservationId id) { return "reservation " + number(id); }

void nothing_happened_twice(kit::Evidence& evidence) {
  const auto id = [](const auto& event) { return event.id; };
  const auto whose = [](const auto& event) { return event.reservation_id; };
  once<MovieReserved>(evidence, "reservation", id);
  once<reservation::ReservationCanceled>(evidence, "reservation", id);
  once<reservation::ReservationCalledOff>(evidence, "reservation", id);
  once<reservation::ReservationExpired>(evidence, "reservation", id);
  once<reservation::SeatsLost>(evidence, "reservation", id);
  once<payment::Payed>(evidence, "payment", id);
  once<payment::PaymentCanceled>(evidence, "payment", id);
  once<reservation::ScreeningStarted>(evidence, "reservation", id);
  once<reservation::SeatsHeld>(evidence, "reservation", whose);
  once<reservation::SeatsSold>(evidence, "reservation", whose);
  once<reservation::SeatsTakenBack>(evidence, "reservation", whose);
  // A hold may expire, be bought late, and be given back after that: once each.
  once<reservation::SeatsFreed>(evidence, "reservation", [](const auto& event) {
    return 2 * event.reservation_id.value + (event.expired ? 1 : 0);
  });
}

// What happened to the seats, in the order in which it happened at each screening.
struct Turn {
  enum class Kind { held, sold, freed } kind;
  ReservationId whose;
  Seats seats;
};

template <class Event>
void add_turns(kit::Evidence& evidence, Turn::Kind kind,
               std::map<ScreeningId, std::map<std::int64_t, Turn>>& out) {
  for (const auto& logged : evidence.events("reservation", kit::type_of<Event>())) {
    const auto& event = *logged.event.template as<Event>();
    out[event.id].insert({logged.version, {kind, event.reservation_id, event.seats}});
  }
}

// At every instant of its history a seat had one owner at most, and was freed by that owner.
void no_seat_was_ever_given_twice(kit::Evidence& evidence) {
  std::map<ScreeningId, std::map<std::int64_t, Turn>> history;
  add_turns<reservation::SeatsHeld>(evidence, Turn::Kind::held, history);
  add_turns<reservation::SeatsSold>(evidence, Turn::Kind::sold, history);
  add_turns<reservation::SeatsFreed>(evidence, Turn::Kind::freed, history);
  add_turns<reservation::SeatsTakenBack>(evidence, Turn::Kind::freed, history);
  for (const auto& [screening, turns] : history) {
    std::map<std::string, ReservationId> owner;
    for (const auto& [version, turn] : turns)
      for (const auto& seat : turn.seats) {
        const std::string name = "screening " + number(screening) + ", seat " + seat;
        const auto found = owner.find(seat);
        const bool is_free = found == owner.end();
        const bool own = !is_free && found->second == turn.whose;
        if (turn.kind == Turn::Kind::freed) {
          evidence.expect(own, name + " was freed by who did not have it");
          owner.erase(seat);
        } else {
          const bool may = turn.kind == Turn::Kind::sold ? is_free || own : is_free;
          evidence.expect(may, name + " was given to two");
          owner[seat] = turn.whose;
        }
      }
  }
}

// Nothing is booked or cancelled any more once a screening has begun.
void nothing_happens_after_the_start(kit::Evidence& evidence, const Books& books) {
  const auto starts = [&](ScreeningId id) {
    const auto found = books.screening_of.find(id);
    return found == books.screening_of.end() ? kit::Instant{} : found->second->starts_at;
  };
  for (const auto& held : evidence.happened<reservation::SeatsHeld>("reservation"))
    evidence.expect(held.at < held.starts_at && held.until <= held.starts_at,
                    name_of(held.reservation_id) + " got seats after the start");
  for (const auto& sold : books.sold)
    evidence.expect(sold.at < starts(sold.id),
                    name_of(sold.reservation_id) + " bought seats after the start");
  for (const auto& back : evidence.happened<reservation::SeatsTakenBack>("reservation"))
    evidence.expect(back.at < starts(back.id),
                    name_of(back.reservation_id) + " lost its seats after the start");
  std::map<ReservationId, const reservation::SeatsFreed*> freed;
  for (const auto& each : books.freed)
    if (!each.expired) freed[each.reservation_id] = &each;
  std::set<ReservationId> established;
  for (const auto& each : books.reserved) established.insert(each.id);
  for (const auto& canceled : evidence.happened<reservation::ReservationCanceled>("reservation")) {
    if (!established.contains(canceled.id)) continue;
    const auto found = freed.find(canceled.id);
    const bool in_time = found != freed.end() && found->second->asked_at &&
                         *found->second->asked_at < starts(canceled.screening_id);
    evidence.expect(in_time, name_of(canceled.id) + " was cancelled after the start");
  }
}

// Each that has begun has said so, and none before its time. One that an older program entered may
// have begun and never say it.
void what_has_begun_has_said_so(kit::Evidence& evidence, const Books& books) {
  std::set<ScreeningId> said;
  for (const auto& each : evidence.happened<reservation::ScreeningStarted>("reservation")) {
    said.insert(each.id);
    evidence.expect(each.at >= each.starts_at,
                    "screening " + number(each.id) + " has begun before its time");
  }
  for (const auto& each : books.screenings)
    evidence.expect(!each.started || said.contains(each.id),
                    "screening " + number(each.id) + " has begun without a word");
}

// What its house called off: its seats were taken back, and those who had them were let go.
void what_is_called_off_keeps_nobody(kit::Evidence& evidence, const Books& books) {
  const auto let_go = evidence.happened<reservation::ReservationCalledOff>("reservation");
  const auto taken_back = evidence.happened<reservation::SeatsTakenBack>("reservation");
  std::set<ScreeningId> off;
  for (const auto& each : evidence.happened<reservation::ScreeningCalledOff>("reservation"))
    evidence.expect(off.insert(each.id).second,
                    "screening " + number(each.id) + " was called off twice");
  std::set<ReservationId> without;
  for (const auto& each : taken_back) {
    without.insert(each.reservation_id);
    evidence.expect(off.contains(each.id), name_of(each.reservation_id) +
                                               " lost its seats in a screening that takes place");
  }
  for (const auto& each : let_go)
    evidence.expect(without.contains(each.id), name_of(each.id) + " was called off with its seats");
  for (const auto& each : books.screenings)
    evidence.expect(
        !each.called_off || (off.contains(each.id) && each.bookings.empty()),
        "screening " + number(each.id) + " is called off without a word, or keeps seats");
}

// Nobody may see the movie who has not paid for exactly his seats.
void every_reservation_is_paid_and_seated(kit::Evidence& evidence, const Books& books) {
  std::map<ReservationId, const reservation::SeatsSold*> sold;
  for (const auto& each : books.sold) sold.emplace(each.reservation_id, &each);
  for (const auto& each : books.reserved) {
    const std::string name = name_of(each.id);
    const auto seats = sold.find(each.id);
    evidence.expect(seats != sold.end() && seats->second->seats == each.seats,
                    name + " has not got the seats that it was promised");
    evidence.expect(each.qty == static_cast<int>(each.seats.size()) && each.qty > 0,
                    name + " is for " + number(each.qty) + " seats");
    const auto screening = books.screening_of.find(each.screening_id);
    evidence.expect(screening != books.screening_of.end() &&
                        each.amount == std::int64_t{each.qty} * screening->second->price,
                    name + " costs " + number(each.amount.won));
    const PayProcess* payment = books.payment(each.id);
    const bool paid = payment && (payment->state == payment::State::approved ||
                                  payment->state == payment::State::canceling ||
                                  payment->state == payment::State::canceled);
    evidence.expect(paid && payment->amount == each.amount, name + " was not paid for");
  }
  std::set<ReservationId> payed;
  for (const auto& each : evidence.happened<payment::Payed>("payment"))
    if (const auto whose = reservation_in(each.reservation_id)) payed.insert(*whose);
  for (const auto& each : books.sold)
    evidence.expect(payed.contains(each.reservation_id),
                    name_of(each.reservation_id) + " was sold seats that nobody paid for");
}

bool is_over(const ReservationProcess& reservation) {
  using reservation::State;
  return reservation.state == State::canceled || reservation.state == State::refused ||
         reservation.state == State::declined || reservation.state == State::expired;
}

// Seats are had and given back in the transactions that ask for it: nobody ever finds one between.
void seats_are_one_with_their_reservation(kit::Evidence& evidence, const Books& books) {
  using reservation::State;
  for (const auto& each : books.reservations) {
    const std::string name = name_of(each.id);
    evidence.expect(each.state != State::requested && each.state != State::cancel_requested,
                    name + " was left waiting for its screening");
    evidence.expect(!is_over(each) || !books.booking(each),
                    name + " is over and still has its seats");
  }
}

// Of a payment that was tried again by hand: only the last try can have been paid.
void nothing_is_kept_of_earlier_tries(kit::Evidence& evidence, const PayProcess& payment,
                                      std::map<std::string, kit::BankEntry>& rest) {
  for (int retry = 0; retry < payment.retries; ++retry) {
    const auto tried = rest.find(payment::bank_key(payment.id, payment.reservation_id, retry));
    if (tried == rest.end()) continue;
    const kit::BankEntry& entry = tried->second;
    evidence.expect(!evidence.at_rest() || entry.refunded == entry.charged,
                    entry.key + ": the bank still has the money of a try that failed");
    rest.erase(tried);
  }
}

// The bank's side of it: what it took is what the till knows of, and it took nothing else.
void the_bank_agrees(kit::Evidence& evidence, const Books& books) {
  auto rest = books.bank;
  for (const auto& payment : books.payments) {
    nothing_is_kept_of_earlier_tries(evidence, payment, rest);
    const std::string key = payment::bank_key(payment.id, payment.reservation_id, payment.retries);
    const auto found = rest.find(key);
    const kit::BankEntry entry = found == rest.end() ? kit::BankEntry{key, 0, 0} : found->second;
    if (found != rest.end()) rest.erase(found);
    const std::string name = "payment " + number(payment.id) + " (" + key + ")";
    const bool kept = payment.state == payment::State::approved;
    const bool given_back = payment.state == payment::State::canceled;
    const std::int64_t sum = payment.amount.value_or(kit::Money{}).won;
    if (kept || given_back)
      evidence.expect(entry.charged == sum, name + ": the bank took " + number(entry.charged) +
                                                " instead of " + number(sum));
    evidence.expect(entry.refunded <= entry.charged,
                    name + ": the bank gave back more than it took");
    if (kept)
      evidence.expect(entry.refunded == 0, name + ": stands and was given back");
    else if (given_back || evidence.at_rest())
      evidence.expect(entry.refunded == entry.charged, name + ": the bank still has the money");
  }
  for (const auto& [key, entry] : rest)
    evidence.expect(!key.starts_with("movie-") || entry.charged == 0,
                    key + ": the bank took money that the till knows nothing of");
}

// At rest: who has a seat has paid, who has no seat has his money, and nothing hangs in between.
void money_and_seats_follow_the_reservation(kit::Evidence& evidence, const Books& books) {
  std::set<std::pair<ScreeningId, ReservationId>> seated;
  for (const auto& each : books.reservations) {
    const std::string name = name_of(each.id);
    const PayProcess* payment = books.payment(each.id);
    const reservation::Booking* booking = books.booking(each);
    const bool paid = payment && payment->state == payment::State::approved;
    const bool sold = booking && booking->state == Booked::sold;
    if (each.state == reservation::State::reserved) {
      seated.insert({each.screening_id, each.id});
      evidence.expect(paid, name + " stands and its money was given back");
      evidence.expect(sold && booking->seats == each.seats, name + " stands without its seats");
      continue;
    }
    evidence.expect(is_over(each), name + " is neither reserved nor over");
    evidence.expect(!paid, name + " is over and its money was not given back");
  }
  for (const auto& each : books.screenings)
    for (const auto& booking : each.bookings)
      evidence.expect(seated.contains({each.id, booking.reservation_id}),
                      "screening " + number(each.id) + " keeps seats for " +
                          name_of(booking.reservation_id) + ", which has none");
  std::set<ReservationId> known;
  for (const auto& each : books.reservations) known.insert(each.id);
  for (const auto& payment : books.payments) {
    const std::string name = "payment " + number(payment.id);
    const bool ended =
        payment.state != payment::State::requested && payment.state != payment::State::canceling;
    evidence.expect(ended, name + " is still under way");
    const auto whose = reservation_in(payment.reservation_id);
    evidence.expect(!whose || known.contains(*whose),
                    name + " is of a reservation that nobody has made");
  }
}

// At rest the customer's page says what happened.
void the_customer_sees_what_is(kit::Evidence& evidence, const Books& books) {
  std::map<ReservationId, const ReservationProcess*> expected;
  for (const auto& each : books.reservations)
    if (each.established) expected[each.id] = &each;
  for (const auto& row : evidence.all<reservation::MyPage>("reservation")) {
    if (!row.reserved) continue;
    const auto found = expected.find(row.id);
    const bool known = found != expected.end();
    const bool stands = known && found->second->state == reservation::State::reserved;
    evidence.expect(known && row.seats == found->second->seats &&
                        row.movie_name == found->second->movie_name &&
                        row.movie_date == found->second->movie_date &&
                        row.subscriber == found->second->subscriber &&
                        row.state == (stands ? "reserved" : "canceled") &&
                        row.pay_state == (stands ? "paid" : "refunded"),
                    "the customer's page is wrong about " + name_of(row.id));
    if (known) expected.erase(found);
  }
  for (const auto& [id, missing] : expected)
    evidence.report("the customer's page lacks " + name_of(id));
}

// At rest the programme agrees with the screenings.
void the_programme_is_right(kit::Evidence& evidence, const Books& books) {
  std::map<MovieId, reservation::MovieList> lists;
  std::size_t listed = 0;
  for (auto& row : evidence.all<reservation::MovieList>("reservation")) {
    listed += row.screenings.size();
    lists[row.id] = row;
  }
  const auto open =
      std::count_if(books.screenings.begin(), books.screenings.end(),
                    [](const Screening& each) { return !each.called_off && !each.started; });
  evidence.expect(listed == static_cast<std::size_t>(open),
                  "the programme has " + number(static_cast<std::int64_t>(listed)) +
                      " screenings instead of " + number(static_cast<std::int64_t>(open)));
  for (const auto& row : evidence.all<reservation::ShowTime>("reservation")) {
    const auto found = books.screening_of.find(row.id);
    evidence.expect(found != books.screening_of.end() && !found->second->called_off &&
                        found->second->started == row.past_day.has_value(),
                    "the show times are wrong about screening " + number(row.id));
  }
  for (const auto& movie : evidence.all<reservation::Movie>("reservation"))
    evidence.expect(
        lists[movie.id].title == movie.title && lists[movie.id].on_show == movie.on_show,
        "the programme is wrong about movie " + number(movie.id));
}

void everyone_was_told_once(kit::Evidence& evidence) {
  kit::News news(evidence, "caCenter");
  news.of<MovieReserved, reservation::ReservationHeld, reservation::ReservationRefused,
          reservation::PaymentRefused, reservation::ReservationExpired, reservation::SeatsLost,
          reservation::ReservationCanceled, reservation::ReservationCalledOff>("reservation");
  news.of<payment::Payed, payment::PaymentCanceled>("payment");
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const Books books(evidence);
  nothing_happened_twice(evidence);
  no_seat_was_ever_given_twice(evidence);
  nothing_happens_after_the_start(evidence, books);
  what_has_begun_has_said_so(evidence, books);
  what_is_called_off_keeps_nobody(evidence, books);
  every_reservation_is_paid_and_seated(evidence, books);
  seats_are_one_with_their_reservation(evidence, books);
  the_bank_agrees(evidence, books);
  everyone_was_told_once(evidence);
  if (!evidence.at_rest()) return;
  money_and_seats_follow_the_reservation(evidence, books);
  the_customer_sees_what_is(evidence, books);
  the_programme_is_right(evidence, books);
}

}  // namespace movie
