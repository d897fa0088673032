// What every store does when a new version of the program describes its tables in another way.
#include <algorithm>

#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

class Tables : public StoreTest {
 protected:
  // Opens the store again, with this definition of the orders.
  void reopen_as(const Table& table) {
    opened_->reopen();
    orders_ = store().table(table);
  }
};
INSTANTIATE_TEST_SUITE_P(each_store, Tables, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(Tables, described_again_are_the_same) {
  EXPECT_EQ(store().table(orders()), orders_);
  put(order(1, "one"));
  reopen();
  EXPECT_EQ(all(), RowList{order(1, "one")});
}

TEST_P(Tables, get_the_columns_that_they_lack) {
  put(order(1, "one"));
  Table grown = orders();
  grown.columns.insert(grown.columns.begin() + 2, {"노트", kit::Kind::text});
  grown.columns.push_back({"deliveredAt", kit::Kind::instant});
  grown.indexes = {{{1}, true}, {{2}, false}};
  reopen_as(grown);
  auto row = order(1, "one");
  row.resize(10);
  std::rotate(row.begin() + 2, row.end() - 2, row.end() - 1);
  EXPECT_EQ(all(), RowList{row});
  row[2] = std::string("문 앞에");
  row.back() = std::int64_t{5};
  put(row);
  EXPECT_EQ(all({{{2, Condition::Test::equal, "문 앞에"}}, {}}), RowList{row});
  reopen_as(grown);
  EXPECT_EQ(all(), RowList{row});
}

TEST_P(Tables, get_the_indexes_that_they_lack) {
  put(order(1, "one", 5));
  Table stricter = orders();
  stricter.indexes.push_back({{price}, true});
  reopen_as(stricter);
  transact([&](Writer& to) { EXPECT_FALSE(to.insert(orders_, values(order(2, "two", 5)))); });
}

TEST_P(Tables, whose_rows_break_a_new_unique_index_are_refused) {
  put(order(1, "one", 5));
  put(order(2, "two", 5));
  Table stricter = orders();
  stricter.indexes.push_back({{price}, true});
  EXPECT_THROW(reopen_as(stricter), StoreError);
}

TEST_P(Tables, with_a_column_of_another_kind_are_refused_with_advice) {
  put(order(1, "one"));
  for (const auto& [column, kind] : {std::pair(price, kit::Kind::text),
                                     {placed_at, kit::Kind::text},
                                     {hot, kit::Kind::integer},
                                     {status, kit::Kind::instant}}) {
    Table other = orders();
    other.columns[static_cast<std::size_t>(column)].kind = kind;
    try {
      reopen_as(other);
      ADD_FAILURE() << other.columns[static_cast<std::size_t>(column)].name;
    } catch (const StoreError& error) {
      EXPECT_NE(std::string(error.what()).find("another name"), std::string::npos) << error.what();
    }
  }
  reopen();
  EXPECT_EQ(all(), RowList{order(1, "one")});
}

TEST_P(Tables, may_make_a_choice_of_a_text) {
  put(order(1, "one"));
  Table other = orders();
  other.columns[name].kind = kit::Kind::choice;
  reopen_as(other);
  EXPECT_EQ(all(), RowList{order(1, "one")});
}

TEST_P(Tables, with_another_primary_key_are_refused) {
  Table other = orders();
  other.key = {id, price};
  EXPECT_THROW(reopen_as(other), StoreError);
}

TEST_P(Tables, that_make_no_sense_are_refused) {
  using K = kit::Kind;
  EXPECT_THROW(store().table({"", {{"id", K::integer}}, {0}, {}}), StoreError);
  EXPECT_THROW(store().table({"empty", {}, {0}, {}}), StoreError);
  EXPECT_THROW(store().table({"twice", {{"id", K::integer}, {"ID", K::text}}, {0}, {}}),
               StoreError);
  EXPECT_THROW(store().table({"keyless", {{"id", K::integer}}, {}, {}}), StoreError);
  EXPECT_THROW(store().table({"astray", {{"id", K::integer}}, {1}, {}}), StoreError);
  EXPECT_THROW(store().table({"astray", {{"id", K::integer}}, {0}, {{{-1}}}}), StoreError);
}

TEST_P(Tables, are_found_by_name_to_their_columns) {
  EXPECT_EQ(orders().column("status"), status);
  EXPECT_EQ(orders().column("Status"), -1);
}

}  // namespace
}  // namespace runtime::store::conformance
