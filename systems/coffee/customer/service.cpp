// The customer's table of contents.
#include "kit/service.hpp"

#include "systems/coffee/contexts.hpp"
#include "systems/coffee/customer/policies.hpp"
#include "systems/coffee/customer/views.hpp"

namespace coffee::customer {
namespace {

void wire_orders(kit::Service& customer) {
  auto order = customer.aggregate<Order>("order", "orders");
  order.shows({"product", "qty", "price", "status", "cannotOrderCanceled"})
      .state_in("status")
      .accepts("orderId", "id")
      .example("product", "IceAmericano")
      .example("qty", "1")
      .example("price", "2000");
  order
      .events<OrderSelected, PaymentCompleted, OrderCancelRequested, OrderCancelRefused,
              OrderPaidBack>()
      .internal<OrderRequested, PaymentHeld, PaymentDeclined, PaymentUnreachable, CancelHeld,
                OrderStatusChanged>();
  order.ends_wait<PaymentCompleted>()
      .ends_wait<OrderStatusChanged>()
      .ends_wait<OrderPaidBack>()
      .held_by<PaymentHeld>()
      .held_by<CancelHeld>()
      .refused_by<PaymentDeclined>(Refusal::payment_declined)
      .refused_by<PaymentUnreachable>(Refusal::payment_unreachable)
      .refused_by<OrderCancelRefused>(Refusal::already_received);

  order.command<Place>()
      .creates()
      .required({"product", "price"})
      .range("qty", 1, qty_max)
      .range("price", 0, price_max);
  order.command<Cancel>()
      .word("order_cancel_request")
      .action("cancel", "cancel the order", "주문 취소");
  order.command<Follow>();
  order.command<PaymentAnswered>();
  order.command<ShopAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service customer{"customer", "orders", "고객", 8081};
  wire_orders(customer);

  customer.calls<on_pay_answer>("PaymentExternal").when_overloaded(kit::Overload::hold_off);
  customer.calls<on_cancel_answer>("delivery");

  customer.whenever<on_received>("delivery");
  customer.whenever<on_rejected>("delivery");
  customer.whenever<on_cancel_confirmed>("delivery");
  customer.whenever<on_made>("delivery");
  customer.whenever<on_picked_up>("delivery");
  customer.whenever<on_refunded>("PaymentExternal");

  customer.view<OrderStatusRow>("orderStatus", "orderStatuses")
      .shows({"product", "qty", "price", "status"})
      .unpaged()
      .from<OrderRequested, OrderSelected, PaymentCompleted, OrderCancelRequested,
            OrderCancelRefused, OrderStatusChanged, OrderPaidBack>("customer");
  return customer.take();
}

}  // namespace coffee::customer
