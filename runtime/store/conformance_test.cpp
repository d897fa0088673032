// The stores under test, and what every store does with rows: all kinds of values, keys, indexes.
#include "runtime/store/conformance.hpp"

#include <cmath>
#include <filesystem>
#include <limits>

#include "kit/instant.hpp"
#include "runtime/store/simulated/simulated_store.hpp"
#include "runtime/store/sqlite/sqlite_store.hpp"

namespace runtime::store::conformance {
namespace {

class OpenedSqlite final : public Opened {
 public:
  OpenedSqlite() : folder_(testing::TempDir() + "madang-store-XXXXXX") {
    if (!mkdtemp(folder_.data())) throw StoreError("cannot make a folder for the test");
    open();
  }
  ~OpenedSqlite() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Store& store() override { return *store_; }
  void reopen() override {
    store_.reset();
    open();
  }

 private:
  void open() { store_ = std::make_unique<SqliteStore>(folder_ + "/orders.db"); }
  std::string folder_;
  std::unique_ptr<SqliteStore> store_;
};

class OpenedSimulated final : public Opened {
 public:
  Store& store() override { return store_; }
  void reopen() override { store_.crash(); }

 private:
  SimulatedStore store_;
};

template <class T>
std::unique_ptr<Opened> open() {
  return std::make_unique<T>();
}

using Rows = StoreTest;
INSTANTIATE_TEST_SUITE_P(each_store, Rows, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

}  // namespace

std::vector<Kind> kinds() {
  return {{"sqlite", &open<OpenedSqlite>}, {"simulated", &open<OpenedSimulated>}};
}

Table orders() {
  using K = kit::Kind;
  return {"주문 \"orderList\"",
          {{"id", K::integer},
           {"메뉴Name", K::text},
           {"order price", K::integer},
           {"weight", K::real},
           {"isHot", K::boolean},
           {"placedAt", K::instant},
           {"status", K::choice},
           {"select", K::list}},
          {0},
          {{{name}, true}, {{status, price}, false}}};
}

kit::Row order(std::int64_t key, const char* called, std::int64_t costs, const char* state) {
  return {key,
          std::string(called),
          costs,
          0.5,
          std::int64_t{1},
          std::int64_t{1'725'186'030'123},
          std::string(state),
          std::string("[]")};
}

std::vector<kit::Value> values(const kit::Row& row) { return {row.begin(), row.end()}; }

void StoreTest::reopen() {
  opened_->reopen();
  use_again();
}

void StoreTest::transact(const std::function<void(Writer&)>& change, Sync sync) {
  writer().begin(sync);
  change(writer());
  writer().commit();
}

void StoreTest::put(const kit::Row& row) {
  transact([&](Writer& to) { to.put(orders_, values(row)); });
}

RowList all(Reader& from, TableId table, const Query& query) {
  RowList rows;
  from.scan(table, query, [&](std::span<const kit::Value> row) {
    rows.emplace_back();
    for (const kit::Value& value : row) rows.back().push_back(value.own());
    return true;
  });
  return rows;
}

std::string StoreTest::ids(const Query& query) {
  std::string out;
  writer().scan(orders_, query, [&](std::span<const kit::Value> row) {
    out.append(out.empty() ? "" : " ").append(std::to_string(row[id].integer()));
    return true;
  });
  return out;
}

namespace {

TEST_P(Rows, come_back_as_they_were_put) {
  const kit::Row row = {std::int64_t{-7},      std::string("페퍼로니 🍕 'a\"b' ; DROP"),
                        std::int64_t{19'900},  0.1,
                        std::int64_t{0},       std::int64_t{1'725'186'030'000},
                        std::string("배달중"), std::string(R"(["가","나"])")};
  put(row);
  const auto reader = store().reader();
  EXPECT_EQ(all(*reader, orders_), RowList{row});
  reopen();
  EXPECT_EQ(all(), RowList{row});
}

TEST_P(Rows, keep_nulls_apart_from_empty_texts_and_zero) {
  const kit::Row nulls = {std::int64_t{1}, {}, {}, {}, {}, {}, {}, {}};
  const kit::Row empty = {std::int64_t{2}, std::string(),   std::int64_t{0}, 0.0,
                          std::int64_t{0}, std::int64_t{0}, std::string(),   std::string()};
  put(nulls);
  put(empty);
  EXPECT_EQ(all(), (RowList{nulls, empty}));
  transact([&](Writer& to) {
    auto row = values(nulls);
    row[id] = 3;
    row[tags] = std::string_view{};
    to.put(orders_, row);
  });
  EXPECT_EQ(all()[2][tags], kit::Cell(std::string()));
}

TEST_P(Rows, keep_the_extremes_of_their_kinds) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t number : {least, most}) {
    kit::Row row = order(number, std::to_string(number).c_str(), number);
    row[weight] = number < 0 ? -std::numeric_limits<double>::infinity()
                             : std::numeric_limits<double>::denorm_min();
    row[placed_at] = number;
    row[status] = std::string(100'000, 'x');
    put(row);
    EXPECT_EQ(all({.where = {{id, {}, number}}, .order = {}}), RowList{row});
  }
}

TEST_P(Rows, have_real_numbers_in_real_columns) {
  kit::Row row = order(1, "whole");
  row[weight] = std::int64_t{3};
  put(row);
  EXPECT_EQ(all()[0][weight], kit::Cell(3.0));
  row[weight] = std::nan("");
  put(row);
  EXPECT_EQ(all()[0][weight], kit::Cell());
}

TEST_P(Rows, keep_instants_to_the_millisecond_and_in_their_order) {
  std::vector<std::int64_t> times = {std::numeric_limits<std::int64_t>::min(),
                                     -62'167'219'200'001,
                                     -62'167'219'200'000,
                                     -86'400'001,
                                     -1,
                                     0,
                                     999,
                                     951'782'399'999,
                                     951'782'400'000,
                                     1'725'186'030'123,
                                     253'402'300'799'999,
                                     253'402'300'800'000,
                                     kit::never.ms - 1,
                                     kit::never.ms};
  for (std::size_t i = 0; i < times.size(); ++i) {
    kit::Row row = order(100 - static_cast<std::int64_t>(i), std::to_string(i).c_str());
    row[placed_at] = times[i];
    put(row);
  }
  std::vector<std::int64_t> found;
  for (const auto& row : all({.where = {}, .order = {{placed_at}}}))
    found.push_back(std::get<std::int64_t>(row[placed_at]));
  EXPECT_EQ(found, times);
}

TEST_P(Rows, are_found_by_their_key_alone) {
  put(order(1, "one"));
  const auto reader = store().reader();
  for (Reader* from : {static_cast<Reader*>(&writer()), reader.get()}) {
    std::string found;
    const auto take = [&](std::span<const kit::Value> row) {
      found = row[name].text();
      return true;
    };
    EXPECT_TRUE(from->get(orders_, std::vector<kit::Value>{1}, take));
    EXPECT_EQ(found, "one");
    EXPECT_FALSE(from->get(orders_, std::vector<kit::Value>{2}, take));
    EXPECT_FALSE(from->get(orders_, std::vector<kit::Value>{{}}, take));
  }
}

TEST_P(Rows, are_replaced_by_put_and_gone_after_erase) {
  put(order(1, "one"));
  put(order(1, "uno", 7));
  EXPECT_EQ(all(), RowList{order(1, "uno", 7)});
  transact([&](Writer& to) {
    EXPECT_TRUE(to.erase(orders_, std::vector<kit::Value>{1}));
    EXPECT_FALSE(to.erase(orders_, std::vector<kit::Value>{1}));
  });
  EXPECT_TRUE(all().empty());
  put(order(2, "uno"));
  EXPECT_EQ(all().size(), 1U);
}

TEST_P(Rows, whose_primary_or_unique_key_is_taken_are_not_inserted) {
  put(order(1, "one"));
  transact([&](Writer& to) {
    EXPECT_FALSE(to.insert(orders_, values(order(1, "other"))));
    EXPECT_FALSE(to.insert(orders_, values(order(2, "one"))));
    EXPECT_TRUE(to.insert(orders_, values(order(3, "three"))));
  });
  EXPECT_EQ(all(), (RowList{order(1, "one"), order(3, "three")}));
}

TEST_P(Rows, put_onto_the_unique_key_of_another_row_are_an_error_that_changes_nothing) {
  put(order(1, "one"));
  put(order(2, "two"));
  transact([&](Writer& to) {
    EXPECT_THROW(to.put(orders_, values(order(2, "one"))), StoreError);
    EXPECT_THROW(to.put(orders_, values(order(3, "one"))), StoreError);
    to.put(orders_, values(order(1, "one", 5)));
  });
  EXPECT_EQ(all(), (RowList{order(1, "one", 5), order(2, "two")}));
}

TEST_P(Rows, with_null_in_a_unique_index_do_not_meet) {
  for (const std::int64_t key : {1, 2}) {
    kit::Row row = order(key, "");
    row[name] = {};
    transact([&](Writer& to) { EXPECT_TRUE(to.insert(orders_, values(row))); });
  }
  EXPECT_EQ(all().size(), 2U);
}

TEST_P(Rows, that_do_not_fit_their_table_are_refused) {
  auto wrong_kind = values(order(1, "one"));
  wrong_kind[price] = "cheap";
  auto null_key = values(order(1, "one"));
  null_key[id] = {};
  auto too_short = values(order(1, "one"));
  too_short.pop_back();
  transact([&](Writer& to) {
    for (const auto& row : {wrong_kind, null_key, too_short}) {
      EXPECT_THROW(to.put(orders_, row), StoreError);
      EXPECT_THROW(to.insert(orders_, row), StoreError);
    }
    EXPECT_THROW(to.erase(orders_, std::vector<kit::Value>{"1"}), StoreError);
    EXPECT_THROW(to.put(orders_ + 1, values(order(1, "one"))), StoreError);
  });
  EXPECT_THROW(writer().count(orders_, std::vector<Condition>{{price, {}, "12"}}), StoreError);
  EXPECT_TRUE(all().empty());
}

}  // namespace
}  // namespace runtime::store::conformance
