// The pizza shop's books, read all at once. The lists below are what must hold at every instant,
// and what must hold besides when nothing is under way any more.
#include <map>
#include <set>
#include <tuple>

#include "kit/books.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/delivery/delivery.hpp"
#include "systems/pizza/marketing/views.hpp"
#include "systems/pizza/notification/notification.hpp"
#include "systems/pizza/order/order.hpp"
#include "systems/pizza/payment/payment.hpp"
#include "systems/pizza/payment/views.hpp"
#include "systems/pizza/pizza.hpp"
#include "systems/pizza/satisfaction/satisfaction.hpp"
#include "systems/pizza/satisfaction_history/views.hpp"

namespace pizza {
namespace {

using delivery::OrderDelivery;
using kit::number;
using kit::once;
using kit::whom;
using notification::NotificationHistory;
using order::PizzaOrder;
using payment::PaymentHistory;
using satisfaction::Satisfaction;

using Orders = std::set<OrderId>;

constexpr auto id_of = [](const auto& event) { return event.id; };
constexpr auto order_of = [](const auto& event) { return event.order_id; };

// Orders are read first: what they rest on was recorded before them, and so is there when it is
// read after them.
struct Books {
  explicit Books(kit::Evidence& evidence) : orders(evidence.all<PizzaOrder>(name::order)) {
    for (auto& each : evidence.all<OrderDelivery>(name::delivery)) deliveries[each.id] = each;
    for (auto& each : evidence.all<PaymentHistory>(name::payment)) payments[each.order_id] = each;
    for (auto& entry : evidence.bank()) bank[entry.key] = entry;
  }
  const PaymentHistory* payment(OrderId order) const {
    const auto found = payments.find(order);
    return found == payments.end() ? nullptr : &found->second;
  }
  delivery::State kitchen(OrderId order) const {
    const auto found = deliveries.find(order);
    return found == deliveries.end() ? delivery::State::none : found->second.state;
  }
  std::vector<PizzaOrder> orders;
  std::map<OrderId, OrderDelivery> deliveries;
  std::map<OrderId, PaymentHistory> payments;
  std::map<std::string, kit::BankEntry> bank;
};

void nothing_happened_twice(kit::Evidence& evidence) {
  once<order::OrderPlaced>(evidence, name::order, id_of);
  once<order::OrderCanceled>(evidence, name::order, id_of);
  once<order::OrderWithdrawn>(evidence, name::order, id_of);
  once<order::OrderTakenBack>(evidence, name::order, id_of);
  once<order::PaymentRefused>(evidence, name::order, id_of);
  once<order::CancelRefused>(evidence, name::order, id_of);
  once<payment::PaymentApproved>(evidence, name::payment, order_of);
  once<payment::PaymentCanceled>(evidence, name::payment, order_of);
  once<delivery::PizzaProductionStarted>(evidence, name::delivery, id_of);
  once<delivery::DeliveryStarted>(evidence, name::delivery, id_of);
  once<delivery::DeliveryCompleted>(evidence, name::delivery, id_of);
  once<satisfaction::SatisfactionRequested>(evidence, name::satisfaction, order_of);
  once<satisfaction::SatisfactionAnswered>(evidence, name::satisfaction, order_of);
}

void each_follows_from(kit::Evidence& evidence, const Orders& effects, const Orders& causes,
                       const std::string& what) {
  for (const auto& order : effects)
    evidence.expect(causes.contains(order), "order " + number(order) + " " + what);
}

// Effects are read before their causes: what was there when they came about is there afterwards.
void nothing_happened_for_no_reason(kit::Evidence& evidence) {
  using namespace delivery;
  const auto completed = whom<DeliveryCompleted>(evidence, name::delivery, id_of);
  const auto departed = whom<DeliveryStarted>(evidence, name::delivery, id_of);
  const auto started = whom<PizzaProductionStarted>(evidence, name::delivery, id_of);
  const auto refunded = whom<payment::PaymentCanceled>(evidence, name::payment, order_of);
  const auto canceled = whom<order::OrderCanceled>(evidence, name::order, id_of);
  const auto withdrawn = whom<DeliveryWithdrawn>(evidence, name::delivery, id_of);
  auto ended = whom<order::OrderWithdrawn>(evidence, name::order, id_of);
  ended.merge(whom<order::OrderTakenBack>(evidence, name::order, id_of));
  ended.insert(canceled.begin(), canceled.end());
  const auto placed = whom<order::OrderPlaced>(evidence, name::order, id_of);
  const auto approved = whom<payment::PaymentApproved>(evidence, name::payment, order_of);
  each_follows_from(evidence, completed, departed, "was delivered and nobody brought it");
  each_follows_from(evidence, departed, started, "is on its way and was never made");
  each_follows_from(evidence, started, placed, "is being made and nobody ordered it");
  each_follows_from(evidence, started, approved, "is being made and nobody paid it");
  each_follows_from(evidence, canceled, placed, "was cancelled and never placed");
  each_follows_from(evidence, placed, approved, "was placed and never paid");
  each_follows_from(evidence, refunded, approved, "got money back that it never paid");
  each_follows_from(evidence, refunded, ended, "got its money back and goes on");
  each_follows_from(evidence, canceled, withdrawn, "was cancelled and not taken from the shop");
  for (const auto& order : withdrawn)
    evidence.expect(!started.contains(order),
                    "order " + number(order) + " was withdrawn and is being made");
}

// No order without its payment, none without its money's worth.
void every_placed_order_is_paid(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    if (!order.paid) continue;
    const std::string name = "order " + number(order.id);
    const PaymentHistory* payment = books.payment(order.id);
    if (!payment) {
      evidence.report(name + " is placed and has no payment");
      continue;
    }
    evidence.expect(payment->price == order.price,
                    name + " was paid with " + number(payment->price.won));
    evidence.expect(payment->date.has_value(), name + " is placed and was never paid");
  }
}

// The bank's side of it: what it took is what the till knows of, and it took nothing else.
void the_bank_agrees(kit::Evidence& evidence, const Books& books) {
  auto rest = books.bank;
  for (const auto& [order, payment] : books.payments) {
    const std::string key = payment::bank_key(order);
    const auto found = rest.find(key);
    const kit::BankEntry entry = found == rest.end() ? kit::BankEntry{key, 0, 0} : found->second;
    if (found != rest.end()) rest.erase(found);
    const std::string name = "payment " + number(payment.id) + " (" + key + ")";
    const bool kept = payment.state == payment::State::approved;
    const bool given_back = payment.state == payment::State::canceled;
    if (kept || given_back)
      evidence.expect(entry.charged == payment.price.won,
                      name + ": the bank took " + number(entry.charged) + " instead of " +
                          number(payment.price.won));
    evidence.expect(entry.refunded <= entry.charged,
                    name + ": the bank gave back more than it took");
    if (kept)
      evidence.expect(entry.refunded == 0, name + ": stands and was given back");
    else if (given_back || evidence.at_rest())
      evidence.expect(entry.refunded == entry.charged, name + ": the bank still has the money");
  }
  for (const auto& [key, entry] : rest)
    evidence.expect(!key.starts_with("pizza-") || entry.charged == 0,
                    key + ": the bank took money that the till knows nothing of");
}

// At rest: who has an order has paid for it, who has none has not.
void money_follows_the_order(kit::Evidence& evidence, const Books& books) {
  kit::Money wanted, kept;
  for (const auto& order : books.orders) {
    const std::string name = "order " + number(order.id);
    const PaymentHistory* payment = books.payment(order.id);
    const bool paid = payment && payment->state == payment::State::approved;
    const bool stands = order.state == order::State::placed;
    evidence.expect(
        order.state != order::State::pending && order.state != order::State::cancel_requested,
        name + " still waits for an answer");
    evidence.expect(!stands || paid, name + " stands and its money is not there");
    evidence.expect(stands || !paid, name + " ended and its money was not given back");
    if (stands) wanted = wanted + order.price;
  }
  for (const auto& [order, payment] : books.payments) {
    evidence.expect(
        payment.state != payment::State::requested && payment.state != payment::State::canceling,
        "payment " + number(payment.id) + " is still under way");
    if (payment.state == payment::State::approved) kept = kept + payment.price;
  }
  evidence.expect(wanted == kept, "orders that stand are worth " + number(wanted.won) +
                                      ", and the till has " + number(kept.won));
}

// At rest: how an order ended is how its end was told.
void every_end_was_told(kit::Evidence& evidence, const Books& books) {
  using order::State;
  Orders withdrawn, taken_back, declined, made;
  for (const auto& order : books.orders) {
    if (order.state == State::withdrawn) withdrawn.insert(order.id);
    if (order.state == State::canceled && !order.paid) taken_back.insert(order.id);
    if (order.state == State::declined) declined.insert(order.id);
    if (order.in_production) made.insert(order.id);
  }
  const auto expect = [&](const Orders& orders, const Orders& told, const std::string& what) {
    evidence.expect(orders == told, "not just those orders were told of that " + what);
  };
  expect(withdrawn, whom<order::OrderWithdrawn>(evidence, name::order, id_of), "were withdrawn");
  expect(taken_back, whom<order::OrderTakenBack>(evidence, name::order, id_of), "were taken back");
  expect(declined, whom<order::PaymentRefused>(evidence, name::order, id_of), "were declined");
  expect(made, whom<order::CancelRefused>(evidence, name::order, id_of), "were too late to cancel");
}

// At rest: what is placed is in the shop, what was cancelled is not, and nothing else is.
void the_shop_has_what_is_ordered(kit::Evidence& evidence, const Books& books) {
  Orders placed;
  for (const auto& order : books.orders) {
    if (!order.paid) continue;
    placed.insert(order.id);
    const std::string name = "order " + number(order.id);
    const auto kitchen = books.kitchen(order.id);
    if (order.state == order::State::canceled)
      evidence.expect(kitchen == delivery::State::withdrawn,
                      name + " is cancelled and not given up");
    else
      evidence.expect(kitchen == delivery::State::ready || kitchen == delivery::State::started ||
                          kitchen == delivery::State::delivering ||
                          kitchen == delivery::State::completed,
                      name + " is placed and the shop has not got it");
    if (order.in_production)
      evidence.expect(kitchen != delivery::State::ready, name + " was refused and is not made");
  }
  for (const auto& [order, row] : books.deliveries)
    evidence.expect(visibility(row) == kit::Visibility::hidden || placed.contains(order),
                    "delivery " + number(order) + " is in the shop and was never placed");
}

// What a row of the history must say of its event.
using Told = std::tuple<std::string, OrderId, std::optional<std::string>,
                        std::optional<std::string>, std::string>;

class History {
 public:
  explicit History(kit::Evidence& evidence) : evidence_(evidence) {
    std::set<std::string> causes;
    for (const auto& row : evidence.all<NotificationHistory>(name::notification)) {
      evidence.expect(causes.insert(row.cause).second, row.cause + " was recorded twice");
      ++rows_[{row.event_type, row.order_id, row.payment_state, row.order_state,
               row.notification_type}];
    }
  }
  template <class Event>
  void of_order(const char* word) {
    for (const auto& e : evidence_.happened<Event>(name::order))
      --rows_[{kit::type_of<Event>().name, e.id, word, {}, "Notification"}];
  }
  template <class Event>
  void of_delivery(const char* word, const char* notification) {
    for (const auto& e : evidence_.happened<Event>(name::delivery))
      --rows_[{kit::type_of<Event>().name, e.id, {}, word, notification}];
  }
  // Of what failed, only who was told to wait is told.
  template <class Event>
  void of_waiter() {
    for (const auto& e : evidence_.happened<Event>(name::order))
      if (e.held) --rows_[{kit::type_of<Event>().name, e.id, {}, {}, "Notification"}];
  }
  // A row too many is wrong at any time; one that is missing may still come.
  void settle() {
    for (const auto& [told, count] : rows_) {
      const std::string what = std::get<0>(told) + " of order " + number(std::get<1>(told));
      evidence_.expect(count <= 0, what + " is in the history and did not happen so");
      evidence_.expect(!evidence_.at_rest() || count >= 0, what + " is not in the history");
    }
  }

