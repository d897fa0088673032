// Stock events say how many copies moved.
#include "systems/library/search/search.hpp"

namespace library::search {

void project(kit::Rows<SearchBookList>& rows, const book::BookRegistered& e) {
  rows[e.id] = {e.id, e.title, e.author, e.stock};
}
void project(kit::Rows<SearchBookList>& rows, const book::BookChanged& e) {
  rows[e.id] = {e.id, e.title, e.author, e.stock};
}
void project(kit::Rows<SearchBookList>& rows, const book::BookRemoved& e) {
  rows.erase(e.id.value);
}
void project(kit::Rows<SearchBookList>& rows, const book::StockDecreased& e) {
  rows[e.book_id].stock -= e.stock;
}
void project(kit::Rows<SearchBookList>& rows, const book::StockIncreased& e) {
  rows[e.book_id].stock += e.stock;
}

}  // namespace library::search
