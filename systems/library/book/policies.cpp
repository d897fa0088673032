// What was returned, or lent in vain, is on the shelf again.
#include "systems/library/book/policies.hpp"

namespace library::book {

Restock on_book_returned(const giveback::BookReturned& e) { return {e.book_id, e.id, e.qty, {}}; }

TakeIn on_copies_sent_back(const borrow::CopiesSentBack& e) {
  return {e.book_id, e.lending, e.qty, {}};
}

}  // namespace library::book
