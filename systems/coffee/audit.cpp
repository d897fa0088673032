// The coffee shop's books, read all at once. The lists below are what must hold at every instant,
// and what must hold besides when nothing is under way any more.
#include <map>
#include <set>

#include "kit/books.hpp"
#include "systems/coffee/account/views.hpp"
#include "systems/coffee/coffee.hpp"
#include "systems/coffee/counter/counter.hpp"
#include "systems/coffee/customer/views.hpp"
#include "systems/coffee/delivery/delivery.hpp"
#include "systems/coffee/payment/payment.hpp"

namespace coffee {
namespace {

using customer::Order;
using customer::Status;
using delivery::Delivery;
using kit::number;
using kit::once;
using kit::whom;
using payment::Payment;

constexpr const char* till = "PaymentExternal";
constexpr auto by_order = [](const auto& event) { return event.order_id; };

// What came later is read first: what it rests on was recorded before it, and so is there when it
// is read after it.
struct Books {
  explicit Books(kit::Evidence& evidence)
      : orders(evidence.all<Order>("customer")),
        refunded(whom<payment::PaymentRefunded>(evidence, till, by_order)),
        picked_up(whom<delivery::OrderPickedUp>(evidence, "delivery", by_order)),
        reminded(whom<delivery::PickupReminded>(evidence, "delivery", by_order)),
        made(whom<delivery::CoffeeMade>(evidence, "delivery", by_order)),
        received(whom<delivery::OrderReceived>(evidence, "delivery", by_order)),
        rejected(whom<delivery::OrderRejected>(evidence, "delivery", by_order)),
        withdrawn(whom<delivery::OrderCancelConfirmed>(evidence, "delivery", by_order)),
        arrived(whom<delivery::OrderArrived>(evidence, "delivery", by_order)),
        refused(whom<customer::OrderCancelRefused>(evidence, "customer", by_order)),
        asked(whom<customer::OrderCancelRequested>(evidence, "customer", by_order)),
        completed(whom<customer::PaymentCompleted>(evidence, "customer", by_order)),
        payments(evidence.all<Payment>(till)) {
    for (const auto& selected : evidence.happened<customer::OrderSelected>("customer"))
      if (selected.payment_fail) failed.insert(selected.order_id);
    for (const auto& one : payments) payment_of.emplace(one.order_id, &one);
    for (const auto& entry : evidence.bank()) bank[entry.key] = entry;
  }
  const Payment* payment(OrderId order) const {
    const auto found = payment_of.find(order);
    return found == payment_of.end() ? nullptr : found->second;
  }
  std::vector<Order> orders;
  std::set<OrderId> refunded, picked_up, reminded, made, received, rejected, withdrawn, arrived,
      refused, asked, completed, failed;
  std::vector<Payment> payments;
  std::map<OrderId, const Payment*> payment_of;
  std::map<std::string, kit::BankEntry> bank;
};

void nothing_happened_twice(kit::Evidence& evidence) {
  once<customer::OrderSelected>(evidence, "customer", by_order);
  once<customer::PaymentCompleted>(evidence, "customer", by_order);
  once<customer::OrderCancelRequested>(evidence, "customer", by_order);
  once<customer::OrderCancelRefused>(evidence, "customer", by_order);
  once<customer::OrderPaidBack>(evidence, "customer", by_order);
  once<payment::PaymentApproved>(evidence, till, by_order);
  once<payment::PaymentRefunded>(evidence, till, by_order);
  once<delivery::OrderReceived>(evidence, "delivery", by_order);
  once<delivery::OrderRejected>(evidence, "delivery", by_order);
  once<delivery::OrderCancelConfirmed>(evidence, "delivery", by_order);
  once<delivery::CoffeeMade>(evidence, "delivery", by_order);
  once<delivery::OrderPickedUp>(evidence, "delivery", by_order);
  once<delivery::PickupReminded>(evidence, "delivery", by_order);
}

// What is `later` rests on what is `earlier`.
void rests_on(kit::Evidence& evidence, const std::set<OrderId>& later,
              const std::set<OrderId>& earlier, const char* finding) {
  for (const auto& order : later)
    evidence.expect(earlier.contains(order), "order " + number(order) + " " + finding);
}
void exclude(kit::Evidence& evidence, const std::set<OrderId>& one, const std::set<OrderId>& other,
             const char* finding) {
  for (const auto& order : one)
    evidence.expect(!other.contains(order), "order " + number(order) + " " + finding);
}

bool established(Status status) {
  return status != Status::none && status != Status::init && status != Status::pay_fail;
}

// No order without its payment, none without its money's worth, no coffee for what is not paid.
void every_order_is_paid(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    if (!established(order.status)) continue;
    const std::string name = "order " + number(order.id);
    const Payment* payment = books.payment(order.id);
    if (!payment) {
      evidence.report(name + " is an order and has no payment");
      continue;
    }
    evidence.expect(payment->amount == customer::sum(order.qty, order.price),
                    name + " was paid with " + number(payment->amount.won));
    evidence.expect(payment->status == payment::Status::approved ||
                        payment->status == payment::Status::canceling ||
                        payment->status == payment::Status::canceled,
                    name + " is an order and was never paid");
  }
  rests_on(evidence, books.arrived, books.completed, "reached the shop unpaid");
  exclude(evidence, books.completed, books.failed, "failed to be paid and was paid");
}

// What the shop said it keeps: what is in the making is neither given up nor given back, nothing is
// made that was not taken, nothing handed out that was not made.
void the_shop_keeps_its_word(kit::Evidence& evidence, const Books& books) {
  exclude(evidence, books.received, books.withdrawn, "was received and cancelled");
  exclude(evidence, books.received, books.rejected, "was received and rejected");
  exclude(evidence, books.rejected, books.withdrawn, "was rejected and cancelled");
  exclude(evidence, books.received, books.refunded, "was received and given back");
  rests_on(evidence, books.received, books.arrived, "was received and never arrived");
  rests_on(evidence, books.made, books.received, "was made and never received");
  rests_on(evidence, books.picked_up, books.made, "was picked up and never made");
  rests_on(evidence, books.reminded, books.made, "was reminded of and never made");
  rests_on(evidence, books.withdrawn, books.asked, "was cancelled and nobody asked for it");
}

// Money goes back for a reason, and only where it came from.
void refunds_have_a_reason(kit::Evidence& evidence, const Books& books) {
  rests_on(evidence, books.refunded, whom<payment::PaymentApproved>(evidence, till, by_order),
           "got money back that it never paid");
  for (const auto& order : books.refunded)
    evidence.expect(books.rejected.contains(order) || books.withdrawn.contains(order) ||
                        books.failed.contains(order),
                    "order " + number(order) + " got its money back and never ended");
}

// What an order says of itself, shop or till has said before.
void orders_tell_the_truth(kit::Evidence& evidence, const Books& books) {
  const auto expect = [&](const Order& order, const std::set<OrderId>& said) {
    evidence.expect(said.contains(order.id),
                    "order " + number(order.id) +
                        " says what nobody said: " + kit::text_of(kit::type_of<Order>(), &order));
  };
  for (const auto& order : books.orders) {
    if (order.cannot_order_canceled) expect(order, books.received);
    switch (order.status) {
      case Status::none:
      case Status::init:
        break;
      case Status::pay_success:
        expect(order, books.completed);
        break;
      case Status::pay_fail:
        expect(order, books.failed);
        break;
      case Status::order_received:
        expect(order, books.received);
        break;
      case Status::order_rejected:
        expect(order, books.rejected);
        break;
      case Status::order_cancel_request:
        expect(order, books.asked);
        break;
      case Status::order_cancel:
        expect(order, books.withdrawn);
        break;
      case Status::made:
        expect(order, books.made);
        break;
      case Status::picked_up:
        expect(order, books.picked_up);
        break;
      case Status::payback:
        expect(order, books.refunded);
        break;
    }
  }
}

// The bank's side of it: what it took is what the till knows of, and it took nothing else.
void the_bank_agrees(kit::Evidence& evidence, const Books& books) {
  auto rest = books.bank;
  for (const auto& one : books.payments) {
    const std::string key = payment::bank_key(one.order_id);
    const auto found = rest.find(key);
    const kit::BankEntry entry = found == rest.end() ? kit::BankEntry{key, 0, 0} : found->second;
    if (found != rest.end()) rest.erase(found);
    const std::string name = "payment " + number(one.id) + " (" + key + ")";
    const bool kept = one.status == payment::Status::approved;
    const bool given_back = one.status == payment::Status::canceled;
    if (kept || given_back)
      evidence.expect(entry.charged == one.amount.won, name + ": the bank took " +
                                                           number(entry.charged) + " instead of " +
                                                           number(one.amount.won));
    evidence.expect(entry.refunded <= entry.charged,
                    name + ": the bank gave back more than it took");
    if (kept)
      evidence.expect(entry.refunded == 0, name + ": stands and was given back");
    else if (given_back || evidence.at_rest())
      evidence.expect(entry.refunded == entry.charged, name + ": the bank still has the money");
  }
  for (const auto& [key, entry] : rest)
    evidence.expect(!key.starts_with("coffee-") || entry.charged == 0,
                    key + ": the bank took money that the till knows nothing of");
}

// At rest each order stands where shop and till left it.
Status where_it_stands(const Books& books, OrderId order) {
  if (books.failed.contains(order)) return Status::pay_fail;
  if (books.refunded.contains(order)) return Status::payback;
  if (books.picked_up.contains(order)) return Status::picked_up;
  if (books.made.contains(order)) return Status::made;
  if (books.received.contains(order)) return Status::order_received;
  return Status::pay_success;
}

// At rest: each question has its answer, and who has no order has his money back.
void every_order_has_got_somewhere(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    const std::string name = "order " + number(order.id);
    const Payment* payment = books.payment(order.id);
    evidence.expect(order.status == where_it_stands(books, order.id),
                    name + " does not stand where shop and till left it: " +
                        kit::text_of(kit::type_of<Order>(), &order));
    evidence.expect(order.cannot_order_canceled == books.received.contains(order.id),
                    name + " says wrongly whether it can be cancelled");
    const bool paid = payment && payment->status == payment::Status::approved;
    const bool over = books.rejected.contains(order.id) || books.withdrawn.contains(order.id) ||
                      books.failed.contains(order.id);
    evidence.expect(paid != over, name + (over ? " ended and its money was not given back"
                                               : " goes on and is not paid"));
    if (books.completed.contains(order.id))
      evidence.expect(books.arrived.contains(order.id) || books.withdrawn.contains(order.id),
                      name + " is paid and the shop has not got it");
  }
  for (const auto& one : books.payments)
    evidence.expect(
        one.status != payment::Status::requested && one.status != payment::Status::canceling,
        "payment " + number(one.id) + " is still under way");
}

