// Breakfast's books, read all at once. What must hold at every instant comes first: there, what
// rests on something is read before what it rests on, which was recorded earlier.
#include <map>
#include <set>

#include "kit/books.hpp"
#include "systems/breakfast/breakfast.hpp"
#include "systems/breakfast/customer/views.hpp"
#include "systems/breakfast/delivery/delivery.hpp"
#include "systems/breakfast/delivery/views.hpp"
#include "systems/breakfast/food_catalog/food_catalog.hpp"
#include "systems/breakfast/food_catalog/views.hpp"
#include "systems/breakfast/mileage/mileage.hpp"
#include "systems/breakfast/mileage/views.hpp"
#include "systems/breakfast/order/order.hpp"
#include "systems/breakfast/payment/pay.hpp"

namespace breakfast {
namespace {

using food_catalog::CatalogOutofstock;
using food_catalog::StockReturned;
using food_catalog::StockTaken;
using kit::number;
using kit::once;
using kit::whom;
using payment::Pay;
using payment::points;
using payment::Stage;

constexpr auto id_of = [](const auto& event) { return event.id; };
constexpr auto order_of = [](const auto& event) { return event.order_id; };
constexpr auto pay_of = [](const auto& event) { return event.pay_id; };

void nothing_happened_twice(kit::Evidence& evidence) {
  once<order::Ordered>(evidence, "order", id_of);
  once<order::OrderCancelled>(evidence, "order", id_of);
  once<payment::Paid>(evidence, "payment", id_of);
  once<payment::Cancelled>(evidence, "payment", id_of);
  once<payment::PayDeclined>(evidence, "payment", id_of);
  once<payment::PayExpired>(evidence, "payment", id_of);
  once<mileage::Milegeadded>(evidence, "mileage", pay_of);
  once<mileage::Mileageremoved>(evidence, "mileage", pay_of);
  once<StockTaken>(evidence, "foodCatalog", order_of);
  once<StockReturned>(evidence, "foodCatalog", order_of);
  once<CatalogOutofstock>(evidence, "foodCatalog", order_of);
  once<delivery::Shipped>(evidence, "delivery", order_of);
  once<delivery::DeliveryCompleted>(evidence, "delivery", order_of);
  once<delivery::DeliveryCanceled>(evidence, "delivery", order_of);
}

// Each of those is one of these.
template <class Id>
void rests_on(kit::Evidence& evidence, const std::set<Id>& those, const std::set<Id>& these,
              const std::string& what) {
  for (const Id& id : those) evidence.expect(these.contains(id), what + " " + number(id));
}

template <class Id>
void never_both(kit::Evidence& evidence, const std::set<Id>& these, const std::set<Id>& those,
                const std::string& what) {
  for (const Id& id : these) evidence.expect(!those.contains(id), what + " " + number(id));
}

// Points only for money, completed only with points.
void points_follow_money(kit::Evidence& evidence) {
  const auto removed = evidence.happened<mileage::Mileageremoved>("mileage");
  const auto paid = evidence.happened<payment::Paid>("payment");
  std::map<PayId, mileage::Milegeadded> added;
  for (const auto& event : evidence.happened<mileage::Milegeadded>("mileage"))
    added[event.pay_id] = event;
  std::set<PayId> earning;
  for (const auto& [pay, event] : added) earning.insert(pay);
  rests_on(evidence, earning, whom<payment::PayCharged>(evidence, "payment", id_of),
           "points without money, payment");
  for (const auto& event : paid) {
    if (points(event.amount) == 0) {
      evidence.expect(!earning.contains(event.id),
                      "points for nothing, payment " + number(event.id));
      continue;
    }
    const auto found = added.find(event.id);
    const bool earned = found != added.end() && found->second.cnt == points(event.amount) &&
                        found->second.order_id == event.order_id &&
                        found->second.customer_id == event.customer_id;
    evidence.expect(earned, "payment " + number(event.id) + " is completed without its points");
  }
  for (const auto& event : removed) {
    const auto found = added.find(event.pay_id);
    evidence.expect(found != added.end() && found->second.cnt == event.cnt,
                    "points taken that were never given, payment " + number(event.pay_id));
  }
}

// Nothing leaves that is not paid and in stock; nothing is both cancelled and handed over.
void the_way_to_the_door(kit::Evidence& evidence) {
  const auto completed = whom<delivery::DeliveryCompleted>(evidence, "delivery", order_of);
  const auto called_back = whom<delivery::DeliveryCanceled>(evidence, "delivery", order_of);
  const auto shipped = whom<delivery::Shipped>(evidence, "delivery", order_of);
  const auto taken = whom<StockTaken>(evidence, "foodCatalog", order_of);
  const auto turned_away = whom<CatalogOutofstock>(evidence, "foodCatalog", order_of);
  const auto returned = whom<StockReturned>(evidence, "foodCatalog", order_of);
  rests_on(evidence, completed, shipped, "handed over and never left, order");
  rests_on(evidence, shipped, taken, "left and was not taken from the stock, order");
  never_both(evidence, completed, called_back, "handed over and cancelled, order");
  never_both(evidence, taken, turned_away, "taken and out of stock, order");
  rests_on(evidence, returned, whom<StockTaken>(evidence, "foodCatalog", order_of),
           "gave back what it never took, order");
  const auto cancelled = whom<order::OrderCancelled>(evidence, "order", id_of);
  const auto ordered = whom<order::Ordered>(evidence, "order", id_of);
  rests_on(evidence, returned, cancelled, "gave back and was not cancelled, order");
  rests_on(evidence, taken, ordered, "took from the stock and was not ordered, order");
  rests_on(evidence, turned_away, ordered, "was turned away and not ordered, order");
  rests_on(evidence, cancelled, ordered, "cancelled and never ordered, order");
  never_both(evidence, cancelled, completed, "cancelled and handed over, order");
  std::set<OrderId> paid;
  for (const auto& event : evidence.happened<payment::Paid>("payment"))
    if (event.for_order) paid.insert(*event.for_order);
  rests_on(evidence, ordered, paid, "ordered and never paid, order");
}

// Nobody is told that others could not keep his order when they did.
void cancels_have_their_reason(kit::Evidence& evidence) {
  std::set<OrderId> out_of_stock, called_back;
  for (const auto& event : evidence.happened<order::OrderCancelled>("order")) {
    if (event.reason == order::Reason::out_of_stock) out_of_stock.insert(event.id);
    if (event.reason == order::Reason::called_back) called_back.insert(event.id);
  }
  rests_on(evidence, out_of_stock, whom<CatalogOutofstock>(evidence, "foodCatalog", order_of),
           "called out of stock and was not, order");
  rests_on(evidence, called_back, whom<delivery::DeliveryCanceled>(evidence, "delivery", order_of),
           "called back and was not, order");
}

// A dish's log, line by line: each take and return moves the stock by what it says.
struct Line {
  bool absolute = false;
  int value = 0;
};

void the_stock_is_right(kit::Evidence& evidence) {
  const auto dishes = evidence.all<food_catalog::FoodCatalog>("foodCatalog");
  std::map<std::int64_t, std::map<std::int64_t, Line>> logs;
  const auto read = [&]<class Event>(auto line) {
    for (const auto& logged : evidence.events("foodCatalog", kit::type_of<Event>()))
      logs[logged.aggregate_id][logged.version] = line(*logged.event.template as<Event>());
  };
  const auto says = [](const auto& event) { return Line{true, event.stock}; };
  read.operator()<food_catalog::CatalogRegistered>(says);
  read.operator()<food_catalog::CatalogUpdated>(says);
  read.operator()<StockTaken>([](const auto& event) { return Line{false, -event.qty}; });
  read.operator()<StockReturned>([](const auto& event) { return Line{false, event.qty}; });
  for (const auto& dish : dishes) {
    const std::string name = "dish " + number(dish.id);
    evidence.expect(dish.stock >= 0, name + " has less than nothing");
    std::int64_t stock = 0, last = 0;
    bool moved = false;
    for (const auto& [version, line] : logs[dish.id.value]) {
      if (line.absolute && moved && version == last + 1)
        evidence.expect(line.value == stock,
                        name + " shows " + number(line.value) + " and there are " + number(stock));
      stock = line.absolute ? line.value : stock + line.value;
      moved = !line.absolute;
      last = version;
    }
    if (evidence.at_rest())
      evidence.expect(stock == dish.stock,
                      name + " has " + number(dish.stock) + " instead of " + number(stock));
  }
}

// The bank's side: what it took is what the till knows of, and it took nothing else.
void the_bank_agrees(kit::Evidence& evidence, const std::vector<Pay>& pays) {
  std::map<std::string, kit::BankEntry> rest;
  for (const auto& entry : evidence.bank()) rest[entry.key] = entry;
  for (const auto& pay : pays) {
    const std::string key = payment::bank_key(pay.id, pay.for_order);
    const auto found = rest.find(key);
    const kit::BankEntry entry = found == rest.end() ? kit::BankEntry{key, 0, 0} : found->second;
    if (found != rest.end()) rest.erase(found);
    const std::string name = "payment " + number(pay.id) + " (" + key + ")";
    const bool kept = pay.stage == Stage::approved || pay.stage == Stage::charged;
    const bool given_back = pay.stage == Stage::canceled;
    if (kept || given_back)
      evidence.expect(entry.charged == points(pay.amount),
                      name + ": the bank took " + number(entry.charged) + " instead of " +
                          number(points(pay.amount)));
    evidence.expect(entry.refunded <= entry.charged, name + ": it gave back more than it took");
    if (kept)
      evidence.expect(entry.refunded == 0, name + ": stands and was given back");
    else if (given_back || evidence.at_rest())
      evidence.expect(entry.refunded == entry.charged, name + ": the bank still has the money");
  }
  for (const auto& [key, entry] : rest)
    evidence.expect(!key.starts_with("breakfast-") || entry.charged == 0,
                    key + ": the bank took money that the till knows nothing of");
}

// --- at rest ---

// Whoever waits for a payment hears that it has failed.
void failed_payments_were_announced(kit::Evidence& evidence, const std::vector<Pay>& pays) {
  const auto declined = kit::whom<payment::PayDeclined>(evidence, "payment", id_of);
  const auto expired = kit::whom<payment::PayExpired>(evidence, "payment", id_of);
  for (const auto& pay : pays) {
    evidence.expect((pay.stage == Stage::declined) == declined.contains(pay.id),
                    "payment " + number(pay.id) + " was declined without a word, or the reverse");
    evidence.expect((pay.status == payment::Status::expired) == expired.contains(pay.id),
                    "payment " + number(pay.id) + " expired without a word, or the reverse");
  }
}

// Every payment that stands has its points, and nothing else has any.
void points_are_where_the_money_is(kit::Evidence& evidence, const std::vector<Pay>& pays) {
  std::map<PayId, std::int64_t> book, view;
  for (const auto& mileage : evidence.all<mileage::Mileage>("mileage"))
    if (mileage.state == mileage::State::earned) book[mileage.pay_id] = mileage.cnt;
  for (const auto& row : evidence.all<mileage::MileageViewRow>("mileage"))
    view[row.pay_id] = row.cnt;
  for (const auto& pay : pays) {
    const std::string name = "payment " + number(pay.id);
    const std::int64_t due = pay.stage == Stage::approved ? points(pay.amount) : 0;
    evidence.expect(book[pay.id] == due,
                    name + " has " + number(book[pay.id]) + " points instead of " + number(due));
    evidence.expect(view[pay.id] == due,
                    name + " shows " + number(view[pay.id]) + " points instead of " + number(due));
    book.erase(pay.id);
    view.erase(pay.id);
    const bool over = pay.stage != Stage::requested && pay.stage != Stage::charged &&
                      pay.stage != Stage::canceling;
    evidence.expect(over, name + " is still under way");
  }
  for (const auto& [pay, cnt] : book)
    evidence.report("points for payment " + number(pay) + ", which is not there");
  for (const auto& [pay, cnt] : view)
    evidence.report("points are shown for payment " + number(pay) + ", which is not there");
}

// A balance is what was earned less what was struck out, and never below nothing.
void balances_add_up(kit::Evidence& evidence) {
  std::map<CustomerId, std::int64_t> balances;
  for (const auto& event : evidence.happened<mileage::Milegeadded>("mileage"))
    if (event.customer_id) balances[*event.customer_id] += event.cnt;
  for (const auto& event : evidence.happened<mileage::Mileageremoved>("mileage"))
    if (event.customer_id) balances[*event.customer_id] -= event.cnt;
  for (const auto& row : evidence.all<mileage::MileageBalanceRow>("mileage")) {
    const std::string name = "customer " + number(row.customer_id);
    evidence.expect(row.balance >= 0, name + " owes points");
    evidence.expect(
        row.balance == balances[row.customer_id] && row.balance == row.earned - row.revoked,
        name + " has " + number(row.balance) + " points instead of " +
            number(balances[row.customer_id]));
    balances.erase(row.customer_id);
  }
  for (const auto& [customer, balance] : balances)
    evidence.report("the balance of customer " + number(customer) + " is missing");
}

// Who has no order has the money back, and the stock too; and the other way round.
struct Ends {
  explicit Ends(kit::Evidence& evidence, const std::vector<Pay>& pays)
      : taken(whom<StockTaken>(evidence, "foodCatalog", order_of)),
        returned(whom<StockReturned>(evidence, "foodCatalog", order_of)),
        completed(whom<delivery::DeliveryCompleted>(evidence, "delivery", order_of)),
        called_back(whom<delivery::DeliveryCanceled>(evidence, "delivery", order_of)) {
    for (const auto& pay : pays)
      if (pay.for_order) pay_of[*pay.for_order] = pay;
  }
  std::set<OrderId> taken, returned, completed, called_back;
  std::map<OrderId, Pay> pay_of;
};

void goes_on_in_step(kit::Evidence& evidence, const Ends& ends, const order::Order& order) {
  const std::string name = "order " + number(order.id);
  const auto pay = ends.pay_of.find(order.id);
  const bool paid = pay != ends.pay_of.end() && pay->second.stage == Stage::approved;
  // After it was handed over, its money may still be given back by hand: that is kindness.
  const bool kindness = pay != ends.pay_of.end() && pay->second.by_hand;
  const bool done = order.status == order::Status::completed;
  evidence.expect(paid || (kindness && done), name + " goes on and its money was given back");
  evidence.expect(order.status != order::Status::placed, name + " was paid and never left");
  evidence.expect(done == ends.completed.contains(order.id),
                  name + " and its delivery disagree about the end");
  evidence.expect(!evidence.timers_done() || done, name + " left and never arrived");
  evidence.expect(ends.taken.contains(order.id) && !ends.returned.contains(order.id),
                  name + " goes on and its stock was not taken");
  evidence.expect(!ends.called_back.contains(order.id), name + " goes on and was called back");
}

void orders_and_what_they_moved(kit::Evidence& evidence, const std::vector<order::Order>& orders,
                                const std::vector<Pay>& pays) {
  const Ends ends(evidence, pays);
  for (const auto& order : orders) {
    const std::string name = "order " + number(order.id);
    const auto pay = ends.pay_of.find(order.id);
    switch (order.status) {
      case order::Status::none:
      case order::Status::pending:
        evidence.report(name + " is neither placed nor withdrawn");
        break;
      case order::Status::cancel_requested:
        evidence.report(name + " still waits for a word on its cancel");
        break;
      case order::Status::placed:
      case order::Status::shipped:
      case order::Status::completed:
        goes_on_in_step(evidence, ends, order);
        break;
      case order::Status::canceled:
      case order::Status::refused:
      case order::Status::declined:
      case order::Status::expired:
        evidence.expect(pay == ends.pay_of.end() || pay->second.stage != Stage::approved,
                        name + " ended and its money was not given back");
        evidence.expect(ends.taken.contains(order.id) == ends.returned.contains(order.id),
                        name + " ended and its stock was not given back");
        evidence.expect(!order.established || ends.called_back.contains(order.id),
                        name + " ended and its delivery was not told");
    }
    if (pay == ends.pay_of.end()) continue;
    const Pay& its = pay->second;
    evidence.expect(its.stage != Stage::approved || its.order_id == order.id,
                    name + " is paid by another's payment");
  }
}

// The customer's page and the list of cancellations say what the events say.
void the_customer_sees_what_is(kit::Evidence& evidence) {
  std::map<OrderId, customer::MyOrderRow> expected;
  for (const auto& e : evidence.happened<order::Ordered>("order")) {
    auto& row = expected[e.id];
    row.qty = e.qty;
    row.food_catalog_id = e.food_catalog_id;
    row.customer_id = e.customer_id;
    row.known = true;
  }
  for (const auto& e : evidence.happened<delivery::Shipped>("delivery")) {
    expected[e.order_id].delivery_id = e.id;
    expected[e.order_id].status = "Delivery Start";
  }
  for (const auto& e : evidence.happened<delivery::DeliveryCompleted>("delivery"))
    expected[e.order_id].status = "Delivery Completed";
  const auto canceled = whom<delivery::DeliveryCanceled>(evidence, "delivery", order_of);
  for (const auto& order : canceled) expected[order].status = "Cancelled-delivery";
  for (const auto& row : evidence.all<customer::MyOrderRow>("customer")) {
    const auto& wanted = expected[row.order_id];
    evidence.expect(row.known == wanted.known && row.qty == wanted.qty &&
                        row.food_catalog_id == wanted.food_catalog_id &&
                        row.customer_id == wanted.customer_id && row.status == wanted.status &&
                        row.delivery_id == wanted.delivery_id,
                    "the customer's page is wrong about order " + number(row.order_id));
    expected.erase(row.order_id);
  }
  for (const auto& [order, row] : expected)
    evidence.report("the customer's page lacks order " + number(order));
  std::set<OrderId> listed;
  for (const auto& row : evidence.all<delivery::CancellationRow>("delivery"))
    listed.insert(row.order_id);
  evidence.expect(listed == canceled, "the cancellations are not those that happened");
}

// The shop window and the order desk's prices are the catalogue's.
void the_window_shows_what_is(kit::Evidence& evidence) {
  std::map<FoodCatalogId, food_catalog::FoodCatalogRow> rows;
  for (const auto& row : evidence.all<food_catalog::FoodCatalogRow>("foodCatalog"))
    rows[row.food_catalog_id] = row;
  for (const auto& dish : evidence.all<food_catalog::FoodCatalog>("foodCatalog")) {
    const bool offered = dish.state == food_catalog::State::offered;
    const auto row = rows.find(dish.id);
    const bool shown = row != rows.end();
    evidence.expect(shown == offered && (!shown || (row->second.stock == dish.stock &&
                                                    row->second.name == dish.name &&
                                                    row->second.price == dish.price)),
                    "the shop window is wrong about dish " + number(dish.id));
  }
}

void everyone_was_told_once(kit::Evidence& evidence) {
  kit::News news(evidence, "notification");
  news.of<order::Ordered, order::OrderRefused, order::OrderDeclined, order::OrderExpired,
          order::OrderWithdrawn, order::OrderCancelled, order::CancelRefused>("order");
  news.of<delivery::Shipped, delivery::DeliveryCompleted>("delivery");
  news.of<payment::Paid, payment::Cancelled>("payment");
  news.of_those<payment::PayDeclined>("payment", [](const auto& event) { return event.by_itself; });
  news.of_those<payment::PayExpired>("payment", [](const auto& event) { return !event.for_order; });
  news.of<mileage::Milegeadded, mileage::Mileageremoved>("mileage");
}

}  // namespace

void audit(kit::Evidence& evidence) {
  const auto orders = evidence.all<order::Order>("order");
  const auto pays = evidence.all<Pay>("payment");
  everyone_was_told_once(evidence);
  nothing_happened_twice(evidence);
  points_follow_money(evidence);
  the_way_to_the_door(evidence);
  cancels_have_their_reason(evidence);
  the_stock_is_right(evidence);
  the_bank_agrees(evidence, pays);
  if (!evidence.at_rest()) return;
  failed_payments_were_announced(evidence, pays);
  points_are_where_the_money_is(evidence, pays);
  balances_add_up(evidence);
  orders_and_what_they_moved(evidence, orders, pays);
  the_customer_sees_what_is(evidence);
  the_window_shows_what_is(evidence);
}

}  // namespace breakfast
