// The rules of an order: what it takes to place and to cancel one.
#include "systems/breakfast/order/order.hpp"

#include <cmath>

#include "systems/breakfast/delivery/calls.hpp"
#include "systems/breakfast/food_catalog/calls.hpp"
#include "systems/breakfast/payment/calls.hpp"

namespace breakfast::order {

using kit::Outcome;

namespace {

Decision ask_payment(Decision so_far, const OrderRequested& wanted, std::optional<double> price) {
  const kit::Money amount = amount_of(wanted.qty, price);
  return std::move(so_far)
      .also(PaymentAsked{wanted.id, amount})
      .call(payment::PayOrder{wanted.id, amount, wanted.customer_id, {}}, wanted.at + pay_by);
}

Decision ask_delivery(Decision so_far, const Order& order) {
  return std::move(so_far).also(CancelRequested{order.id}).call(delivery::Withdraw{order.id});
}

Decision establish(const Order& order) {
  const Ordered placed{order.id, order.qty, Status::placed, order.food_catalog_id,
                       order.customer_id};
  if (order.cancel_wished) return ask_delivery(Decision(placed).also(CancelHeld{order.id}), order);
  return placed;
}

OrderCancelled cancelled(const Order& order, Reason reason) {
  return {order.id, order.qty, Status::canceled, order.food_catalog_id, order.customer_id, reason};
}

// Not known yet whether it is paid. It may be cancelled meanwhile, and then says so.
bool unpaid(const Order& order) {
  return order.status == Status::pending ||
         (order.status == Status::cancel_requested && !order.established);
}

// Surely not paid: it ends as the customer wished, or because its time is over.
Decision end_unpaid(const Order& order) {
  if (order.cancel_wished) return OrderWithdrawn{order.id, order.customer_id};
  return OrderExpired{order.id, order.customer_id};
}

// Nobody is charged for what is not wanted any more.
Decision cancel_unpaid(const Order& order) {
  const bool late = order.held || order.cancel_held;  // the till is asked for both
  if (order.cancel_wished) return Decision().wait(late);
  const VoidRequested asked{order.id, true};
  if (order.void_requested) return Decision(asked).wait(late);
  return Decision(asked).withdraw<payment::PayOrder>().call(payment::VoidOrder{order.id});
}

Decision tell_that_it_takes_longer(const Order& order) {
  if (order.held) return {};
  return OrderHeld{order.id};
}

Decision tell_that_cancel_takes_longer(const Order& order) {
  if (order.cancel_held) return {};
  return CancelHeld{order.id};
}

bool further(Status stage, Status than) {
  return stage == Status::completed ? than != Status::completed
                                    : stage == Status::shipped && than == Status::placed;
}

}  // namespace

kit::Money amount_of(int qty, std::optional<double> price) {
  if (!price) return {qty};
  return {std::llround(qty * *price)};
}

kit::Visibility visibility(const Order& order) {
  if (order.removed && order.status == Status::canceled) return kit::Visibility::hidden;
  return order.established ? kit::Visibility::listed : kit::Visibility::own_url;
}

// Payment has until pay_by; then the order ends unpaid. A dish that the order desk has not heard of
// may be new: whether there is such a dish, the catalogue alone can say.
Decision decide(const Order& order, const Place& place) {
  if (order.status != Status::none) return Refusal::already_placed;
  const OrderRequested wanted{order.id, place.qty, place.food_catalog_id, place.customer_id,
                              place.at};
  if (place.known) return ask_payment(wanted, wanted, place.price);
  return Decision(wanted).call(food_catalog::FindItem{place.food_catalog_id, order.id},
                               place.at + pay_by);
}

Decision decide(const Order& order, const ItemAnswered& answer) {
  if (!unpaid(order) || order.pay_asked) return {};
  const OrderRequested wanted{order.id, order.qty, order.food_catalog_id, order.customer_id,
                              order.asked_at};
  switch (answer.outcome) {
    case Outcome::done:
      if (order.void_requested) return {};
      return ask_payment({}, wanted, answer.price);
    case Outcome::refused:
      if (order.cancel_wished) return OrderWithdrawn{order.id, order.customer_id};
      return OrderRefused{order.id, order.customer_id};
    case Outcome::delayed:
      return tell_that_it_takes_longer(order);
    case Outcome::unreachable:
      return end_unpaid(order);
  }
  return {};
}

Decision decide(const Order& order, const PaymentAnswered& answer) {
  if (!unpaid(order)) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return establish(order);
    case Outcome::refused:
      if (answer.reason == payment::reason::declined && !order.cancel_wished)
        return OrderDeclined{order.id, order.customer_id};
      return end_unpaid(order);
    case Outcome::delayed:
      return tell_that_it_takes_longer(order);
    case Outcome::unreachable:
      // It may be paid all the same. Whether it is, payment alone can say.
      if (order.void_requested) return {};
      return Decision(VoidRequested{order.id, false}).call(payment::VoidOrder{order.id});
  }
  return {};
}

