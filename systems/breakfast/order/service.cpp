// The order desk's table of contents.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/order/policies.hpp"
#include "systems/breakfast/order/views.hpp"

namespace breakfast::order {
namespace {

void wire_orders(kit::Service& service) {
  auto order = service.aggregate<Order>("order", "orders");
  order.shows({"qty", "status", "foodcaltalogid", "customerid"})
      .state_in("status")
      .accepts("foodcatalogid", "foodcaltalogid")
      .example("qty", "2")
      .example("foodcaltalogid", "1")
      .example("customerid", "1");
  order
      .events<Ordered, OrderCancelled, CancelRefused, OrderRefused, OrderDeclined, OrderExpired,
              OrderWithdrawn>()
      .internal<OrderRequested, PaymentAsked, OrderHeld, VoidRequested, CancelRequested, CancelHeld,
                RemovalWished, OrderStatusChanged>();
  order.ends_wait<Ordered>()
      .ends_wait<OrderCancelled>()
      .ends_wait<OrderWithdrawn>()
      .held_by<OrderHeld>()
      .held_by<CancelHeld>()
      .refused_by<OrderRefused>(Refusal::unknown_dish)
      .refused_by<OrderDeclined>(Refusal::payment_declined)
      .refused_by<OrderExpired>(Refusal::payment_unreachable)
      .refused_by<CancelRefused>(Refusal::handed_over);

  order.command<Place>()
      .creates()
      .required({"qty", "foodcaltalogid"})
      .range("qty", 1, qty_max)
      .range("foodcaltalogid", 1, INT64_MAX)
      .range("customerid", 1, INT64_MAX)
      .lookup("prices", {{"id", "foodcaltalogid"}}, {{"id", "known"}, {"price", "price"}});
  order.command<Cancel>().word("OrderCancelled").action("cancel", "cancel the order", "주문 취소");
  order.command<Delete>().deletes();
  order.command<Follow>();
  order.command<ItemAnswered>().lookup("prices", {{"id", "foodcaltalogid"}}, {{"price", "price"}});
  order.command<PaymentAnswered>();
  order.command<VoidAnswered>();
  order.command<DeliveryAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service order{"order", "orders", "주문", 8081};
  wire_orders(order);

  order.calls<on_item_answer>("foodCatalog").when_overloaded(kit::Overload::hold);
  order.calls<on_pay_answer>("payment").when_overloaded(kit::Overload::hold);
  order.calls<on_void_answer>("payment");
  order.calls<on_withdraw_answer>("delivery");

  order.whenever<on_out_of_stock>("foodCatalog");
  order.whenever<on_shipped>("delivery");
  order.whenever<on_delivery_completed>("delivery");
  order.whenever<on_delivery_canceled>("delivery");
  order.whenever<on_payment_cancelled>("payment");

  order.view<PriceRow>("price", "prices")
      .shows({"name", "price"})
      .from<food_catalog::CatalogRegistered, food_catalog::CatalogUpdated,
            food_catalog::CatalogDeleted>("foodCatalog");
  return order.take();
}

}  // namespace breakfast::order
