// The mall's books, read all at once. The lists below are what must hold at every instant, and what
// must hold besides when nothing is under way any more.
#include <map>
#include <set>

#include "kit/books.hpp"
#include "systems/mall/app/app.hpp"
#include "systems/mall/mall.hpp"
#include "systems/mall/pay/pay.hpp"
#include "systems/mall/rider/rider.hpp"
#include "systems/mall/store/store.hpp"
#include "systems/mall/store/views.hpp"
#include "systems/mall/view/view.hpp"

namespace mall {
namespace {

using kit::number;
using kit::once;
using kit::whom;
using pay::Action;
using pay::Payment;
using store::OrderManagement;

// Orders are read first: what they rest on was recorded before them, and so is there when it is
// read after them.
struct Books {
  explicit Books(kit::Evidence& evidence)
      : orders(evidence.all<app::Order>("app")),
        receipts(evidence.all<OrderManagement>("store")),
        payments(evidence.all<Payment>("pay")),
        deliveries(evidence.all<rider::Delivery>("rider")) {
    for (const auto& receipt : receipts) receipt_of.emplace(receipt.order_id, &receipt);
    for (const auto& payment : payments) payment_of.emplace(payment.order_id, &payment);
    for (const auto& entry : evidence.bank()) bank[entry.key] = entry;
  }
  const Payment* payment(OrderId order) const {
    const auto found = payment_of.find(order);
    return found == payment_of.end() ? nullptr : found->second;
  }
  const OrderManagement* receipt(OrderId order) const {
    const auto found = receipt_of.find(order);
    return found == receipt_of.end() ? nullptr : found->second;
  }
  std::vector<app::Order> orders;
  std::vector<OrderManagement> receipts;
  std::vector<Payment> payments;
  std::vector<rider::Delivery> deliveries;
  std::map<OrderId, const OrderManagement*> receipt_of;
  std::map<OrderId, const Payment*> payment_of;
  std::map<std::string, kit::BankEntry> bank;
};

void nothing_happened_twice(kit::Evidence& evidence) {
  const auto id = [](const auto& event) { return event.id; };
  const auto order = [](const auto& event) { return event.order_id; };
  once<app::OrderPlaced>(evidence, "app", id);
  once<app::OrderCanceled>(evidence, "app", id);
  once<app::OrderComplete>(evidence, "app", id);
  once<pay::PaymentApproved>(evidence, "pay", order);
  once<pay::PaymentCanceled>(evidence, "pay", order);
  once<store::OrderManagementReceived>(evidence, "store", order);
  once<store::OrderManagementStateCompleted>(evidence, "store", order);
}

bool ended(app::State state) {
  return state == app::State::canceled || state == app::State::rejected ||
         state == app::State::declined || state == app::State::expired;
}

// No order without its payment, none without its money's worth.
void every_placed_order_is_paid(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    if (!order.paid) continue;
    const std::string name = "order " + number(order.id);
    const Payment* payment = books.payment(order.id);
    if (!payment) {
      evidence.report(name + " is placed and has no payment");
      continue;
    }
    evidence.expect(payment->amount == app::sum(order.qty, order.price),
                    name + " was paid with " + number(payment->amount.won));
    const bool paid = payment->action == Action::approved;
    const bool given_back =
        payment->action == Action::canceling || payment->action == Action::canceled;
    evidence.expect(paid || given_back, name + " is placed and was never paid");
  }
}

// At rest: who has no order has his money back, and the other way round.
void money_follows_the_order(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    const std::string name = "order " + number(order.id);
    const Payment* payment = books.payment(order.id);
    const bool paid = payment && payment->action == Action::approved;
    if (ended(order.state)) {
      evidence.expect(!paid, name + " ended and its money was not given back");
    } else if (order.paid) {
      const bool by_hand = payment && payment->by_hand;
      evidence.expect(paid || by_hand, name + " goes on and its money was given back");
    } else {
      evidence.report(name + " is neither placed nor withdrawn");
    }
    evidence.expect(order.state != app::State::cancel_requested,
                    name + " still waits for the kitchen's word");
    evidence.expect(!evidence.timers_done() || order.state != app::State::delivered,
                    name + " was delivered and never taken to be confirmed");
  }
  for (const auto& payment : books.payments)
    evidence.expect(payment.action != Action::requested && payment.action != Action::canceling,
                    "payment " + number(payment.id) + " is still under way");
}

