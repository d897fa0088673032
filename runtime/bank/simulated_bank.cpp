// The book has a row per key. It is synced lazily: it plays somebody else's database, whose safety
// is not ours to buy.
#include "runtime/bank/simulated_bank.hpp"

#include <algorithm>

namespace runtime {

namespace {
enum Column { key_column, charged, refunded, declined, closed };
}

store::Table bank_table() {
  using kit::Kind;
  return {"bank_book",
          {{"key", Kind::text},
           {"charged", Kind::integer},
           {"refunded", Kind::integer},
           {"declined", Kind::boolean},
           {"closed", Kind::boolean}},
          {0},
          {}};
}

std::vector<kit::BankEntry> bank_book(store::Reader& reader, store::TableId table) {
  std::vector<kit::BankEntry> out;
  reader.scan(table, {}, [&](std::span<const kit::Value> row) {
    out.push_back(
        {std::string(row[key_column].text()), row[charged].integer(), row[refunded].integer()});
    return true;
  });
  return out;
}

SimulatedBank::SimulatedBank(store::Store& store, const Clock& clock, Random& random)
    : table_(store.table(bank_table())), writer_(store.writer()), clock_(clock), random_(random) {}

BankKnobs SimulatedBank::knobs() const {
  const std::lock_guard lock(knobs_mutex_);
  return knobs_;
}

void SimulatedBank::set(const BankKnobs& knobs) {
  const std::lock_guard lock(knobs_mutex_);
  knobs_ = knobs;
}

void SimulatedBank::charge(const std::string& key, kit::Money amount, OnBankAnswer answer) {
  ask({false, key, amount, std::move(answer), {}});
}

void SimulatedBank::refund(const std::string& key, kit::Money amount, OnBankAnswer answer) {
  ask({true, key, amount, std::move(answer), {}});
}

void SimulatedBank::ask(Request request) {
  const BankKnobs knobs = this->knobs();
  const auto spread = static_cast<std::uint64_t>(
      std::max<std::int64_t>(knobs.delay_ms_max - knobs.delay_ms_min, 0) + 1);
  const std::int64_t delay =
      knobs.delay_ms_max == 0
          ? 0
          : knobs.delay_ms_min + static_cast<std::int64_t>(random_.below(spread));
  due_.emplace(clock_.ticks_ms() + delay, std::move(request));
}

Progress SimulatedBank::step() {
  const std::int64_t now = clock_.ticks_ms();
  if (due_.empty() || due_.begin()->first > now)
    return {false, due_.empty() ? no_deadline : due_.begin()->first};
  std::vector<Request> asked;
  while (!due_.empty() && due_.begin()->first <= now) {
    asked.push_back(std::move(due_.begin()->second));
    due_.erase(due_.begin());
  }
  const BankKnobs knobs = this->knobs();
  std::vector<BankAnswer> answers;
  bool heard = knobs.fault != BankFault::down;
  if (heard && knobs.fault != BankFault::timeout) heard = move_all(asked, knobs, answers);
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (!heard && asked[i].failed)
      asked[i].failed();
    else if (heard && knobs.fault == BankFault::none)
      asked[i].answer(answers[i]);
  return {true, due_.empty() ? no_deadline : due_.begin()->first};
}

// False: the book can't be written, so nobody may be told that money moved.
bool SimulatedBank::move_all(const std::vector<Request>& asked, const BankKnobs& knobs,
                             std::vector<BankAnswer>& answers) {
  try {
    writer_.begin(store::Sync::lazy);
    for (const auto& request : asked) answers.push_back(move_money(request, knobs));
    writer_.commit();
    writer_.maintain();
    return true;
  } catch (const store::StoreError&) {
    writer_.rollback();
    return false;
  }
}

BankAnswer SimulatedBank::move_money(const Request& request, const BankKnobs& knobs) {
  return request.is_refund ? give_back(request) : take(request, knobs);
}

BankAnswer SimulatedBank::give_back(const Request& request) {
  Entry entry = read(request.key);
  entry.closed = true;
  entry.refunded = entry.charged;
  writer_.put(table_, row_of(request.key, entry));
  return BankAnswer::done;
}

// Nearly every key is new, so it is written first, and read only when it was known.
BankAnswer SimulatedBank::take(const Request& request, const BankKnobs& knobs) {
  Entry entry;
  entry.declined = random_.below(1'000'000) < static_cast<std::uint64_t>(knobs.decline_rate * 1e6);
  if (!entry.declined) entry.charged = request.amount.won;
  if (!writer_.insert(table_, row_of(request.key, entry))) entry = read(request.key);
  return entry.declined || entry.closed ? BankAnswer::declined : BankAnswer::done;
}

SimulatedBank::Entry SimulatedBank::read(const std::string& key) {
  Entry entry;
  const kit::Value value(key);
  writer_.get(table_, {&value, 1}, [&](std::span<const kit::Value> row) {
    entry.charged = row[charged].integer();
    entry.refunded = row[refunded].integer();
    entry.declined = row[declined].integer() != 0;
    entry.closed = row[closed].integer() != 0;
    return true;
  });
  return entry;
}

std::array<kit::Value, 5> SimulatedBank::row_of(const std::string& key, const Entry& entry) {
  return {key, entry.charged, entry.refunded, entry.declined, entry.closed};
}

}  // namespace runtime
