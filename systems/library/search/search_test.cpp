// The catalogue's rows.
#include "systems/library/search/search.hpp"

#include <gtest/gtest.h>

#include "kit/memory_rows.hpp"

namespace library::search {
namespace {

struct Catalogue {
  kit::MemoryRows rows{kit::type_of<SearchBookList>()};
  template <class Event>
  Catalogue& hears(const Event& event) {
    kit::Rows<SearchBookList> port(rows);
    project(port, event);
    return *this;
  }
  const SearchBookList& first() { return *rows.rows.at(1).as<SearchBookList>(); }
};

TEST(library_search, follows_the_shelf) {
  Catalogue catalogue;
  catalogue.hears(book::BookRegistered{{1}, "토지", "박경리", 4});
  EXPECT_EQ(catalogue.first().title, "토지");
  catalogue.hears(book::StockDecreased{{1}, 3, {5}, {10}, 1});
  EXPECT_EQ(catalogue.first().stock, 1);
  catalogue.hears(book::StockIncreased{{1}, 2, {9}, 0});
  EXPECT_EQ(catalogue.first().stock, 3);
  catalogue.hears(book::BookChanged{{1}, "토지 1", {}, 7});
  EXPECT_EQ(catalogue.first().title, "토지 1");
  EXPECT_EQ(catalogue.first().stock, 7);
  catalogue.hears(book::BookRemoved{{1}});
  EXPECT_TRUE(catalogue.rows.rows.empty());
}

}  // namespace
}  // namespace library::search