// The bank's side of it: what it took is what the till knows of, and it took nothing else.
void the_bank_agrees(kit::Evidence& evidence, const Books& books) {
  auto rest = books.bank;
  for (const auto& payment : books.payments) {
    const std::string key = pay::bank_key(payment.order_id);
    const auto found = rest.find(key);
    const kit::BankEntry entry = found == rest.end() ? kit::BankEntry{key, 0, 0} : found->second;
    if (found != rest.end()) rest.erase(found);
    const std::string name = "payment " + number(payment.id) + " (" + key + ")";
    const bool kept = payment.action == Action::approved;
    const bool given_back = payment.action == Action::canceled;
    if (kept || given_back)
      evidence.expect(entry.charged == payment.amount.won,
                      name + ": the bank took " + number(entry.charged) + " instead of " +
                          number(payment.amount.won));
    evidence.expect(entry.refunded <= entry.charged,
                    name + ": the bank gave back more than it took");
    if (kept)
      evidence.expect(entry.refunded == 0, name + ": stands and was given back");
    else if (given_back || evidence.at_rest())
      evidence.expect(entry.refunded == entry.charged, name + ": the bank still has the money");
  }
  for (const auto& [key, entry] : rest)
    evidence.expect(!key.starts_with("mall-") || entry.charged == 0,
                    key + ": the bank took money that the till knows nothing of");
}

bool cooked_or_cooking(const OrderManagement& receipt) {
  return receipt.state == store::State::cooking || receipt.state == store::State::cooked ||
         receipt.state == store::State::completed;
}

// What an order may say of itself when nothing is under way and its kitchen is that far.
bool in_step(app::State order, store::State kitchen) {
  switch (kitchen) {
    case store::State::none:
    case store::State::draft:
      return false;
    case store::State::received:
      return order == app::State::placed;
    case store::State::accepted:
      return order == app::State::accepted;
    case store::State::rejected:
    case store::State::withdrawn:
      return ended(order);
    case store::State::cooking:
      return order == app::State::cooking;
    case store::State::cooked:
      return order == app::State::cooked || order == app::State::delivering ||
             order == app::State::delivered;
    case store::State::completed:
      return order == app::State::confirmed;
  }
  return false;
}

// The kitchen's word is the order's: nothing is both cancelled and cooked.
void the_kitchen_agrees(kit::Evidence& evidence, const Books& books) {
  for (const auto& order : books.orders) {
    const std::string name = "order " + number(order.id);
    const OrderManagement* receipt = books.receipt(order.id);
    if (order.paid && ended(order.state))
      evidence.expect(receipt && !cooked_or_cooking(*receipt), name + " ended and was cooked");
    if (order.state == app::State::rejected)
      evidence.expect(receipt && receipt->state == store::State::rejected,
                      name + " is rejected and no kitchen rejected it");
    if (!evidence.at_rest() || !order.paid) continue;
    evidence.expect(receipt && (receipt->arrived || receipt->state == store::State::withdrawn),
                    name + " is paid and the store has not got it");
    if (receipt && !receipt->by_hand)
      evidence.expect(in_step(order.state, receipt->state), name + " and its kitchen disagree");
  }
}

// What is on the fire is not given up, and nothing gets there that nobody paid for.
void the_kitchen_keeps_its_word(kit::Evidence& evidence, const Books& books) {
  const auto id = [](const auto& event) { return event.id; };
  const auto order = [](const auto& event) { return event.order_id; };
  const auto started = whom<store::OrderManagementStateStarted>(evidence, "store", id);
  const auto cooked = whom<store::OrderManagementStateCompleted>(evidence, "store", id);
  const auto approved = whom<pay::PaymentApproved>(evidence, "pay", order);
  for (const auto& withdrawn : whom<store::OrderManagementWithdrawn>(evidence, "store", id))
    evidence.expect(!started.contains(withdrawn),
                    "receipt " + number(withdrawn) + " was withdrawn and its cooking had begun");
  for (const auto& receipt : cooked)
    evidence.expect(started.contains(receipt),
                    "receipt " + number(receipt) + " is cooked and nobody began to cook it");
  for (const auto& receipt : books.receipts)
    evidence.expect(!receipt.arrived || receipt.by_hand || approved.contains(receipt.order_id),
                    "receipt " + number(receipt.id) + " reached the store unpaid");
  for (const auto& refunded : whom<pay::PaymentCanceled>(evidence, "pay", order))
    evidence.expect(approved.contains(refunded),
                    "order " + number(refunded) + " got money back that it never paid");
}

