// The rules of a card.
#include "systems/library/borrow/card.hpp"

namespace library::borrow {

namespace {

auto find_line(auto& lines, BorrowId borrow) {
  return std::find_if(lines.begin(), lines.end(),
                      [&](const Line& line) { return line.borrow_id == borrow; });
}

// The lines that a return may be of, in the order in which they are due.
std::vector<Line> open_lines(const Card& card, const TakeBack& asked) {
  std::vector<Line> out;
  for (const Line& line : card.lines) {
    const bool meant = !asked.borrow_id || *asked.borrow_id == line.borrow_id;
    if (meant && line.book_id == asked.book_id && line.left > 0) out.push_back(line);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Line& a, const Line& b) { return a.due < b.due; });
  return out;
}

}  // namespace

kit::Visibility visibility(const Card& card) {
  const bool borrowed = !card.lines.empty() || !card.taken_back.empty();
  return borrowed ? kit::Visibility::listed : kit::Visibility::hidden;
}

CardDecision decide(const Card& card, const Enter& loan) {
  if (find_line(card.lines, loan.borrow_id) != card.lines.end()) return {};
  return LoanEntered{card.id,  loan.user_id, loan.borrow_id, loan.book_id,
                     loan.qty, loan.due,     loan.due_given};
}

CardDecision decide(const Card& card, const Prolong& loan) {
  const auto line = find_line(card.lines, loan.borrow_id);
  if (line == card.lines.end()) return CardRefusal::nothing_left;
  if (line->due >= loan.due) return {};
  return LoanProlonged{card.id, loan.user_id, loan.borrow_id, loan.due};
}

CardDecision decide(const Card& card, const TakeBack& asked) {
  if (has(card.taken_back, asked.return_id)) return {};
  const std::vector<Line> lines = open_lines(card, asked);
  std::int64_t open = 0;
  for (const Line& line : lines) open += line.left;
  if (has(card.refused, asked.return_id)) return CardRefusal::more_than_borrowed;
  if (asked.qty < 1 || asked.qty > open)
    return TakeBackRefused{card.id, asked.user_id, asked.return_id, asked.at};
  CopiesTakenBack taken{card.id, asked.user_id, asked.return_id, asked.book_id, asked.qty, {}, {},
                        {},      asked.at};
  int rest = asked.qty;
  for (const Line& line : lines) {
    if (rest == 0) break;
    const int part = std::min(rest, line.left);
    taken.loans.push_back({line.borrow_id, part, line.left - part});
    auto& first_due = line.due_given ? taken.given_due : taken.ruled_due;
    if (!first_due) first_due = line.due;  // they come in the order in which they are due
    rest -= part;
  }
  return taken;
}

void evolve(Card& card, const LoanEntered& e) {
  card.user_id = e.user_id;
  card.lines.push_back({e.borrow_id, e.book_id, e.qty, e.due, e.due_given});
}
void evolve(Card& card, const LoanProlonged& e) {
  const auto line = find_line(card.lines, e.borrow_id);
  if (line == card.lines.end()) return;
  line->due = e.due;
  line->due_given = true;
}
void evolve(Card& card, const CopiesTakenBack& e) {
  for (const LoanPart& part : e.loans) {
    const auto line = find_line(card.lines, part.borrow_id);
    if (line == card.lines.end()) continue;
    line->left = part.left;
    if (part.left == 0) card.lines.erase(line);
  }
  note(card.taken_back, e.return_id, e.at);
}
void evolve(Card& card, const TakeBackRefused& e) {
  card.user_id = e.user_id;
  note(card.refused, e.return_id, e.at);
}

}  // namespace library::borrow
