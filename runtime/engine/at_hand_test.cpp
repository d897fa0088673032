// A booth that asks the bank for each sale: what the bank answers at once is one with what asked.
#include <gtest/gtest.h>

#include "kit/bank.hpp"
#include "runtime/engine/small_yard_test.hpp"

namespace booth {

enum class Refusal { unknown };
REFUSALS(Refusal, {Refusal::unknown, {"unknown", 404, "no such sale", "없는 판매"}})
enum class State { none, asked, sold };
WORDS(State, {State::none, "none"}, {State::asked, "asked"}, {State::sold, "sold"})

using SaleId = kit::Id<struct SaleTag>;
// Amounts.
constexpr std::int64_t cursed = 666;
constexpr std::int64_t free_of_charge = 0;  // the till is told, and the bank is not asked
constexpr std::int64_t token = 1;           // the bank's answer leads to nothing

struct Sale {
  SaleId id;
  std::int64_t ticket = 0, amount = 0;
  State state = State::none;
};
DESCRIBE(Sale, id, ticket, amount, state)
struct Sell {
  std::int64_t ticket = 0, amount = 0;
};
DESCRIBE(Sell, ticket, amount)
struct BankAnswered {
  SaleId id;
};
DESCRIBE(BankAnswered, id)
struct Asked {
  SaleId id;
  std::int64_t ticket = 0, amount = 0;
};
DESCRIBE(Asked, id, ticket, amount)
struct Sold {
  SaleId id;
  std::int64_t ticket = 0;
};
DESCRIBE(Sold, id, ticket)
using Decision = kit::Decision<std::variant<Asked, Sold>, Refusal>;

inline Decision decide(const Sale& sale, const Sell& sell) {
  if (sale.state == State::sold) return {};
  if (sale.state == State::asked) return Decision().wait();
  const auto asked = [&] { return Decision(Asked{sale.id, sell.ticket, sell.amount}).wait(); };
  if (sell.amount == free_of_charge) return asked().call(small::till::Pay{sell.ticket, 1});
  return asked().call(
      kit::bank::Charge{"ticket-" + std::to_string(sell.ticket), {sell.amount}, sale.id.value});
}
inline Decision decide(const Sale& sale, const BankAnswered&) {
  if (sale.state != State::asked || sale.amount == token) return {};
  return Sold{sale.id, sale.ticket};
}
inline void evolve(Sale& sale, const Asked& e) {
  sale.ticket = e.ticket;
  sale.amount = e.amount;
  sale.state = State::asked;
}
inline void evolve(Sale& sale, const Sold&) {
  if (sale.amount == cursed) throw std::runtime_error("a bug in evolve");
  sale.state = State::sold;
}
inline BankAnswered on_charge_answer(const kit::bank::Charge& asked, const kit::Answer&) {
  return {{asked.owner}};
}
inline BankAnswered on_pay_answer(const small::till::Pay&, const kit::Answer&) { return {}; }

inline kit::System system() {
  kit::Service service{"booth", "booth", "매표소"};
  auto sale = service.aggregate<Sale>("sale", "sales");
  sale.key("ticket").shows({"ticket", "state"}).search("ticket");
  sale.events<Sold>().internal<Asked>();
  sale.ends_wait<Sold>();
  sale.command<Sell>().creates().asked_again();
  sale.command<BankAnswered>();
  service.calls<on_charge_answer>("bank");
  service.calls<on_pay_answer>("till");
  kit::System out;
  out.name = out.topic = "booth";
  out.contexts.push_back(service.take());
  out.contexts.push_back(small::till::service());
  return out;
}

}  // namespace booth

