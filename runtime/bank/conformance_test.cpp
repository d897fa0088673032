// What every payment gateway promises: a key moves money once, a refund ahead of its charge keeps
// that charge from happening, and answers come late or never, but never for another request.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "runtime/bank/simulated_bank.hpp"
#include "runtime/sim/virtual_clock.hpp"
#include "runtime/store/simulated/simulated_store.hpp"
#include "runtime/store/sqlite/sqlite_store.hpp"

namespace runtime {
namespace {

// A gateway whose book can be looked into, and what makes time pass for it.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual PaymentGateway& gateway() = 0;
  virtual std::vector<kit::BankEntry> book() = 0;
  virtual void settle() = 0;   // all answers that will come have come
  virtual void restart() = 0;  // its process ends and starts again
  enum class Mood { good, slow, declines, silent, deaf, down };
  virtual void set(Mood mood) = 0;
  // The store under it fails at the next try.
  virtual bool fail_store() { return false; }
};

class BankRig : public Rig {
 public:
  PaymentGateway& gateway() override { return *bank_; }
  std::vector<kit::BankEntry> book() override { return bank_book(*store().reader(), table_); }
  void settle() override {
    for (auto progress = bank_->step(); progress.worked || progress.wake_ticks_ms != no_deadline;
         progress = bank_->step())
      clock_.advance(7);
  }
  void restart() override {
    bank_.reset();
    reopen();
    table_ = store().table(bank_table());
    bank_ = std::make_unique<SimulatedBank>(store(), clock_, random_);
  }
  void set(Mood mood) override {
    BankKnobs knobs;
    if (mood == Mood::slow) knobs.delay_ms_max = 500;
    if (mood == Mood::declines) knobs.decline_rate = 1;
    if (mood == Mood::silent) knobs.fault = BankFault::lie;
    if (mood == Mood::deaf) knobs.fault = BankFault::timeout;
    if (mood == Mood::down) knobs.fault = BankFault::down;
    bank_->set(knobs);
  }

 protected:
  virtual store::Store& store() = 0;
  virtual void reopen() = 0;

 private:
  sim::VirtualClock clock_;
  SeededRandom random_{5};
  std::unique_ptr<SimulatedBank> bank_;
  store::TableId table_ = -1;
};

class OverSqlite final : public BankRig {
 public:
  OverSqlite() : folder_(testing::TempDir() + "madang-bank-XXXXXX") {
    if (!mkdtemp(folder_.data())) throw store::StoreError("cannot make a folder for the test");
    restart();
  }
  ~OverSqlite() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

 private:
  store::Store& store() override { return *store_; }
  void reopen() override {
    store_.reset();
    store_ = std::make_unique<store::SqliteStore>(folder_ + "/bank.db");
  }
  std::string folder_;
  std::unique_ptr<store::SqliteStore> store_;
};

class OverSimulated final : public BankRig {
 public:
  OverSimulated() { restart(); }
  bool fail_store() override {
    store_.fail_next(store::SimulatedStore::Step::commit);
    return true;
  }