 private:
  kit::Evidence& evidence_;
  std::map<Told, int> rows_;
};

void every_change_is_in_the_history_once(kit::Evidence& evidence) {
  History history(evidence);
  history.of_order<order::OrderPlaced>("PLACE");
  history.of_order<order::OrderCanceled>("CANCEL");
  history.of_delivery<delivery::PizzaProductionStarted>("PizzaProductionStarted", "Notification");
  history.of_delivery<delivery::DeliveryStarted>("DeliveryStarted", "Notification");
  history.of_delivery<delivery::DeliveryCompleted>("DeliveryCompleted", "None");
  history.of_waiter<order::OrderWithdrawn>();
  history.of_waiter<order::PaymentRefused>();
  history.of_waiter<order::CancelRefused>();
  history.settle();
}

// At rest: a line in the billing log for each refund, of the order's price.
void every_refund_is_billed(kit::Evidence& evidence, const Books& books) {
  std::map<OrderId, kit::Money> billed;
  for (const auto& row : evidence.all<payment::BillingLogRow>(name::payment))
    evidence.expect(billed.emplace(row.order_id, row.price).second,
                    "order " + number(row.order_id) + " is in the billing log twice");
  for (const auto& [order, payment] : books.payments) {
    if (payment.state != payment::State::canceled) continue;
    const auto found = billed.find(order);
    evidence.expect(found != billed.end() && found->second == payment.price,
                    "order " + number(order) + " was refunded and is not in the billing log");
    if (found != billed.end()) billed.erase(found);
  }
  for (const auto& [order, price] : billed)
    evidence.report("order " + number(order) + " is in the billing log and was not refunded");
}

// At rest: what marketing counts is what customers keep.
void marketing_counts_right(kit::Evidence& evidence, const Books& books) {
  std::map<CustomerId, std::pair<std::int64_t, std::int64_t>> expected;
  for (const auto& order : books.orders) {
    if (order.state != order::State::placed || !order.customer_id) continue;
    auto& [orders, spent] = expected[*order.customer_id];
    ++orders;
    spent += order.price.won;
  }
  for (const auto& row : evidence.all<marketing::MarketingRow>(name::marketing)) {
    const auto& [orders, spent] = expected[row.id];
    evidence.expect(row.orders == orders && row.spent.won == spent,
                    "marketing is wrong about customer " + number(row.id));
    expected.erase(row.id);
  }
  for (const auto& [customer, sums] : expected)
    evidence.report("marketing does not know customer " + number(customer));
}

// At rest: who got something was asked, and what was answered is in the history.
void everyone_served_was_asked(kit::Evidence& evidence) {
  auto served = whom<delivery::DeliveryCompleted>(evidence, name::delivery, id_of);
  std::map<SatisfactionId, int> answers;
  for (const auto& question : evidence.all<Satisfaction>(name::satisfaction)) {
    const std::string name = "satisfaction " + number(question.id);
    evidence.expect(served.erase(question.order_id) == 1, name + ": nothing was delivered");
    if (question.state == satisfaction::State::answered)
      answers[question.id] = question.score.value_or(0);
  }
  for (const auto& order : served)
    evidence.report("order " + number(order) + " was delivered and nobody asked how it was");
  for (const auto& row :
       evidence.all<satisfaction_history::SatisfactionHistoryRow>(name::satisfaction_history)) {
    const auto found = answers.find(row.id);
    evidence.expect(found != answers.end() && found->second == row.score,
                    "the history is wrong about satisfaction " + number(row.id));
    answers.erase(row.id);
  }
  for (const auto& [id, score] : answers)
    evidence.report("the history lacks satisfaction " + number(id));
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const Books books(evidence);
  nothing_happened_twice(evidence);
  nothing_happened_for_no_reason(evidence);
  every_placed_order_is_paid(evidence, books);
  the_bank_agrees(evidence, books);
  every_change_is_in_the_history_once(evidence);
  if (!evidence.at_rest()) return;
  money_follows_the_order(evidence, books);
  every_end_was_told(evidence, books);
  the_shop_has_what_is_ordered(evidence, books);
  every_refund_is_billed(evidence, books);
  marketing_counts_right(evidence, books);
  everyone_served_was_asked(evidence);
}

}  // namespace pizza
