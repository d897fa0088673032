// The disasters that a simulated store can have, and what is left after them.
#include "runtime/store/simulated/simulated_store.hpp"

#include <gtest/gtest.h>

namespace runtime::store {
namespace {

using Values = std::vector<kit::Value>;
using Step = SimulatedStore::Step;

class Simulated : public testing::Test {
 protected:
  Simulated() { define(); }
  void define() {
    table_ = store_.table(
        {"seats", {{"id", kit::Kind::integer}, {"guest", kit::Kind::text}}, {0}, {{{1}, true}}});
  }
  void put(std::int64_t id, std::string_view guest, Sync sync) {
    store_.writer().begin(sync);
    store_.writer().put(table_, Values{id, guest});
    store_.writer().commit();
  }
  std::string seats() {
    std::string out;
    reader_->scan(table_, {}, [&](std::span<const kit::Value> row) {
      out.append(std::to_string(row[0].integer())).append(row[1].text()).append(" ");
      return true;
    });
    return out;
  }

  SimulatedStore store_;
  TableId table_ = -1;
  std::unique_ptr<Reader> reader_ = store_.reader();
};

TEST_F(Simulated, crash_takes_what_was_committed_lazily_since_the_last_full_commit) {
  put(1, "a", Sync::lazy);
  put(2, "b", Sync::full);
  put(2, "c", Sync::lazy);
  put(3, "b", Sync::lazy);
  EXPECT_EQ(store_.unsynced(), 2U);
  EXPECT_EQ(seats(), "1a 2c 3b ");
  store_.crash();
  EXPECT_EQ(seats(), "1a 2b ");
  EXPECT_EQ(store_.unsynced(), 0U);
  store_.crash();
  EXPECT_EQ(seats(), "1a 2b ");
}

TEST_F(Simulated, crash_leaves_a_prefix_of_the_lazy_commits_chosen_by_its_number) {
  for (std::uint64_t draw = 0; draw < 8; ++draw) {
    SimulatedStore store;
    store.table({"log", {{"seq", kit::Kind::integer}}, {0}, {}});
    for (int i = 0; i < 3; ++i) {
      store.writer().begin(Sync::lazy);
      store.writer().put(0, Values{i});
      store.writer().commit();
    }
    store.crash(draw);
    EXPECT_EQ(store.writer().count(0, {}), static_cast<std::int64_t>(draw % 4));
  }
}

TEST_F(Simulated, crash_takes_an_open_transaction_and_leaves_the_indexes_right) {
  put(1, "a", Sync::full);
  store_.writer().begin(Sync::full);
  store_.writer().put(table_, Values{1, "b"});
  store_.writer().clear(table_);
  store_.writer().put(table_, Values{2, "a"});
  store_.crash();
  EXPECT_EQ(seats(), "1a ");
  store_.writer().begin(Sync::full);
  EXPECT_FALSE(store_.writer().insert(table_, Values{3, "a"}));
  EXPECT_TRUE(store_.writer().insert(table_, Values{3, "b"}));
  store_.writer().commit();
  EXPECT_EQ(seats(), "1a 3b ");
}

TEST_F(Simulated, update_of_what_an_index_has_is_an_error) {
  put(1, "a", Sync::full);
  const auto update = [&](std::int64_t id, const char* guest) {
    store_.writer().begin(Sync::full);
    store_.writer().update_all(table_, [&, left = 1](Values& row) mutable {
      row = {id, guest};
      return left-- > 0;
    });
    store_.writer().commit();
  };
  EXPECT_THROW(update(1, "b"), StoreError);
  store_.writer().rollback();
  EXPECT_THROW(update(2, "a"), StoreError);
  store_.writer().rollback();
  update(1, "a");
  EXPECT_EQ(seats(), "1a ");
}

TEST_F(Simulated, crash_takes_back_lazy_swaps_and_clears) {
  const TableId beside = store_.table(
      {"beside", {{"id", kit::Kind::integer}, {"guest", kit::Kind::text}}, {0}, {{{1}, true}}});
  put(1, "a", Sync::full);
  store_.writer().begin(Sync::lazy);
  store_.writer().put(beside, Values{5, "e"});
  store_.writer().swap(table_, beside);
  store_.writer().clear(beside);
  store_.writer().commit();
  EXPECT_EQ(seats(), "5e ");
  store_.crash();
  EXPECT_EQ(seats(), "1a ");
  EXPECT_EQ(reader_->count(beside, {}), 0);
}

TEST_F(Simulated, full_commits_that_wrote_nothing_sync_nothing) {
  put(1, "a", Sync::lazy);
  store_.writer().begin(Sync::full);
  store_.writer().commit();
  store_.crash();
  EXPECT_EQ(seats(), "");
}

TEST_F(Simulated, failures_take_their_transaction_and_only_that) {
  put(1, "a", Sync::full);
  store_.fail_next(Step::commit);
  EXPECT_THROW(put(2, "b", Sync::full), StoreError);
  store_.writer().rollback();
  EXPECT_EQ(seats(), "1a ");
  store_.fail_next(Step::write);
  EXPECT_THROW(put(2, "b", Sync::full), StoreError);
  store_.writer().rollback();
  store_.fail_next(Step::begin);
  EXPECT_THROW(put(2, "b", Sync::full), StoreError);
  put(2, "b", Sync::full);
  EXPECT_EQ(seats(), "1a 2b ");
}

TEST_F(Simulated, failed_reads_change_nothing_and_leave_an_open_transaction_to_be_rolled_back) {
  put(1, "a", Sync::full);
  store_.fail_next(Step::read, 2);
  EXPECT_THROW(seats(), StoreError);
  store_.writer().begin(Sync::full);
  store_.writer().put(table_, Values{1, "b"});
  EXPECT_THROW(store_.writer().count(table_, {}), StoreError);
  EXPECT_EQ(store_.writer().count(table_, {}), 1) << "the third one does not fail";
  EXPECT_EQ(seats(), "1a ");
  store_.writer().rollback();
  EXPECT_EQ(seats(), "1a ");
}

TEST_F(Simulated, readers_may_be_asked_in_the_middle_of_a_transaction_but_not_by_its_visitors) {
  put(1, "a", Sync::full);
  store_.writer().begin(Sync::full);
  store_.writer().put(table_, Values{1, "b"});
  EXPECT_EQ(seats(), "1a ");
  store_.writer().scan(table_, {}, [&](std::span<const kit::Value> row) {
    EXPECT_EQ(row[1].text(), "b");
    EXPECT_THROW(seats(), StoreError);
    return true;
  });
  store_.writer().commit();
  EXPECT_EQ(seats(), "1b ");
}

}  // namespace
}  // namespace runtime::store
