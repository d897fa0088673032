// What every store does with transactions, and what is left after its process has ended.
#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

using Transactions = StoreTest;
INSTANTIATE_TEST_SUITE_P(each_store, Transactions, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(Transactions, are_seen_by_readers_whole_and_at_once) {
  put(order(1, "one"));
  const auto reader = store().reader();
  writer().begin(Sync::full);
  writer().put(orders_, values(order(1, "uno")));
  writer().put(orders_, values(order(2, "two")));
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(all(*reader, orders_), RowList{order(1, "one")});
  EXPECT_EQ(reader->count(orders_, {}), 1);
  EXPECT_FALSE(reader->get(orders_, std::vector<kit::Value>{2}, [](auto) { return true; }));
  writer().commit();
  EXPECT_EQ(all(*reader, orders_), (RowList{order(1, "uno"), order(2, "two")}));
}

TEST_P(Transactions, are_counted_when_they_are_committed) {
  const auto before = store().commits();
  transact([&](Writer& to) { to.put(orders_, values(order(1, "one"))); }, Sync::lazy);
  const auto then = store().commits();
  EXPECT_NE(then, before);
  writer().begin(Sync::full);
  writer().put(orders_, values(order(1, "uno")));
  EXPECT_EQ(store().commits(), then);
  writer().rollback();
  EXPECT_EQ(store().commits(), then);
}

TEST_P(Transactions, rolled_back_leave_nothing) {
  put(order(1, "one"));
  put(order(2, "two"));
  const auto before = all();
  writer().begin(Sync::full);
  writer().put(orders_, values(order(1, "uno")));
  EXPECT_TRUE(writer().erase(orders_, std::vector<kit::Value>{2}));
  writer().put(orders_, values(order(3, "two")));
  writer().clear(orders_);
  writer().put(orders_, values(order(4, "four")));
  writer().rollback();
  EXPECT_EQ(all(), before);
  put(order(5, "uno"));
  EXPECT_EQ(all().size(), 3U);
}

TEST_P(Transactions, open_at_the_end_of_the_process_are_gone) {
  put(order(1, "one"));
  writer().begin(Sync::full);
  writer().put(orders_, values(order(2, "two")));
  reopen();
  EXPECT_EQ(all(), RowList{order(1, "one")});
  put(order(2, "two"));
}

TEST_P(Transactions, committed_lazily_are_there_after_a_full_one) {
  const auto lazily = [&](std::int64_t key) {
    transact([&](Writer& to) { to.put(orders_, values(order(key, std::to_string(key).c_str()))); },
             Sync::lazy);
  };
  lazily(1);
  lazily(2);
  put(order(3, "3"));
  lazily(4);
  EXPECT_EQ(ids({}), "1 2 3 4");
  reopen();
  EXPECT_EQ(ids({{{id, Condition::Test::at_most, 3}}, {}}), "1 2 3");
}

TEST_P(Transactions, are_opened_and_ended_one_at_a_time) {
  EXPECT_THROW(writer().commit(), StoreError);
  writer().rollback();
  EXPECT_THROW(writer().put(orders_, values(order(1, "one"))), StoreError);
  EXPECT_THROW(writer().clear(orders_), StoreError);
  writer().begin(Sync::full);
  EXPECT_THROW(writer().begin(Sync::full), StoreError);
  EXPECT_THROW(writer().maintain(), StoreError);
  writer().commit();
  writer().maintain();
}

TEST_P(Transactions, are_not_changed_by_visitors) {
  put(order(1, "one"));
  writer().begin(Sync::full);
  int refused = 0;
  writer().scan(orders_, {}, [&](auto) {
    try {
      writer().put(orders_, values(order(2, "two")));
    } catch (const StoreError&) {
      ++refused;
    }
    try {
      writer().commit();
    } catch (const StoreError&) {
      ++refused;
    }
    return true;
  });
  EXPECT_EQ(refused, 2);
  writer().put(orders_, values(order(3, "three")));
  writer().commit();
  EXPECT_EQ(ids({}), "1 3");
}

TEST_P(Transactions, clear_a_table) {
  put(order(1, "one"));
  const auto reader = store().reader();
  writer().begin(Sync::full);
  writer().clear(orders_);
  EXPECT_EQ(writer().count(orders_, {}), 0);
  EXPECT_EQ(reader->count(orders_, {}), 1);
  writer().put(orders_, values(order(2, "one")));
  writer().commit();
  EXPECT_EQ(ids({}), "2");
  reopen();
  EXPECT_EQ(ids({}), "2");
}

class Swaps : public StoreTest {
 protected:
  Swaps() { make(); }
  void make() {
    Table table = orders();
    table.name = "rebuilt";
    beside_ = store().table(table);
  }
  std::string names(Reader& from, TableId table) {
    std::string out;
    from.scan(table, {}, [&](std::span<const kit::Value> row) {
      out.append(row[name].text()).append(" ");
      return true;
    });
    return out;
  }
  TableId beside_ = -1;
};
INSTANTIATE_TEST_SUITE_P(each_store, Swaps, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(Swaps, exchange_the_rows_of_two_tables_for_everybody) {
  put(order(1, "old"));
  transact([&](Writer& to) { to.put(beside_, values(order(2, "new"))); });
  const auto reader = store().reader();
  EXPECT_EQ(names(*reader, orders_), "old ");
  writer().begin(Sync::full);
  writer().swap(orders_, beside_);
  writer().put(orders_, values(order(3, "after")));
  EXPECT_EQ(names(writer(), orders_), "new after ");
  EXPECT_EQ(names(*reader, orders_), "old ");
  writer().commit();
  EXPECT_EQ(names(*reader, orders_), "new after ");
  EXPECT_EQ(names(*reader, beside_), "old ");
  reopen();
  make();
  EXPECT_EQ(names(writer(), orders_), "new after ");
  transact([&](Writer& to) {
    EXPECT_FALSE(to.insert(orders_, values(order(9, "new"))));
    EXPECT_FALSE(to.insert(beside_, values(order(9, "old"))));
    EXPECT_TRUE(to.insert(orders_, values(order(9, "old"))));
  });
}

TEST_P(Swaps, are_undone_by_a_rollback_and_may_come_often) {
  put(order(1, "a"));
  transact([&](Writer& to) { to.put(beside_, values(order(1, "b"))); });
  writer().begin(Sync::full);
  writer().swap(orders_, beside_);
  writer().clear(beside_);
  writer().rollback();
  EXPECT_EQ(names(writer(), orders_) + names(writer(), beside_), "a b ");
  for (int i = 0; i < 3; ++i) transact([&](Writer& to) { to.swap(orders_, beside_); });
  EXPECT_EQ(names(writer(), orders_) + names(writer(), beside_), "b a ");
  transact([&](Writer& to) { to.swap(orders_, orders_); });
  EXPECT_EQ(names(writer(), orders_), "b ");
}

TEST_P(Swaps, of_different_shapes_are_refused) {
  const TableId other = store().table({"other", {{"id", kit::Kind::integer}}, {0}, {}});
  transact([&](Writer& to) { EXPECT_THROW(to.swap(orders_, other), StoreError); });
}

}  // namespace
}  // namespace runtime::store::conformance