namespace {

using runtime::Result;

class AtHand : public testing::Test {
 protected:
  AtHand() {
    sell(1);  // answered at once: the next ones are expected to be, too
    settle();
  }
  std::shared_ptr<std::optional<Result>> sell(std::int64_t ticket, std::int64_t amount = 100) {
    auto result = std::make_shared<std::optional<Result>>();
    runtime::Job job;
    job.command = kit::Box::of(booth::Sell{ticket, amount});
    job.meta = {"story", "visitor/1", "", yard_.clock().now()};
    job.call_key = "visitor/" + std::to_string(ticket);
    job.done = [result](const Result& ended) { *result = ended; };
    EXPECT_TRUE(yard_.engine("booth").submit(std::move(job)));
    return result;
  }
  void settle() {
    yard_.settle();
    while (yard_.yard().bank().step().worked) yard_.settle();
  }
  void bank_takes(std::int64_t ms) {
    runtime::BankKnobs knobs;
    knobs.delay_ms_min = knobs.delay_ms_max = ms;
    yard_.yard().bank().set(knobs);
  }
  void time_passes(std::int64_t ms) {
    yard_.clock().advance(ms);
    settle();
  }
  std::uint64_t commits() { return yard_.store("booth").commits(); }
  std::size_t unsynced() { return yard_.store("booth").unsynced(); }
  std::size_t calls() { return yard_.engine("booth").calls().size(); }
  static bool is_done(const std::shared_ptr<std::optional<Result>>& reply) {
    return *reply && (*reply)->kind == Result::Kind::done;
  }

  runtime::testing::SmallYard yard_{{}, booth::system()};
};

TEST_F(AtHand, what_is_answered_at_once_is_one_commit_with_what_asked) {
  const auto before = commits();
  const auto first = sell(2), second = sell(3);
  settle();
  EXPECT_EQ(commits(), before + 1);
  EXPECT_EQ(unsynced(), 0U);
  EXPECT_TRUE(is_done(first) && is_done(second));
  EXPECT_EQ((*second)->state.as<booth::Sale>()->state, booth::State::sold);
  EXPECT_EQ(calls(), 0U);
  yard_.crash();
  EXPECT_EQ(calls(), 0U) << "the log tells that it is answered";
  EXPECT_EQ(yard_.all<booth::Sale>("booth").size(), 3U);
}

TEST_F(AtHand, who_takes_longer_is_asked_without_a_wait_for_the_disk) {
  bank_takes(100);
  sell(2);
  settle();  // they hoped for an answer, and now they know
  const auto reply = sell(3);
  settle();
  EXPECT_EQ(unsynced(), 1U);
  EXPECT_FALSE(*reply);
  time_passes(100);
  EXPECT_TRUE(is_done(reply));
  EXPECT_EQ(unsynced(), 0U);
}

TEST_F(AtHand, an_answer_that_nobody_hoped_for_is_not_told_before_it_is_on_the_disk) {
  bank_takes(100);
  sell(2);
  time_passes(100);
  bank_takes(0);
  const auto before = commits();
  const auto reply = sell(3);
  settle();
  EXPECT_EQ(commits(), before + 2);
  EXPECT_EQ(unsynced(), 0U);
  EXPECT_TRUE(is_done(reply));
}

TEST_F(AtHand, what_was_asked_before_a_rollback_is_asked_again_and_its_first_answer_is_nobodys) {
  const auto bad = sell(2, booth::cursed), good = sell(3);
  settle();
  EXPECT_TRUE(is_done(good));
  EXPECT_FALSE(*bad);
  EXPECT_EQ(calls(), 1U) << "the bad one's, which has no answer that can be recorded";
  const auto sales = yard_.all<booth::Sale>("booth");
  ASSERT_EQ(sales.size(), 3U);
  EXPECT_EQ(sales[1].state, booth::State::asked);
  EXPECT_EQ(sales[2].state, booth::State::sold);
}

TEST_F(AtHand, a_disk_that_fails_after_the_bank_was_asked_leaves_nothing_twice) {
  const auto events = [&] {
    const auto& tables = yard_.engine("booth").executor().tables();
    return yard_.store("booth").reader()->count(tables.events, {});
  };
  const auto before = events();
  yard_.store("booth").fail_next(runtime::store::SimulatedStore::Step::commit);
  const auto first = sell(2), second = sell(3);
  settle();
  EXPECT_TRUE(is_done(first) && is_done(second));
  EXPECT_EQ(calls(), 0U);
  EXPECT_EQ(events(), before + 4) << "each asked once and sold once";
  for (const auto& sale : yard_.all<booth::Sale>("booth"))
    EXPECT_EQ(sale.state, booth::State::sold);
  EXPECT_EQ(yard_.audit(), std::vector<std::string>{});
}

TEST_F(AtHand, a_call_that_takes_longer_is_not_lost_behind_one_that_is_answered_at_once) {
  yard_.engine("till").pause();
  sell(2, booth::free_of_charge);
  sell(3, booth::token);
  settle();
  EXPECT_EQ(calls(), 1U);
  yard_.crash();
  EXPECT_EQ(calls(), 1U);
}

}  // namespace
