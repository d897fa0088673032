// The order desk's table of contents.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/order/policies.hpp"

namespace pizza::order {

kit::Context service() {
  kit::Service desk{name::order, "pizza orders", "피자 주문", 8081};

  auto order = desk.aggregate<PizzaOrder>("pizzaOrder", "pizzaOrders");
  order.shows({"date", "customerId", "state", "menuOption", "price", "paymentMethod", "address"})
      .state_in("state")
      .dates("+0000")
      .example("customerId", "10")
      .example("menuOption", "pepperoniPizza")
      .example("price", "10000")
      .example("paymentMethod", "CreditCard")
      .example("address", "ThewellI007Ho");
  order
      .events<OrderPlaced, OrderCanceled, OrderWithdrawn, PaymentRefused, OrderTakenBack,
              CancelRefused>()
      .internal<OrderRequested, PaymentHeld, CancelRequested, CancelHeld>();
  order.ends_wait<OrderPlaced>()
      .ends_wait<OrderCanceled>()
      .ends_wait<OrderTakenBack>()
      .held_by<PaymentHeld>()
      .held_by<CancelHeld>()
      .refused_by<PaymentRefused>(Refusal::payment_declined)
      .refused_by<OrderWithdrawn>(Refusal::payment_unreachable)
      .refused_by<CancelRefused>(Refusal::production_started);

  order.command<Place>()
      .creates()
      .required({"menuOption", "price"})
      .range("customerId", 1, INT64_MAX)
      .range("price", 0, price_max);
  order.command<Cancel>().word("CANCEL").action("cancel", "cancel the order", "주문 취소");
  order.command<PaymentAnswered>();
  order.command<KitchenAnswered>();

  desk.calls<on_pay_answer>(name::payment).when_overloaded(kit::Overload::hold_off);
  desk.calls<on_withdraw_answer>(name::delivery);
  return desk.take();
}

}  // namespace pizza::order