 private:
  store::Store& store() override { return store_; }
  void reopen() override {}
  store::SimulatedStore store_;
};

struct Kind {
  const char* name;
  std::unique_ptr<Rig> (*make)();
  friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};

template <class T>
std::unique_ptr<Rig> make() {
  return std::make_unique<T>();
}

using Mood = Rig::Mood;
using Heard = std::shared_ptr<std::vector<BankAnswer>>;
using Answers = std::vector<BankAnswer>;

class Gateways : public testing::TestWithParam<Kind> {
 protected:
  Heard ask_charge(const std::string& key, std::int64_t won) {
    const auto heard = std::make_shared<Answers>();
    rig_->gateway().charge(key, {won}, [heard](BankAnswer what) { heard->push_back(what); });
    return heard;
  }
  Heard ask_refund(const std::string& key, std::int64_t won) {
    const auto heard = std::make_shared<Answers>();
    rig_->gateway().refund(key, {won}, [heard](BankAnswer what) { heard->push_back(what); });
    return heard;
  }
  Answers charge(const std::string& key, std::int64_t won = 1000) {
    const auto heard = ask_charge(key, won);
    rig_->settle();
    return *heard;
  }
  Answers refund(const std::string& key, std::int64_t won = 1000) {
    const auto heard = ask_refund(key, won);
    rig_->settle();
    return *heard;
  }
  // "key +charged -refunded, ...", of what was moved at all.
  std::string moved() {
    std::string out;
    for (const auto& entry : rig_->book()) {
      if (entry.charged == 0 && entry.refunded == 0) continue;
      out += (out.empty() ? "" : ", ") + entry.key + " +" + std::to_string(entry.charged) + " -" +
             std::to_string(entry.refunded);
    }
    return out;
  }
  static inline const Answers done{BankAnswer::done}, declined{BankAnswer::declined}, none{};
  const std::unique_ptr<Rig> rig_ = GetParam().make();
};
INSTANTIATE_TEST_SUITE_P(each_gateway, Gateways,
                         testing::Values(Kind{"simulated_bank_over_sqlite", &make<OverSqlite>},
                                         Kind{"simulated_bank_over_simulated",
                                              &make<OverSimulated>}),
                         testing::PrintToStringParamName());

TEST_P(Gateways, move_the_money_that_was_asked_for) {
  EXPECT_EQ(charge("a", 1000), done);
  EXPECT_EQ(charge("b", 2000), done);
  EXPECT_EQ(moved(), "a +1000 -0, b +2000 -0");
  EXPECT_EQ(refund("a", 1000), done);
  EXPECT_EQ(moved(), "a +1000 -1000, b +2000 -0");
}

TEST_P(Gateways, move_money_once_for_a_key_however_often_it_is_asked) {
  const auto first = ask_charge("a", 1000), second = ask_charge("a", 1000);
  rig_->settle();
  EXPECT_EQ(*first, done);
  EXPECT_EQ(*second, done);
  EXPECT_EQ(charge("a"), done);
  rig_->restart();
  EXPECT_EQ(charge("a"), done) << "and after its own restart";
  EXPECT_EQ(moved(), "a +1000 -0");
  for (int again = 0; again < 3; ++again) EXPECT_EQ(refund("a"), done);
  rig_->restart();
  EXPECT_EQ(refund("a"), done);
  EXPECT_EQ(moved(), "a +1000 -1000");
}

TEST_P(Gateways, never_make_a_charge_that_was_refunded_ahead_of_it) {
  EXPECT_EQ(refund("a"), done);
  EXPECT_EQ(charge("a"), declined);
  rig_->restart();
  EXPECT_EQ(charge("a"), declined);
  EXPECT_EQ(charge("b"), done) << "another key is another charge";
  EXPECT_EQ(moved(), "b +1000 -0");
}

TEST_P(Gateways, do_not_charge_again_what_was_refunded) {
  charge("a");
  refund("a");
  EXPECT_EQ(charge("a"), declined);
  EXPECT_EQ(moved(), "a +1000 -1000");
}

TEST_P(Gateways, stay_with_a_refusal) {
  rig_->set(Mood::declines);
  EXPECT_EQ(charge("a"), declined);
  rig_->set(Mood::good);
  EXPECT_EQ(charge("a"), declined) << "or who asked twice would not know which answer holds";
  EXPECT_EQ(refund("a"), done);
  EXPECT_EQ(moved(), "");
}

TEST_P(Gateways, answer_each_request_once_and_no_other) {
  rig_->set(Mood::slow);
  ask_refund("closed", 1);
  rig_->settle();
  std::map<std::string, Heard> good, bad;
  for (int number = 0; number < 40; ++number) {
    const std::string key = std::to_string(number);
    good[key] = ask_charge(key, 10 + number);
    bad[key] = ask_charge("closed", 10 + number);
  }
  rig_->settle();
  for (const auto& [key, heard] : good) EXPECT_EQ(*heard, done) << key;
  for (const auto& [key, heard] : bad) EXPECT_EQ(*heard, declined) << key;
  for (const auto& entry : rig_->book())
    EXPECT_EQ(entry.charged, entry.key == "closed" ? 0 : 10 + std::stoi(entry.key));
}

TEST_P(Gateways, may_be_silent_about_money_that_moved) {
  rig_->set(Mood::silent);
  EXPECT_EQ(charge("a"), none);
  EXPECT_EQ(moved(), "a +1000 -0");
  rig_->set(Mood::good);
  EXPECT_EQ(charge("a"), done) << "asking again finds out";
  EXPECT_EQ(moved(), "a +1000 -0");
}

TEST_P(Gateways, move_nothing_that_they_did_not_hear) {
  for (const auto mood : {Mood::deaf, Mood::down}) {
    rig_->set(mood);
    EXPECT_EQ(charge("a"), none);
    EXPECT_EQ(refund("b"), none);
  }
  EXPECT_EQ(moved(), "");
  rig_->set(Mood::good);
  EXPECT_EQ(charge("a"), done);
  EXPECT_EQ(charge("b"), done) << "the refund was not heard either";
}

TEST_P(Gateways, give_no_answer_that_their_book_does_not_hold) {
  if (!rig_->fail_store()) GTEST_SKIP() << "can't be made to fail";
  Answers heard;
  EXPECT_NO_THROW(heard = charge("a"));
  EXPECT_EQ(heard, none);
  EXPECT_EQ(moved(), "");
  EXPECT_EQ(charge("a"), done) << "and go on";
  EXPECT_EQ(moved(), "a +1000 -0");
}

TEST_P(Gateways, give_no_answer_to_what_was_under_way_when_they_ended) {
  rig_->set(Mood::slow);
  const auto heard = ask_charge("a", 1000);
  rig_->restart();
  rig_->settle();
  EXPECT_EQ(*heard, none);
  EXPECT_EQ(charge("a"), done);
  EXPECT_EQ(moved(), "a +1000 -0");
}

TEST(SimulatedBank, keeps_its_log_on_the_disk_short) {
  std::string folder = testing::TempDir() + "madang-bank-XXXXXX";
  ASSERT_TRUE(mkdtemp(folder.data()));
  {
    store::SqliteOptions options;
    options.wal_bytes_max = 64 << 10;
    store::SqliteStore store(folder + "/bank.db", options);
    sim::VirtualClock clock;
    SeededRandom random(5);
    SimulatedBank bank(store, clock, random);
    for (int i = 0; i < 500; ++i) {
      bank.charge(std::to_string(i), {1000}, [](BankAnswer) {});
      bank.step();
    }
    EXPECT_LT(std::filesystem::file_size(folder + "/bank.db-wal"), 512U << 10);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace runtime
