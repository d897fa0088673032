// The shop floor's table of contents.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/delivery/policies.hpp"

namespace pizza::delivery {

kit::Context service() {
  kit::Service floor{name::delivery, "orders and deliveries", "주문배송", 8085};

  auto delivery = floor.aggregate<OrderDelivery>("orderDelivery", "orderDeliveries");
  delivery.shows({"customerId", "state", "paymentDate", "lastEventDate", "menuOption", "address"})
      .state_in("state")
      .dates("+0000");
  delivery.events<PizzaProductionStarted, DeliveryStarted, DeliveryCompleted>()
      .internal<PaidNoted, PlacedNoted, PizzaProductionReady, DeliveryWithdrawn>();

  delivery.command<StartProduction>()
      .word("PizzaProductionStarted")
      .action("start", "start production", "피자 제작 시작");
  delivery.command<StartDelivery>()
      .word("DeliveryStarted")
      .action("depart", "start the delivery", "배송 출발");
  delivery.command<CompleteDelivery>()
      .word("DeliveryCompleted")
      .action("complete", "complete the delivery", "배송 완료");
  delivery.command<NotePaid>();
  delivery.command<NotePlaced>();
  delivery.command<Withdraw>();

  floor.whenever<on_payment_approved>(name::payment);
  floor.whenever<on_order_placed>(name::order);
  return floor.take();
}

}  // namespace pizza::delivery
