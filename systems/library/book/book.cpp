// The rules of the shelf: nobody gets a copy that is not there or is kept for somebody else, and
// whoever waits is served in the order in which he came.
#include "systems/library/book/book.hpp"

namespace library::book {

namespace {

std::string lent_to(BorrowId id) { return "lent to " + std::to_string(id.value); }
std::string refused_to(BorrowId id) { return "refused to " + std::to_string(id.value); }
std::string back_by(ReturnId id) { return "back by " + std::to_string(id.value); }
std::string back_from(std::int64_t lending) { return "back from " + std::to_string(lending); }

bool marked(const Book& book, const std::string& mark) {
  return std::find(book.marks.begin(), book.marks.end(), mark) != book.marks.end();
}

int free_copies(const Book& book) { return book.stock - book.held.value_or(0); }

template <class Places>
auto find_place(Places& places, ReservationId reservation) {
  return std::find_if(places.begin(), places.end(),
                      [&](const auto& place) { return place.reservation_id == reservation; });
}

template <class Places>
const auto* place_of(const Places& places, UserId user) {
  const auto found = std::find_if(places.begin(), places.end(),
                                  [&](const auto& place) { return place.user_id == user; });
  return found == places.end() ? nullptr : &*found;
}

// A decision in several steps, each of which looks at the book as the one before has left it.
struct Steps {
  Book book;
  Decision decision = {};

