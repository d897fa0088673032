// The library's books, read all at once: what must hold at every instant, and what must hold
// besides when nothing is under way any more.
#include <map>
#include <set>

#include "kit/books.hpp"
#include "systems/library/book/book.hpp"
#include "systems/library/borrow/borrow.hpp"
#include "systems/library/borrow/card.hpp"
#include "systems/library/borrow/reservation.hpp"
#include "systems/library/dashboard/dashboard.hpp"
#include "systems/library/giveback/giveback.hpp"
#include "systems/library/library.hpp"
#include "systems/library/search/search.hpp"
#include "systems/library/shelf_audit.hpp"

namespace library {
namespace {

using borrow::Borrow;
using giveback::BookReturned;
using kit::number;
using kit::once;

template <class Event, class Key>
auto by(kit::Evidence& evidence, const char* context, Key key) {
  std::map<decltype(key(std::declval<const Event&>())), Event> out;
  for (const auto& event : evidence.happened<Event>(context)) out.emplace(key(event), event);
  return out;
}

// What follows from something is read before it: it is there when that is read.
struct Books {
  explicit Books(kit::Evidence& evidence)
      : loans(evidence.all<Borrow>("borrow")),
        waived(by<giveback::FeeWaived>(evidence, "return", [](const auto& e) { return e.id; })),
        expired(by<giveback::BookExpired>(evidence, "return", [](const auto& e) { return e.id; })),
        returned(by<BookReturned>(evidence, "return", [](const auto& e) { return e.id; })),
        taken(by<borrow::CopiesTakenBack>(evidence, "borrow",
                                          [](const auto& e) { return e.return_id; })),
        borrowed(by<borrow::BookBorrowed>(evidence, "borrow", [](const auto& e) { return e.id; })),
        lent(
            by<book::StockDecreased>(evidence, "book", [](const auto& e) { return e.borrow_id; })) {
    for (const auto& e : evidence.happened<book::StockIncreased>("book")) {
      const bool first = e.return_id ? restocked.emplace(e.return_id, e).second
                                     : in_vain.insert({e.book_id, e.lending}).second;
      evidence.expect(first, "copies of book " + number(e.book_id) + " came back twice");
    }
  }
  std::vector<Borrow> loans;
  std::map<ReturnId, giveback::FeeWaived> waived;
  std::map<ReturnId, book::StockIncreased> restocked;
  std::set<std::pair<BookId, std::int64_t>> in_vain;  // lendings of which the copies came back
  std::map<ReturnId, giveback::BookExpired> expired;
  std::map<ReturnId, BookReturned> returned;
  std::map<ReturnId, borrow::CopiesTakenBack> taken;
  std::map<BorrowId, borrow::BookBorrowed> borrowed;
  std::map<BorrowId, book::StockDecreased> lent;
};

void nothing_happened_twice(kit::Evidence& evidence) {
  const auto id = [](const auto& event) { return event.id; };
  once<borrow::BookBorrowed>(evidence, "borrow", id);
  once<borrow::BorrowCanceled>(evidence, "borrow", id);
  once<BookReturned>(evidence, "return", id);
  once<giveback::BookExpired>(evidence, "return", id);
  once<giveback::FeeWaived>(evidence, "return", id);
  once<giveback::ReturnRefused>(evidence, "return", id);
  once<borrow::LoanWithdrawn>(evidence, "borrow", id);
  once<book::OutOfStock>(evidence, "book", [](const auto& event) { return event.borrow_id; });
  once<borrow::LoanEntered>(evidence, "borrow", [](const auto& e) { return e.borrow_id; });
  once<borrow::CopiesTakenBack>(evidence, "borrow", [](const auto& e) { return e.return_id; });
}

// No loan without copies from the shelf, and none that the shelf refused.
void every_loan_has_its_copies(kit::Evidence& evidence, const Books& books) {
  for (const auto& [id, loan] : books.borrowed) {
    const std::string name = "loan " + number(id);
    const auto lent = books.lent.find(id);
    evidence.expect(lent != books.lent.end() && lent->second.stock == loan.qty &&
                        lent->second.book_id == loan.book_id &&
                        lent->second.user_id == loan.user_id,
                    name + " has not got its copies from the shelf");
  }
}

// Counted by reader and book, from both ends of the library.
void nobody_returns_more_than_he_has(kit::Evidence& evidence, const Books& books) {
  std::map<std::pair<UserId, BookId>, std::int64_t> open;
  for (const auto& [id, lent] : books.lent) open[{lent.user_id, lent.book_id}] += lent.stock;
  for (const auto& [id, back] : books.returned) open[{back.user_id, back.book_id}] -= back.qty;
  for (const auto& [who, copies] : open)
    evidence.expect(copies >= 0, "reader " + number(who.first) + " returned more of book " +
                                     number(who.second) + " than he borrowed");
}

void every_return_is_of_loans(kit::Evidence& evidence, const Books& books) {
  std::map<BorrowId, std::int64_t> back;
  for (const auto& [id, taken] : books.taken) {
    std::int64_t sum = 0;
    for (const auto& part : taken.loans) {
      sum += part.taken;
      back[part.borrow_id] += part.taken;
    }
    evidence.expect(sum == taken.qty, "return " + number(id) + " is not of as many copies");
  }
  for (const auto& [loan, copies] : back) {
    const auto lent = books.lent.find(loan);
    evidence.expect(lent != books.lent.end() && copies <= lent->second.stock,
                    "more copies of loan " + number(loan) + " came back than it had");
  }
  for (const auto& [id, returned] : books.returned) {
    const auto taken = books.taken.find(id);
    evidence.expect(taken != books.taken.end() && taken->second.qty == returned.qty,
                    "return " + number(id) + " is not off the reader's card");
  }
  for (const auto& [id, restocked] : books.restocked) {
    const auto returned = books.returned.find(id);
    evidence.expect(returned != books.returned.end() && returned->second.qty == restocked.stock,
                    "return " + number(id) + " put other copies on the shelf");
  }
}

std::int64_t day_in_seoul(kit::Instant at) {
  constexpr std::int64_t hour_ms = 3'600'000;
  const std::int64_t ms = at.ms + 9 * hour_ms;
  return ms / (24 * hour_ms) - (ms % (24 * hour_ms) < 0 ? 1 : 0);
}

std::int64_t fee_of(std::int64_t days) {
  const std::pair<std::int64_t, std::int64_t> steps[] = {{15, 2000}, {8, 1000}, {1, 500}};
  for (const auto& [from, won] : steps)
    if (days >= from) return won;
  return 0;
}

std::int64_t won(const auto& fees, ReturnId id) {
  const auto found = fees.find(id);
  return found == fees.end() ? 0 : found->second.fee.won;
}

// A late return costs once, and nothing else costs anything.
void fees_are_what_they_should_be(kit::Evidence& evidence, const Books& books) {
  for (const auto& [id, expired] : books.expired)
    evidence.expect(books.returned.contains(id),
                    "a fee was charged for return " + number(id) + " that never was");
  for (const auto& [id, returned] : books.returned) {
    const auto days = day_in_seoul(returned.return_date) - day_in_seoul(returned.expire_date);
    const auto found = books.expired.find(id);
    const std::int64_t charged = won(books.expired, id);
    // The lists are read one after the other: a fee may be younger than the list of fees.
    if (found == books.expired.end() && !evidence.at_rest()) continue;
    evidence.expect(charged == fee_of(days), "return " + number(id) + " is " + number(days) +
                                                 " days late and costs " + number(charged));
  }
}

// Only what was charged is taken back, and not of another reader.
void waived_fees_had_been_charged(kit::Evidence& evidence, const Books& books) {
  for (const auto& [id, waived] : books.waived) {
    const auto expired = books.expired.find(id);
    evidence.expect(expired != books.expired.end() && expired->second.fee == waived.fee &&
                        expired->second.user_id == waived.user_id,
                    "return " + number(id) + " was forgiven another fee than it cost");
  }
}

// A loan asks its reader's card in the transaction that needs the answer: nobody ever finds one in
// between, nor one that is due on another day than the card was told.
void loans_are_one_with_their_cards(kit::Evidence& evidence, const Books& books) {
  std::map<BorrowId, std::set<std::int64_t>> dues;
  for (const auto& entered : evidence.happened<borrow::LoanEntered>("borrow"))
    dues[entered.borrow_id].insert(entered.due.ms);
  for (const auto& prolonged : evidence.happened<borrow::LoanProlonged>("borrow"))
    dues[prolonged.borrow_id].insert(prolonged.due.ms);
  for (const auto& loan : books.loans) {
    const std::string name = "loan " + number(loan.id);
    const bool pending = loan.status == borrow::Status::pending;
    evidence.expect(!loan.allowed && (!pending || loan.agreed == 0),
                    name + " was left waiting for its reader's card");
    const bool came_about = !pending && loan.status != borrow::Status::canceled;
    evidence.expect(!came_about || dues[loan.id].contains(loan.expire_date->ms),
                    name + " is not on its reader's card as it is due");
  }
}

// A loan that was given a due date is due then, whatever else came back with it.
void the_loans_own_date_counts(kit::Evidence& evidence, const Books& books) {
  std::map<BorrowId, kit::Instant> dues;
  for (const auto& loan : books.loans)
    if (loan.due_given && !loan.renewals) dues[loan.id] = *loan.expire_date;
  for (const auto& [id, returned] : books.returned) {
    for (const auto& part : returned.loans) {
      const auto own = dues.find(part.borrow_id);
      if (own == dues.end()) continue;
      const bool alone = returned.loans.size() == 1;
      const bool holds = alone ? returned.expire_date == own->second  //
                               : returned.expire_date <= own->second;
      evidence.expect(holds || !evidence.at_rest(),
                      "return " + number(id) + " was not measured by its loan's due date");
    }
  }
}

void renewals_are_few(kit::Evidence& evidence) {
  std::set<std::pair<BorrowId, int>> seen;
  for (const auto& renewed : evidence.happened<borrow::LoanRenewed>("borrow"))
    evidence.expect(renewed.renewals <= borrow::renewals_max &&
                        seen.insert({renewed.id, renewed.renewals}).second,
                    "loan " + number(renewed.id) + " was renewed too often");
}

// What the shelf gave for each loan, without what was sent back.
std::map<BorrowId, std::int64_t> copies_given(kit::Evidence& evidence) {
  std::map<BorrowId, std::int64_t> out;
  for (const auto& lent : evidence.happened<book::StockDecreased>("book"))
    out[lent.borrow_id] += lent.stock;
  for (const auto& back : evidence.happened<borrow::CopiesSentBack>("borrow"))
    out[back.id] -= back.qty;
  return out;
}

// At rest a loan has come about or not, and has what has not come back.
void loans_are_what_happened(kit::Evidence& evidence, const Books& books) {
  std::map<BorrowId, int> back;
  for (const auto& [id, returned] : books.returned)
    for (const auto& part : returned.loans) back[part.borrow_id] += part.taken;
  auto net = copies_given(evidence);
  for (const auto& loan : books.loans) {
    const std::string name = "loan " + number(loan.id);
    evidence.expect(loan.status != borrow::Status::pending, name + " still waits for the shelf");
    evidence.expect(!loan.renewing, name + " still waits to be renewed");
    evidence.expect(!loan.returning, name + " still waits to be returned");
    const bool came_about = books.borrowed.contains(loan.id);
    evidence.expect(net[loan.id] == (came_about ? loan.qty : 0),
                    name + " has " + number(net[loan.id]) + " copies from the shelf");
    const int left = loan.qty - back[loan.id];
    const bool ended = loan.status == borrow::Status::returned;
    if (!came_about) continue;
    evidence.expect(loan.left.value_or(loan.qty) == left, name + " counts its copies wrongly");
    evidence.expect(ended == (left == 0), name + " ended too early or goes on for ever");
  }
  for (const auto& [id, taken] : books.taken)
    evidence.expect(books.returned.contains(id), "return " + number(id) + " is not settled");
  for (const auto& [id, returned] : books.returned)
    evidence.expect(books.restocked.contains(id),
                    "return " + number(id) + " is not on the shelf again");
  const auto refused =
      kit::whom<giveback::ReturnRefused>(evidence, "return", [](const auto& e) { return e.id; });
  for (const auto& row : evidence.all<giveback::Return>("return")) {
    const std::string name = "return " + number(row.id);
    evidence.expect(row.status != giveback::Status::pending,
                    name + " still waits for the reader's card");
    evidence.expect(refused.contains(row.id) == (row.status == giveback::Status::refused),
                    name + " was refused, or was not, and says otherwise");
    const std::int64_t fee = won(books.expired, row.id) - won(books.waived, row.id);
    evidence.expect(row.expire_fee.value_or(kit::Money{}).won == fee,
                    name + " shows another fee than it costs");
  }
}

// At rest what a shelf has lent is what readers have.
void copies_are_with_readers(kit::Evidence& evidence, const Books& books) {
  std::map<BookId, int> with_readers;
  for (const auto& loan : books.loans)
    if (loan.status == borrow::Status::borrowed)
      with_readers[loan.book_id] += loan.left.value_or(loan.qty);
  for (const auto& book : evidence.all<book::Book>("book"))
    evidence.expect(book.lent.value_or(0) == with_readers[book.id],
                    "book " + number(book.id) + " has lent other copies than readers have");
}

void cards_are_what_readers_have(kit::Evidence& evidence, const Books& books) {
  std::map<BorrowId, int> on_cards;
  for (const auto& card : evidence.all<borrow::Card>("borrow"))
    for (const auto& line : card.lines) on_cards[line.borrow_id] += line.left;
  for (const auto& loan : books.loans) {
    const bool open = loan.status == borrow::Status::borrowed;
    evidence.expect(on_cards[loan.id] == (open ? loan.left.value_or(loan.qty) : 0),
                    "loan " + number(loan.id) + " and its reader's card disagree");
  }
}

// At rest the reader's page says what loans and fees say; a canceled loan is not on it.
void the_reader_sees_what_is(kit::Evidence& evidence, const Books& books) {
  std::map<UserId, std::pair<int, std::int64_t>> expected;
  for (const auto& loan : books.loans) {
    if (!books.borrowed.contains(loan.id)) continue;
    auto& [copies, fee] = expected[loan.user_id];
    if (loan.status == borrow::Status::borrowed) copies += loan.left.value_or(loan.qty);
  }
  for (const auto& [id, expired] : books.expired)
    expected[expired.user_id].second += expired.fee.won - won(books.waived, id);
  for (const auto& row : evidence.all<dashboard::UserInfo>("dashboard")) {
    const auto [copies, fee] = expected[row.user_id];
    evidence.expect(row.borrow_cnt == copies && row.expire_fee.won == fee,
                    "the page of reader " + number(row.user_id) + " is wrong");
    expected.erase(row.user_id);
  }
  for (const auto& [reader, row] : expected)
    evidence.report("reader " + number(reader) + " has no page");
}

// At rest the catalogue shows each shelf.
void the_catalogue_is_right(kit::Evidence& evidence) {
  std::map<BookId, book::Book> shelves;
  for (const auto& book : evidence.all<book::Book>("book"))
    if (book::on_catalogue(book)) shelves[book.id] = book;
  for (const auto& row : evidence.all<search::SearchBookList>("search")) {
    const auto found = shelves.find(row.id);
    evidence.expect(found != shelves.end() && found->second.stock == row.stock &&
                        found->second.title == row.title && found->second.author == row.author,
                    "the catalogue is wrong about book " + number(row.id));
    if (found != shelves.end()) shelves.erase(found);
  }
  for (const auto& [id, book] : shelves) evidence.report("the catalogue lacks book " + number(id));
}

// What was accepted and did not come about, its reader hears of, unless he himself withdrew it.
void nobody_is_left_believing(kit::Evidence& evidence, const Books& books) {
  const auto id = [](const auto& event) { return event.id; };
  const auto canceled = kit::whom<borrow::BorrowCanceled>(evidence, "borrow", id);
  const auto withdrawn = kit::whom<borrow::LoanWithdrawn>(evidence, "borrow", id);
  for (const auto& loan : books.loans) {
    const std::string name = "loan " + number(loan.id);
    const bool his_wish = withdrawn.contains(loan.id);
    const bool over = loan.status == borrow::Status::canceled;
    const bool told = canceled.contains(loan.id);
    evidence.expect(!his_wish || over, name + " was withdrawn and goes on");
    evidence.expect(!his_wish || !told, "who withdrew " + name + " was told what he knows");
    evidence.expect(!over || !loan.held || his_wish || told,
                    "nobody was told that " + name + " was canceled");
  }
  const auto places = kit::whom<borrow::ReservationRefused>(evidence, "borrow", id);
  for (const auto& row : evidence.all<borrow::Reservation>("borrow"))
    evidence.expect(row.status != borrow::Stage::refused || !row.held || places.contains(row.id),
                    "nobody was told that reservation " + number(row.id) + " was refused");
}

void everyone_was_told_once(kit::Evidence& evidence) {
  kit::News news(evidence, "notification");
  news.of<borrow::BorrowCanceled, borrow::ReservationRefused, borrow::LoanDueSoon,
          borrow::LoanRenewed, borrow::RenewalFailed>("borrow");
  news.of<giveback::BookExpired, giveback::FeeWaived>("return");
  news.of_those<giveback::ReturnRefused>("return", [](const auto& e) { return e.to_tell; });
  news.of<book::CopyHeld, book::HoldLapsed>("book");
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const Books books(evidence);
  nothing_happened_twice(evidence);
  every_loan_has_its_copies(evidence, books);
  nobody_returns_more_than_he_has(evidence, books);
  every_return_is_of_loans(evidence, books);
  fees_are_what_they_should_be(evidence, books);
  waived_fees_had_been_charged(evidence, books);
  loans_are_one_with_their_cards(evidence, books);
  the_loans_own_date_counts(evidence, books);
  renewals_are_few(evidence);
  everyone_was_told_once(evidence);
  audit_shelves(evidence);
  if (!evidence.at_rest()) return;
  loans_are_what_happened(evidence, books);
  copies_are_with_readers(evidence, books);
  cards_are_what_readers_have(evidence, books);
  nobody_is_left_believing(evidence, books);
  the_reader_sees_what_is(evidence, books);
  the_catalogue_is_right(evidence);
}

}  // namespace library
