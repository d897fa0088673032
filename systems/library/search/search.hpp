// The catalogue to look things up in. Loans and returns do without it.
#pragma once
#include "kit/service.hpp"
#include "systems/library/book/events.hpp"

namespace library::search {

struct SearchBookList {
  BookId id;
  std::string title;
  std::optional<std::string> author;
  int stock = 0;
};
DESCRIBE(SearchBookList, id, title, author, stock)

void project(kit::Rows<SearchBookList>&, const book::BookRegistered&);
void project(kit::Rows<SearchBookList>&, const book::BookChanged&);
void project(kit::Rows<SearchBookList>&, const book::BookRemoved&);
void project(kit::Rows<SearchBookList>&, const book::StockDecreased&);
void project(kit::Rows<SearchBookList>&, const book::StockIncreased&);

}  // namespace library::search
