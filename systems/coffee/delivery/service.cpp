// The shop's table of contents.
#include "kit/service.hpp"

#include "systems/coffee/contexts.hpp"
#include "systems/coffee/delivery/policies.hpp"

namespace coffee::delivery {

kit::Context service() {
  kit::Service shop{"delivery", "the shop", "매장", 8084};

  auto delivery = shop.aggregate<Delivery>("delivery", "deliveries");
  delivery.shows({"product", "qty", "price", "status"}).state_in("status").accepts("orderId", "id");
  delivery
      .events<OrderReceived, OrderRejected, OrderCancelConfirmed, CoffeeMade, OrderPickedUp,
              PickupReminded>()
      .internal<OrderArrived>();
  delivery.command<Receive>().word("receive").action("receive", "accept the order", "주문 접수");
  delivery.command<Reject>().word("reject").action("reject", "reject the order", "주문 거절");
  delivery.command<Make>().word("made").action("make", "the coffee is made", "제작 완료");
  delivery.command<PickUp>().word("picked_up").action("pickUp", "hand it out", "픽업");
  delivery.command<Remind>();
  delivery.command<TakeIn>();
  delivery.command<CancelOrder>();

  shop.whenever<on_payment_completed>("customer");
  return shop.take();
}

}  // namespace coffee::delivery