Decision decide(const Order& order, const VoidAnswered& answer) {
  if (!unpaid(order)) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return end_unpaid(order);
    case Outcome::refused:
      if (answer.reason == payment::reason::already_paid) return establish(order);
      return end_unpaid(order);
    case Outcome::delayed:
    case Outcome::unreachable:
      if (order.cancel_wished) return tell_that_cancel_takes_longer(order);
      if (order.held) return {};
      return OrderExpired{
          order.id, order.customer_id};  // held off; payment hears of it and gives back what it has
  }
  return {};
}

// Whether it is too late to cancel, the delivery decides: the order only asks.
Decision decide(const Order& order, const Cancel&) {
  if (unpaid(order)) return cancel_unpaid(order);
  switch (order.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::placed:
    case Status::shipped:
      return ask_delivery({}, order);
    case Status::pending:
    case Status::cancel_requested:
      return Decision().wait(order.cancel_held);
    case Status::canceled:
      return {};
    case Status::completed:
      return Refusal::handed_over;
    case Status::refused:
    case Status::declined:
    case Status::expired:
      return Refusal::not_placed;
  }
  return {};
}

Decision decide(const Order& order, const Delete&) {
  Decision cancel = decide(order, Cancel{order.id});
  if (cancel.effects().refusal || order.removed) return cancel;
  return std::move(cancel).also(RemovalWished{order.id});
}

Decision decide(const Order& order, const DeliveryAnswered& answer) {
  if (order.status != Status::cancel_requested || unpaid(order)) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return cancelled(order, Reason::requested);
    case Outcome::refused:
      return CancelRefused{order.id, order.customer_id};
    case Outcome::delayed:
    case Outcome::unreachable:
      return tell_that_cancel_takes_longer(order);
  }
  return {};
}

// Reports may come twice or late: only a further one counts, and the end counts always. Whoever
// ends what its customer has cancelled ends it for him.
Decision decide(const Order& order, const Follow& follow) {
  if (unpaid(order)) return {};
  switch (order.status) {
    case Status::placed:
    case Status::shipped:
    case Status::cancel_requested: {
      const bool wished = order.status == Status::cancel_requested;
      if (follow.stage == Status::canceled)
        return cancelled(order, wished ? Reason::requested : follow.reason);
      const Status now = wished ? order.before : order.status;
      if (!further(follow.stage, now)) return {};
      return OrderStatusChanged{order.id, follow.stage};
    }
    case Status::none:
    case Status::pending:
    case Status::completed:
    case Status::canceled:
    case Status::refused:
    case Status::declined:
    case Status::expired:
      return {};
  }
  return {};
}

void evolve(Order& order, const OrderRequested& e) {
  order.qty = e.qty;
  order.food_catalog_id = e.food_catalog_id;
  order.customer_id = e.customer_id;
  order.asked_at = e.at;
  order.status = Status::pending;
}
void evolve(Order& order, const PaymentAsked&) { order.pay_asked = true; }
void evolve(Order& order, const OrderHeld&) { order.held = true; }
void evolve(Order& order, const VoidRequested& e) {
  order.void_requested = true;
  if (!e.by_customer) return;
  order.cancel_wished = true;
  order.status = Status::cancel_requested;
}
void evolve(Order& order, const Ordered&) {
  order.status = Status::placed;
  order.established = true;
  order.cancel_wished = false;
}
void evolve(Order& order, const OrderRefused&) { order.status = Status::refused; }
void evolve(Order& order, const OrderDeclined&) { order.status = Status::declined; }
void evolve(Order& order, const OrderExpired&) { order.status = Status::expired; }
void evolve(Order& order, const OrderWithdrawn&) { order.status = Status::canceled; }
void evolve(Order& order, const CancelRequested&) {
  order.before = order.status;
  order.status = Status::cancel_requested;
}
void evolve(Order& order, const CancelHeld&) { order.cancel_held = true; }
void evolve(Order& order, const CancelRefused&) {
  if (order.status == Status::cancel_requested) order.status = order.before;
  order.cancel_held = false;
  order.removed = false;
}
void evolve(Order& order, const RemovalWished&) { order.removed = true; }
void evolve(Order& order, const OrderCancelled&) { order.status = Status::canceled; }
void evolve(Order& order, const OrderStatusChanged& e) {
  if (order.status == Status::cancel_requested)
    order.before = e.stage;
  else
    order.status = e.stage;
}

}  // namespace breakfast::order
