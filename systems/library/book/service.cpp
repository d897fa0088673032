// The bookshelf's table of contents.
#include "kit/service.hpp"

#include "systems/library/book/policies.hpp"
#include "systems/library/contexts.hpp"

namespace library::book {

kit::Context service() {
  kit::Service shelf{"book", "books", "도서", 8085};

  auto book = shelf.aggregate<Book>("book", "books");
  book.shows({"title", "author", "stock"})
      .extras({"lent", "held", "waiting"})
      .search("title")
      .search("author")
      .example("title", "토지")
      .example("title", "난장이가 쏘아올린 작은 공")
      .example("author", "박경리")
      .example("stock", "4");
  book.events<BookRegistered, BookChanged, BookRemoved, StockDecreased, StockIncreased, OutOfStock,
              ReservationQueued, ReservationAdvanced, CopyHeld, HoldLapsed, HeldCopyTaken,
              ReservationDropped>();
  book.refused_by<OutOfStock>(Refusal::out_of_stock);

  book.command<RegisterBook>()
      .creates()
      .required({"title"})
      .range("stock", 0, copies_max)
      .range("copies", 0, copies_max);
  book.command<EditBook>()
      .updates()
      .required({"title"})
      .range("stock", 0, copies_max)
      .range("copies", 0, 2 * copies_max);
  book.command<RemoveBook>().deletes();
  book.command<Lend>();
  book.command<AllowRenewal>();
  book.command<JoinQueue>();
  book.command<LeaveQueue>();
  book.command<Restock>();
  book.command<TakeIn>();
  book.command<LapseHolds>();

  shelf.whenever<on_book_returned>("return");
  shelf.whenever<on_copies_sent_back>("borrow");
  return shelf.take();
}

}  // namespace library::book
