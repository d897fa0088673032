// What every store does with questions: conditions, orders, pages, keys of several columns, tables.
#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

using Is = Condition::Test;

class Queries : public StoreTest {
 protected:
  void fill() {
    transact([&](Writer& to) {
      to.put(orders_, values(order(1, "banana", 300, "PLACED")));
      to.put(orders_, values(order(2, "Apple", 100, "COOKED")));
      to.put(orders_, values(order(3, "apple", 100, "PLACED")));
      to.put(orders_, values(order(4, "치킨", 200, "PLACED")));
      kit::Row nothing = order(5, "");
      nothing[name] = nothing[price] = nothing[status] = {};
      to.put(orders_, values(nothing));
    });
  }
};
INSTANTIATE_TEST_SUITE_P(each_store, Queries, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(Queries, without_an_order_go_by_primary_key) {
  fill();
  put(order(-3, "early"));
  EXPECT_EQ(ids({}), "-3 1 2 3 4 5");
}

TEST_P(Queries, need_all_their_conditions) {
  fill();
  EXPECT_EQ(ids({{{status, Is::equal, "PLACED"}}, {}}), "1 3 4");
  EXPECT_EQ(ids({{{status, Is::equal, "PLACED"}, {price, Is::at_most, 200}}, {}}), "3 4");
  EXPECT_EQ(ids({{{price, Is::greater, 100}, {price, Is::at_most, 200}}, {}}), "4");
  EXPECT_EQ(ids({{{id, Is::greater, 2}, {status, Is::equal, "PLACED"}}, {}}), "3 4");
  EXPECT_EQ(ids({{{id, Is::equal, 2}, {status, Is::equal, "PLACED"}}, {}}), "");
  EXPECT_EQ(ids({{{name, Is::equal, "치킨"}}, {}}), "4");
  EXPECT_EQ(ids({{{name, Is::equal, "APPLE"}}, {}}), "");
  EXPECT_EQ(ids({{{placed_at, Is::greater, 1'725'186'030'122}, {id, Is::at_most, 1}}, {}}), "1");
  EXPECT_EQ(ids({{{placed_at, Is::greater, 1'725'186'030'123}}, {}}), "");
  EXPECT_EQ(ids({{{weight, Is::at_most, 1}, {id, Is::at_most, 1}}, {}}), "1");
}

TEST_P(Queries, compare_with_null_only_for_being_null) {
  fill();
  EXPECT_EQ(ids({{{status, Is::equal, {}}}, {}}), "5");
  EXPECT_EQ(ids({{{price, Is::equal, {}}}, {}}), "5");
  EXPECT_EQ(ids({{{price, Is::at_most, 100}}, {}}), "2 3");
  EXPECT_EQ(ids({{{price, Is::greater, {}}}, {}}), "");
  EXPECT_EQ(ids({{{price, Is::at_most, {}}}, {}}), "");
  EXPECT_EQ(ids({{{id, Is::greater, {}}}, {}}), "");
}

TEST_P(Queries, are_answered_in_the_order_asked_for) {
  fill();
  EXPECT_EQ(ids({{}, {{price}}}), "5 2 3 4 1");
  EXPECT_EQ(ids({{}, {{price, true}}}), "1 4 2 3 5");
  EXPECT_EQ(ids({{}, {{name}}}), "5 2 3 1 4");
  EXPECT_EQ(ids({{}, {{name, false, true}}}), "5 2 3 1 4");
  EXPECT_EQ(ids({{}, {{name, true, true}}}), "4 1 2 3 5");
  EXPECT_EQ(ids({{}, {{name, true}}}), "4 1 3 2 5");
  EXPECT_EQ(ids({{}, {{status, true}, {price}, {id, true}}}), "3 4 1 2 5");
  EXPECT_EQ(ids({{}, {{id, true}}}), "5 4 3 2 1");
}

TEST_P(Queries, ignore_the_case_of_ascii_letters_only) {
  transact([&](Writer& to) {
    int key = 0;
    for (const char* called : {"b", "A", "a", "B", "É", "é", "ab", "_", "Z", "[", "AA"})
      to.put(orders_, values(order(++key, called)));
  });
  EXPECT_EQ(ids({{}, {{name, false, true}}}), "10 8 2 3 11 7 1 4 9 5 6");
}

TEST_P(Queries, give_the_page_asked_for) {
  fill();
  EXPECT_EQ(ids({{}, {}, 1, 2}), "2 3");
  EXPECT_EQ(ids({{}, {}, 4, 2}), "5");
  EXPECT_EQ(ids({{}, {}, 5, 2}), "");
  EXPECT_EQ(ids({{}, {}, 0, 0}), "");
  EXPECT_EQ(ids({{}, {}, 3, -1}), "4 5");
  EXPECT_EQ(ids({{}, {}, -1, 1}), "1");
  EXPECT_EQ(ids({{{status, Is::equal, "PLACED"}}, {{price}}, 1, 1}), "4");
  EXPECT_EQ(ids({{{status, Is::equal, "PLACED"}}, {}, 1, 5}), "3 4");
}

TEST_P(Queries, count_what_they_would_find) {
  fill();
  EXPECT_EQ(writer().count(orders_, {}), 5);
  EXPECT_EQ(writer().count(orders_, std::vector<Condition>{{status, Is::equal, "PLACED"}}), 3);
  EXPECT_EQ(writer().count(orders_, std::vector<Condition>{{status, Is::equal, {}}}), 1);
  EXPECT_EQ(store().reader()->count(orders_, std::vector<Condition>{{id, Is::greater, 9}}), 0);
}

TEST_P(Queries, end_when_the_visitor_has_enough) {
  fill();
  int seen = 0;
  writer().scan(orders_, {}, [&](std::span<const kit::Value>) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(ids({}), "1 2 3 4 5");
}

TEST_P(Queries, may_be_asked_by_the_visitor_of_the_same_one) {
  fill();
  const auto reader = store().reader();
  int pairs = 0;
  reader->scan(orders_, {}, [&](std::span<const kit::Value> outer) {
    const std::int64_t key = outer[id].integer();
    reader->scan(orders_, {}, [&](std::span<const kit::Value>) { return ++pairs > 0; });
    EXPECT_TRUE(reader->get(orders_, std::vector<kit::Value>{key}, [&](auto) { return true; }));
    EXPECT_EQ(outer[id].integer(), key);
    return true;
  });
  EXPECT_EQ(pairs, 25);
}

TEST_P(Queries, of_many_shapes_are_all_answered) {
  fill();
  const auto reader = store().reader();
  for (int round = 0; round < 2; ++round)
    for (int a = 0; a < 8; ++a)
      for (int b = 0; b < 8; ++b)
        for (const bool descending : {false, true}) {
          const Query query{{}, {{a, descending}, {b, !descending, true}}};
          EXPECT_EQ(all(*reader, orders_, query).size(), 5U);
        }
}

TEST_P(Queries, that_failed_in_their_visitor_can_be_asked_again) {
  fill();
  struct Enough {};
  EXPECT_THROW(writer().scan(orders_, {}, [](auto) -> bool { throw Enough(); }), Enough);
  EXPECT_EQ(ids({}), "1 2 3 4 5");
  put(order(6, "after"));
}

Table timers() {
  using K = kit::Kind;
  return {"timers",
          {{"due", K::instant}, {"aggregate", K::text}, {"number", K::integer}},
          {1, 2},
          {{{0}}}};
}

TEST_P(Queries, know_keys_of_several_columns) {
  const TableId table = store().table(timers());
  const auto row = [](std::int64_t due, const char* aggregate, std::int64_t number) {
    return std::vector<kit::Value>{due, aggregate, number};
  };
  transact([&](Writer& to) {
    EXPECT_TRUE(to.insert(table, row(30, "b", 1)));
    EXPECT_TRUE(to.insert(table, row(20, "a", 2)));
    EXPECT_TRUE(to.insert(table, row(10, "a", 10)));
    EXPECT_FALSE(to.insert(table, row(40, "a", 2)));
    to.put(table, row(50, "a", 2));
    EXPECT_TRUE(to.erase(table, std::vector<kit::Value>{"b", 1}));
    EXPECT_FALSE(to.erase(table, std::vector<kit::Value>{"b", 2}));
    EXPECT_THROW(to.put(table, std::vector<kit::Value>{1, "a", {}}), StoreError);
  });
  const auto rows = all(writer(), table);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0][0], kit::Cell(std::int64_t{50}));
  EXPECT_EQ(all(writer(), table, {{{0, Is::at_most, 20}}, {}}).size(), 1U);
  EXPECT_EQ(all(writer(), table, {{{1, Is::equal, "a"}}, {{0}}})[0][2],
            kit::Cell(std::int64_t{10}));
  EXPECT_TRUE(writer().get(table, std::vector<kit::Value>{"a", 10}, [](auto got) {
    EXPECT_EQ(got[0].integer(), 10);
    return true;
  }));
}

}  // namespace
}  // namespace runtime::store::conformance
