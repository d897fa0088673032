// The catalogue's table of contents.
#include "systems/library/contexts.hpp"
#include "systems/library/search/search.hpp"

namespace library::search {

kit::Context service() {
  kit::Service catalogue{"search", "book search", "도서 검색", 8086};
  catalogue.follows_only().prompt();
  catalogue.view<SearchBookList>("searchBookList", "searchBookLists")
      .shows({"title", "author", "stock"})
      .search("title")
      .search("author")
      .from<book::BookRegistered, book::BookChanged, book::BookRemoved, book::StockDecreased,
            book::StockIncreased>("book");
  return catalogue.take();
}

}  // namespace library::search