  template <class E>
  void happens(E event) {
    evolve(book, event);
    decision.also(std::move(event));
  }
};

// Free copies are kept for those who wait, the first first.
void serve(Steps& steps, kit::Instant at) {
  const Book& book = steps.book;
  const bool moves = !book.queue.empty() && free_copies(book) > 0;
  while (!book.queue.empty() && free_copies(book) > 0) {
    const Place next = book.queue.front();
    steps.happens(CopyHeld{book.id, next.reservation_id, next.user_id, at + hold_for, book.title});
  }
  if (!moves) return;
  int position = 0;
  for (const Place& place : std::vector<Place>(book.queue))
    steps.happens(ReservationAdvanced{book.id, place.reservation_id, place.user_id, ++position});
}

// One timer: for the hold that ends first.
Decision with_timer(Steps steps) {
  const auto& holds = steps.book.holds;
  const LapseHolds lapse{steps.book.id, {}};
  if (holds.empty()) return std::move(steps.decision).forget(lapse);
  kit::Instant first = kit::never;
  for (const Hold& hold : holds) first = std::min(first, hold.until);
  return std::move(steps.decision).at(first, lapse);
}

Decision put_back(const Book& book, StockIncreased back, kit::Instant at) {
  back.stock = std::min(back.stock, book.lent.value_or(0));
  Steps steps{book};
  steps.happens(back);
  if (book.queue.empty()) return std::move(steps.decision);
  serve(steps, at);
  return with_timer(std::move(steps));
}

}  // namespace

kit::Visibility visibility(const Book& book) {
  return on_catalogue(book) ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const Book& book, const RegisterBook& wanted) {
  if (book.registered) return Refusal::already_registered;
  const int stock = wanted.stock.value_or(wanted.copies.value_or(0));
  if (wanted.copies.value_or(stock) != stock) return Refusal::copies_contradict;
  return BookRegistered{book.id, wanted.title, wanted.author, stock};
}

// What is lent or kept for somebody can't be edited away. A stock that is as before is one that
// nobody changes: a PATCH leaves all as it is that it does not name.
Decision decide(const Book& book, const EditBook& edit) {
  if (!on_catalogue(book)) return Refusal::unknown_book;
  BookChanged changed{book.id, edit.title, edit.author, edit.stock.value_or(book.stock)};
  if (edit.copies) {
    const int of_copies = *edit.copies - book.lent.value_or(0);
    if (changed.stock != book.stock && changed.stock != of_copies)
      return Refusal::copies_contradict;
    changed.stock = of_copies;
  }
  if (changed.stock < book.held.value_or(0)) return Refusal::copies_in_use;
  if (changed.title == book.title && changed.author == book.author && changed.stock == book.stock)
    return {};
  Steps steps{book};
  steps.happens(changed);
  serve(steps, edit.at);
  return with_timer(std::move(steps));
}

// Nor can it be taken from those to whom it is lent, for whom a copy is kept, or who wait for one.
Decision decide(const Book& book, const RemoveBook&) {
  if (!on_catalogue(book)) return Refusal::unknown_book;
  if (book.lent) return Refusal::lent_out;
  if (!book.holds.empty() || !book.queue.empty()) return Refusal::reserved;
  return BookRemoved{book.id};
}

// A reader for whom a copy is kept borrows that one first.
Decision decide(const Book& book, const Lend& asked) {
  if (marked(book, lent_to(asked.borrow_id))) return {};
  if (marked(book, refused_to(asked.borrow_id))) return Refusal::out_of_stock;
  if (!on_catalogue(book)) return Refusal::unknown_book;
  const Hold* hold = place_of(book.holds, asked.user_id);
  if (asked.qty > free_copies(book) + (hold ? 1 : 0)) return OutOfStock{asked.borrow_id};
  const StockDecreased lent{book.id,       asked.qty,         asked.borrow_id,
                            asked.user_id, book.lendings + 1, book.title};
  if (!hold) return lent;
  Steps steps{book};
  const HeldCopyTaken taken{book.id, hold->reservation_id, hold->user_id, asked.borrow_id};
  steps.happens(lent);
  steps.happens(taken);
  return with_timer(std::move(steps));
}

Decision decide(const Book& book, const Restock& returned) {
  const bool known = !returned.return_id || marked(book, back_by(returned.return_id));
  if (!book.lent || known) return {};
  return put_back(book, {book.id, returned.qty, returned.return_id, 0}, returned.at);
}

Decision decide(const Book& book, const TakeIn& sent_back) {
  const bool known = sent_back.lending == 0 || marked(book, back_from(sent_back.lending));
  if (!book.lent || known) return {};
  return put_back(book, {book.id, sent_back.qty, {}, sent_back.lending}, sent_back.at);
}

Decision decide(const Book& book, const AllowRenewal& asked) {
  const bool awaited = std::any_of(book.queue.begin(), book.queue.end(), [&](const Place& place) {
    return place.user_id != asked.user_id;
  });
  if (awaited) return Refusal::reserved;
  return {};
}

Decision decide(const Book& book, const JoinQueue& asked) {
  if (has(book.queued_lately, asked.reservation_id)) return {};
  if (!on_catalogue(book)) return Refusal::unknown_book;
  if (place_of(book.queue, asked.user_id) || place_of(book.holds, asked.user_id))
    return Refusal::already_reserved;
  if (free_copies(book) > 0) return Refusal::on_the_shelf;
  if (book.queue.size() >= queue_max) return Refusal::queue_full;
  return ReservationQueued{book.id, asked.reservation_id, asked.user_id,
                           static_cast<int>(book.queue.size()) + 1, asked.at};
}

Decision decide(const Book& book, const LeaveQueue& asked) {
  const auto place = find_place(book.queue, asked.reservation_id);
  const auto hold = find_place(book.holds, asked.reservation_id);
  Steps steps{book};
  if (place != book.queue.end()) {
    const auto behind = static_cast<std::size_t>(place - book.queue.begin());
    steps.happens(ReservationDropped{book.id, place->reservation_id, place->user_id});
    const std::vector<Place> queue = steps.book.queue;
    for (std::size_t i = behind; i < queue.size(); ++i)
      steps.happens(ReservationAdvanced{book.id, queue[i].reservation_id, queue[i].user_id,
                                        static_cast<int>(i) + 1});
    return std::move(steps.decision);
  }
  if (hold == book.holds.end()) return {};
  steps.happens(ReservationDropped{book.id, hold->reservation_id, hold->user_id});
  serve(steps, asked.at);
  return with_timer(std::move(steps));
}

Decision decide(const Book& book, const LapseHolds& now) {
  Steps steps{book};
  for (const Hold& hold : book.holds)
    if (hold.until <= now.at)
      steps.happens(HoldLapsed{book.id, hold.reservation_id, hold.user_id, book.title});
  serve(steps, now.at);
  if (steps.book.holds.empty()) return std::move(steps.decision);
  return with_timer(std::move(steps));
}

namespace {

std::optional<int> some(std::size_t count) {
  if (count == 0) return {};
  return static_cast<int>(count);
}

void count(Book& book) {
  book.held = some(book.holds.size());
  book.waiting = some(book.queue.size());
}

void leave(Book& book, ReservationId reservation) {
  if (const auto at = find_place(book.queue, reservation); at != book.queue.end())
    book.queue.erase(at);
  if (const auto at = find_place(book.holds, reservation); at != book.holds.end())
    book.holds.erase(at);
  count(book);
}

void mark(Book& book, std::string what) {
  if (book.marks.size() >= marks_max) book.marks.erase(book.marks.begin());
  book.marks.push_back(std::move(what));
}

void lend(Book& book, int copies) {
  book.stock -= copies;
  const int lent = book.lent.value_or(0) + copies;
  book.lent = some(static_cast<std::size_t>(lent));
}

}  // namespace

void evolve(Book& book, const BookRegistered& e) {
  book.title = e.title;
  book.author = e.author;
  book.stock = e.stock;
  book.registered = true;
}
void evolve(Book& book, const BookChanged& e) {
  book.title = e.title;
  book.author = e.author;
  book.stock = e.stock;
}
void evolve(Book& book, const BookRemoved&) { book.removed = true; }
void evolve(Book& book, const StockDecreased& e) {
  lend(book, e.stock);
  book.lendings = e.lending;
  mark(book, lent_to(e.borrow_id));
}
void evolve(Book& book, const StockIncreased& e) {
  lend(book, -e.stock);
  mark(book, e.return_id ? back_by(e.return_id) : back_from(e.lending));
}
void evolve(Book& book, const OutOfStock& e) { mark(book, refused_to(e.borrow_id)); }
void evolve(Book& book, const ReservationQueued& e) {
  book.queue.push_back({e.reservation_id, e.user_id});
  note(book.queued_lately, e.reservation_id, e.at);
  count(book);
}
// Where somebody stands in the queue is told; the queue itself knows.
void evolve(Book&, const ReservationAdvanced&) {}
void evolve(Book& book, const CopyHeld& e) {
  leave(book, e.reservation_id);
  book.holds.push_back({e.reservation_id, e.user_id, e.until});
  count(book);
}
void evolve(Book& book, const HoldLapsed& e) { leave(book, e.reservation_id); }
void evolve(Book& book, const HeldCopyTaken& e) { leave(book, e.reservation_id); }
void evolve(Book& book, const ReservationDropped& e) { leave(book, e.reservation_id); }

}  // namespace library::book