// A cancel is answered once, the one way or the other.
void every_cancel_is_answered(kit::Evidence& evidence, const Books& books) {
  rests_on(evidence, books.refused, books.asked, "was refused a cancel that nobody asked for");
  exclude(evidence, books.refused, books.withdrawn, "was refused its cancel and cancelled");
  if (!evidence.at_rest()) return;
  for (const auto& order : books.asked)
    evidence.expect(books.refused.contains(order) || books.withdrawn.contains(order) ||
                        books.rejected.contains(order),
                    "order " + number(order) + " never heard what became of its cancel");
}

void who_does_not_come_is_reminded(kit::Evidence& evidence, const Books& books) {
  if (!evidence.timers_done()) return;
  for (const auto& order : books.made)
    evidence.expect(books.picked_up.contains(order) || books.reminded.contains(order),
                    "order " + number(order) + " gets cold and nobody was reminded");
}

// At rest the page says of each order what the order says of itself.
void the_page_is_right(kit::Evidence& evidence, const Books& books) {
  std::map<OrderId, customer::OrderStatusRow> rows;
  for (const auto& row : evidence.all<customer::OrderStatusRow>("customer")) rows[row.id] = row;
  for (const auto& order : books.orders) {
    const auto& row = rows[order.id];
    evidence.expect(row.product == order.product && row.qty == order.qty &&
                        row.price == order.price && row.status == order.status,
                    "the page is wrong about order " + number(order.id));
  }
  evidence.expect(rows.size() == books.orders.size(), "the page has rows that are no orders");
}

