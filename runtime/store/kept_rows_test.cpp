// Kept rows are as good as read ones, with every store.
#include "runtime/store/kept_rows.hpp"

#include "runtime/store/conformance.hpp"

namespace runtime::store::conformance {
namespace {

class Kept : public StoreTest {
 protected:
  void SetUp() override { kept_ = std::make_unique<KeptRows>(store().reader(), store()); }
  // What is there under that id; "" for nothing.
  std::string name_of(std::int64_t id) {
    std::string found;
    const kit::Value key(id);
    kept_->get(orders_, {&key, 1}, [&](std::span<const kit::Value> row) {
      found = row[name].text();
      return true;
    });
    return found;
  }
  std::unique_ptr<KeptRows> kept_;
};
INSTANTIATE_TEST_SUITE_P(each_store, Kept, testing::ValuesIn(kinds()),
                         testing::PrintToStringParamName());

TEST_P(Kept, rows_change_with_every_commit) {
  put(order(1, "one"));
  EXPECT_EQ(name_of(1), "one");
  EXPECT_EQ(name_of(1), "one");
  transact([&](Writer& to) { to.put(orders_, values(order(1, "uno"))); }, Sync::lazy);
  EXPECT_EQ(name_of(1), "uno");
  EXPECT_EQ(name_of(2), "");
  put(order(2, "two"));
  EXPECT_EQ(name_of(2), "two");
  transact([&](Writer& to) { to.erase(orders_, std::vector<kit::Value>{1}); });
  EXPECT_EQ(name_of(1), "");
}

TEST_P(Kept, rows_are_not_read_again_while_nothing_was_committed) {
  put(order(1, "one"));
  EXPECT_EQ(name_of(1), "one");
  writer().begin(Sync::full);
  writer().put(orders_, values(order(1, "uno")));
  EXPECT_EQ(name_of(1), "one");
  writer().rollback();
  EXPECT_EQ(name_of(1), "one");
}

TEST_P(Kept, rows_may_be_many_more_than_are_kept) {
  constexpr int many = 3'000;
  transact([&](Writer& to) {
    for (int id = 1; id <= many; ++id)
      to.put(orders_, values(order(id, std::to_string(id).c_str())));
  });
  for (int round = 0; round < 2; ++round)
    for (int id = 1; id <= many; ++id) ASSERT_EQ(name_of(id), std::to_string(id));
}

TEST_P(Kept, rows_can_be_read_while_one_is_looked_at) {
  put(order(1, "one"));
  put(order(2, "two"));
  const kit::Value key(std::int64_t{1});
  std::string both;
  kept_->get(orders_, {&key, 1}, [&](std::span<const kit::Value> row) {
    both = name_of(2) + " after " + std::string(row[name].text());
    return true;
  });
  EXPECT_EQ(both, "two after one");
}

}  // namespace
}  // namespace runtime::store::conformance