// One rider, who had something to carry.
void deliveries_are_of_cooked_food(kit::Evidence& evidence, const Books& books) {
  std::map<OrderManagementId, const OrderManagement*> kitchens;
  for (const auto& receipt : books.receipts) kitchens.emplace(receipt.id, &receipt);
  const auto cooked = whom<store::OrderManagementStateCompleted>(
      evidence, "store", [](const auto& event) { return event.id; });
  std::set<OrderManagementId> picked;
  for (const auto& started : evidence.happened<rider::DeliveryStarted>("rider")) {
    if (!started.order_management_id) continue;
    evidence.expect(picked.insert(started.order_management_id).second,
                    "delivery " + number(started.id) + " was picked up twice");
    evidence.expect(cooked.contains(started.order_management_id),
                    "delivery " + number(started.id) + " was picked up and nothing was cooked");
  }
  for (const auto& completed : evidence.happened<rider::DeliveryCompleted>("rider"))
    evidence.expect(
        !completed.order_management_id || picked.contains(completed.order_management_id),
        "delivery " + number(completed.id) + " was delivered and nobody picked it up");
  for (const auto& delivery : books.deliveries) {
    if (!delivery.order_management_id) continue;
    const std::string name = "delivery " + number(delivery.id);
    const auto kitchen = kitchens.find(delivery.order_management_id);
    if (evidence.at_rest())
      evidence.expect(kitchen != kitchens.end() && cooked_or_cooking(*kitchen->second) &&
                          kitchen->second->state != store::State::cooking,
                      name + " is offered and nothing was cooked");
    const bool on_its_way = delivery.state != rider::State::waiting;
    evidence.expect(!on_its_way || picked.contains(delivery.order_management_id),
                    name + " is on its way and no rider picked it up");
  }
}

std::string word_of(app::State state) {
  for (const auto& word : kit_words(app::State{}))
    if (word.value == state && word.text) return word.text;
  return {};
}

// At rest the customer's page says what the events say: a cancelled order keeps the state it had.
void the_customer_sees_what_is(kit::Evidence& evidence) {
  std::map<OrderId, view::OrderStateRow> expected;
  for (const auto& placed : evidence.happened<app::OrderPlaced>("app"))
    expected[placed.id] = {placed.id, placed.item, "시작", {}, true};
  for (const auto& changed : evidence.happened<app::OrderStateChanged>("app"))
    expected[changed.id].order_state = word_of(changed.state);
  for (const auto& complete : evidence.happened<app::OrderComplete>("app"))
    expected[complete.id].order_state = word_of(app::State::confirmed);
  for (const auto& refunded : evidence.happened<pay::PaymentCanceled>("pay"))
    expected[refunded.order_id].pay_state = "결제취소";
  for (const auto& row : evidence.all<view::OrderStateRow>("view")) {
    const auto& wanted = expected[row.id];
    evidence.expect(row.item == wanted.item && row.order_state == wanted.order_state &&
                        row.pay_state == wanted.pay_state && row.placed == wanted.placed,
                    "the customer's page is wrong about order " + number(row.id));
    expected.erase(row.id);
  }
  for (const auto& [order, row] : expected)
    evidence.report("the customer's page lacks order " + number(order));
}

// At rest the shopkeeper's page agrees with order and receipt.
void the_shopkeeper_sees_what_is(kit::Evidence& evidence, const Books& books) {
  std::map<OrderId, store::OrderDetailRow> rows;
  for (const auto& row : evidence.all<store::OrderDetailRow>("store")) rows[row.order_id] = row;
  for (const auto& order : books.orders) {
    if (!order.paid) continue;
    const auto& row = rows[order.id];
    evidence.expect(row.known && row.item == order.item && row.qty == order.qty.value_or(1) &&
                        row.price == order.price.value_or(kit::Money{}),
                    "the shopkeeper's page is wrong about order " + number(order.id));
  }
  for (const auto& receipt : books.receipts)
    evidence.expect(
        receipt.state == store::State::draft || rows[receipt.order_id].state == receipt.state,
        "the shopkeeper's page is wrong about receipt " + number(receipt.id));
}

void everyone_was_told_once(kit::Evidence& evidence) {
  kit::News news(evidence, "customer");
  news.of<app::OrderPlaced, app::PaymentRefused, app::OrderExpired, app::OrderCanceled,
          app::CancelRefused, app::OrderComplete>("app");
  news.of<pay::PaymentApproved, pay::PaymentCanceled>("pay");
  news.of<store::OrderManagementAccepted, store::OrderManagementCanceled,
          store::OrderManagementStateStarted, store::OrderManagementStateCompleted>("store");
  news.of<rider::DeliveryStarted, rider::DeliveryCompleted>("rider");
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const Books books(evidence);
  nothing_happened_twice(evidence);
  every_placed_order_is_paid(evidence, books);
  the_bank_agrees(evidence, books);
  the_kitchen_agrees(evidence, books);
  the_kitchen_keeps_its_word(evidence, books);
  deliveries_are_of_cooked_food(evidence, books);
  everyone_was_told_once(evidence);
  if (!evidence.at_rest()) return;
  money_follows_the_order(evidence, books);
  the_customer_sees_what_is(evidence);
  the_shopkeeper_sees_what_is(evidence, books);
}

}  // namespace mall