// At rest the barista's list has what the shop has and is not done with.
void the_list_is_what_is_to_be_done(kit::Evidence& evidence) {
  std::map<OrderId, counter::Work> list;
  for (const auto& work : evidence.all<counter::Work>("counter")) list[work.order_id] = work;
  for (const auto& order : evidence.all<Delivery>("delivery")) {
    const bool open = order.status == delivery::Status::order_get ||
                      order.status == delivery::Status::receive ||
                      order.status == delivery::Status::made;
    if (!open) continue;
    const auto& work = list[order.id];
    evidence.expect(work.known && work.product == order.product && work.qty == order.qty &&
                        work.status == order.status,
                    "the barista's list is wrong about order " + number(order.id));
    list.erase(order.id);
  }
  for (const auto& [order, work] : list)
    evidence.report("the barista's list has order " + number(order) + ", which is done");
}

// At rest the books' turnover is the money that is kept.
void the_turnover_is_the_banks(kit::Evidence& evidence, const Books& books) {
  kit::Money sold, by_day, kept;
  for (const auto& sale : evidence.all<account::Accounting>("account"))
    if (sale.status == account::Status::sold) sold = sold + sale.amount;
  for (const auto& day : evidence.all<account::AccountingStatistics>("account"))
    by_day = by_day + day.turnover;
  for (const auto& [key, entry] : books.bank)
    if (key.starts_with("coffee-")) kept = kept + kit::Money{entry.charged - entry.refunded};
  evidence.expect(sold == kept && by_day == kept, "the bank keeps " + number(kept.won) +
                                                      ", the books say " + number(sold.won) +
                                                      ", their days " + number(by_day.won));
}

void everyone_was_told_once(kit::Evidence& evidence) {
  kit::News news(evidence, "SMSExternal");
  news.of<customer::OrderSelected, customer::PaymentCompleted, customer::OrderCancelRequested,
          customer::OrderCancelRefused>("customer");
  news.of<delivery::OrderReceived, delivery::OrderRejected, delivery::OrderCancelConfirmed,
          delivery::CoffeeMade, delivery::OrderPickedUp, delivery::PickupReminded>("delivery");
  news.of<payment::PaymentRefunded>(till);
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const Books books(evidence);
  nothing_happened_twice(evidence);
  every_order_is_paid(evidence, books);
  the_shop_keeps_its_word(evidence, books);
  refunds_have_a_reason(evidence, books);
  orders_tell_the_truth(evidence, books);
  every_cancel_is_answered(evidence, books);
  the_bank_agrees(evidence, books);
  everyone_was_told_once(evidence);
  if (!evidence.at_rest()) return;
  every_order_has_got_somewhere(evidence, books);
  who_does_not_come_is_reminded(evidence, books);
  the_page_is_right(evidence, books);
  the_list_is_what_is_to_be_done(evidence);
  the_turnover_is_the_banks(evidence, books);
}

}  // namespace coffee
