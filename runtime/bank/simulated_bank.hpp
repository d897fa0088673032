// A bank to try things with: keeps a real book in a store of its own, and can be slow, decline, be
// down, or lie (move the money and not answer). Its knobs may be turned from any thread; the rest
// is for the thread that steps it.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "kit/audit.hpp"
#include "runtime/bank/gateway.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/step.hpp"
#include "runtime/store/store.hpp"

namespace runtime {

enum class BankFault : std::uint8_t {
  none,
  down,     // refuses the connection: every request fails at once
  timeout,  // nothing happens and no answer comes
  lie       // the money moves and no answer comes
};

struct BankKnobs {
  std::int64_t delay_ms_min = 0, delay_ms_max = 0;
  double decline_rate = 0;
  BankFault fault = BankFault::none;
};

class SimulatedBank final : public PaymentGateway, public Stepper {
 public:
  // Opens its table in the store.
  SimulatedBank(store::Store& store, const Clock& clock, Random& random);

  BankKnobs knobs() const;
  void set(const BankKnobs& knobs);

  void charge(const std::string& key, kit::Money amount, OnBankAnswer answer) override;
  void refund(const std::string& key, kit::Money amount, OnBankAnswer answer) override;
  // Asked in a way that tells failure too: `failed` is called when the bank is down or can't write
  // its book.
  struct Request {
    bool is_refund = false;
    std::string key;
    kit::Money amount;
    OnBankAnswer answer;
    std::function<void()> failed;
  };
  void ask(Request request);

  Progress step() override;
  const char* name() const override { return "bank"; }

 private:
  struct Entry {
    std::int64_t charged = 0, refunded = 0;
    bool declined = false, closed = false;  // closed: refunded before it was ever charged
  };
  Entry read(const std::string& key);
  static std::array<kit::Value, 5> row_of(const std::string& key, const Entry& entry);
  bool move_all(const std::vector<Request>& asked, const BankKnobs& knobs,
                std::vector<BankAnswer>& answers);
  BankAnswer move_money(const Request& request, const BankKnobs& knobs);
  BankAnswer take(const Request& request, const BankKnobs& knobs);
  BankAnswer give_back(const Request& request);

  const store::TableId table_;  // opened before the writer
  store::Writer& writer_;
  const Clock& clock_;
  Random& random_;
  mutable std::mutex knobs_mutex_;
  BankKnobs knobs_;
  std::multimap<std::int64_t, Request> due_;  // by tick
};

store::Table bank_table();
std::vector<kit::BankEntry> bank_book(store::Reader& reader, store::TableId table);

}  // namespace runtime
