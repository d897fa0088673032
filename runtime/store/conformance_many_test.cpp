// What every store does with many rows that are written together.
#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

class ManyRows : public StoreTest {
 protected:
  static RowSource source(const RowList& rows) {
    return [next = rows.begin(), end = rows.end()](std::vector<kit::Value>& row) mutable {
      if (next == end) return false;
      row = values(*next++);
      return true;
    };
  }
};
INSTANTIATE_TEST_SUITE_P(each_store, ManyRows, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(ManyRows, come_back_as_they_were_written) {
  kit::Row nulls = order(3, "");
  for (std::size_t at = 1; at < nulls.size(); ++at) nulls[at] = {};
  kit::Row whole = order(4, "four");
  whole[weight] = std::int64_t{3};
  const RowList rows = {order(1, "피자 'a\"b'", -7, ""), order(2, "two"), nulls, whole};
  transact([&](Writer& to) {
    to.append_all(orders_, source(rows));
    to.append_all(orders_, source({}));
    to.put_all(orders_, source({}));
  });
  whole[weight] = 3.0;
  const RowList wanted = {rows[0], rows[1], nulls, whole};
  EXPECT_EQ(all(), wanted);
  reopen();
  EXPECT_EQ(all(), wanted);
}

TEST_P(ManyRows, stand_in_order_with_those_written_one_by_one) {
  const auto at = [](std::int64_t key, std::int64_t ms) {
    kit::Row row = order(key, std::to_string(key).c_str());
    row[placed_at] = ms;
    return row;
  };
  put(at(1, 1'000));
  transact([&](Writer& to) {
    to.put_all(orders_, source({at(2, 1'725'186'030'123), at(3, 999), at(4, -1)}));
  });
  EXPECT_EQ(ids({{}, {{placed_at}}}), "4 3 1 2");
}

TEST_P(ManyRows, put_replace_those_that_are_there_and_the_last_of_a_key_stays) {
  put(order(2, "two"));
  transact([&](Writer& to) {
    to.put_all(orders_, source({order(1, "one"), order(2, "zwei"), order(1, "eins")}));
  });
  EXPECT_EQ(all(), (RowList{order(1, "eins"), order(2, "zwei")}));
}

TEST_P(ManyRows, are_updated_in_all_that_no_index_has) {
  put(order(1, "one", 5));
  put(order(2, "two", 6));
  kit::Row first = order(1, "one", 5), second = order(2, "two", 6);
  first[tags] = {};
  first[weight] = second[weight] = 2.5;
  transact([&](Writer& to) {
    to.update_all(orders_, source({first, second}));
    to.update_all(orders_, source({}));
  });
  EXPECT_EQ(all(), (RowList{first, second}));
  EXPECT_EQ(all({{{name, Condition::Test::equal, "one"}}, {}}), RowList{first});
  auto wrong = first;
  wrong[price] = std::string("cheap");
  writer().begin(Sync::full);
  EXPECT_THROW(writer().update_all(orders_, source({wrong})), StoreError);
  writer().rollback();
  EXPECT_EQ(all(), (RowList{first, second}));
}

TEST_P(ManyRows, are_appended_only_where_they_count_on_from_the_last) {
  put(order(7, "seven"));
  transact([&](Writer& to) {
    to.append_all(orders_, source({order(8, "eight"), order(9, "nine")}));
    to.erase(orders_, values({std::int64_t{9}}));
    to.append_all(orders_, source({order(9, "again")}));
  });
  const auto fail = [&](const RowList& rows) {
    writer().begin(Sync::full);
    EXPECT_THROW(writer().append_all(orders_, source(rows)), StoreError);
    writer().rollback();
  };
  fail({order(9, "behind")});
  fail({order(11, "too far")});
  fail({order(10, "ten"), order(12, "too far")});
  fail({order(10, "ten"), order(10, "ten again")});
  fail({order(10, "ten"), order(12, "too far"), order(12, "and right at the end")});
  EXPECT_EQ(ids({}), "7 8 9");
  EXPECT_EQ(all({{{name, Condition::Test::equal, "again"}}, {}}), RowList{order(9, "again")});
}

TEST_P(ManyRows, whose_key_is_taken_or_that_do_not_fit_are_an_error) {
  put(order(1, "one"));
  auto wrong = order(4, "four");
  wrong[price] = std::string("cheap");
  const auto fail = [&](const RowList& rows) {
    writer().begin(Sync::full);
    EXPECT_THROW(writer().append_all(orders_, source(rows)), StoreError);
    writer().rollback();
  };
  fail({order(2, "two"), order(1, "other")});
  fail({order(2, "two"), order(3, "one")});
  fail({order(2, "two"), order(3, "two")});
  fail({order(2, "two"), wrong});
  writer().begin(Sync::full);
  EXPECT_THROW(writer().put_all(orders_, source({order(2, "two"), order(3, "one")})), StoreError);
  writer().rollback();
  EXPECT_THROW(writer().append_all(orders_, source({order(2, "two")})), StoreError) << "not begun";
  EXPECT_EQ(all(), RowList{order(1, "one")});
}

TEST_P(ManyRows, of_a_source_that_throws_are_its_error) {
  struct Mistake {};
  writer().begin(Sync::full);
  EXPECT_THROW(writer().put_all(orders_, [](auto&) -> bool { throw Mistake(); }), Mistake);
  writer().rollback();
  transact([&](Writer& to) { to.put_all(orders_, source({order(2, "two")})); });
  EXPECT_EQ(ids({}), "2");
}

}  // namespace
}  // namespace runtime::store::conformance
