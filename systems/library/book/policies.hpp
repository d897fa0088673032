// What changes a shelf besides those who ask it.
#pragma once
#include "systems/library/book/book.hpp"
#include "systems/library/borrow/events.hpp"
#include "systems/library/giveback/events.hpp"

namespace library::book {

Restock on_book_returned(const giveback::BookReturned&);
TakeIn on_copies_sent_back(const borrow::CopiesSentBack&);

}  // namespace library::book
