// The delivery's table of contents.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/delivery/policies.hpp"
#include "systems/breakfast/delivery/views.hpp"

namespace breakfast::delivery {

kit::Context service() {
  kit::Service service{"delivery", "deliveries", "배달", 8082};

  auto delivery = service.aggregate<Delivery>("delivery", "deliveries");
  delivery.key("orderId").shows({"orderId", "status"}).state_in("status");
  delivery.events<Shipped, DeliveryCompleted, DeliveryCanceled>();
  delivery.command<Complete>()
      .word("Delivery Completed")
      .action("complete", "hand it over", "전달 완료");
  delivery.command<CancelDelivery>()
      .word("Order Canceled-delivery")
      .action("cancel", "call it back", "배달 취소");
  delivery.command<Ship>();
  delivery.command<Withdraw>();

  service.whenever<on_stock_taken>("foodCatalog");
  service.whenever<on_order_cancelled>("order");

  service.view<CancellationRow>("cancellation", "cancellations")
      .shows({"orderId", "status"})
      .from<DeliveryCanceled>("delivery");
  return service.take();
}

}  // namespace breakfast::delivery
