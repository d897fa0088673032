// The riders' table of contents.
#include "kit/service.hpp"

#include "systems/mall/contexts.hpp"
#include "systems/mall/rider/policies.hpp"
#include "systems/mall/rider/views.hpp"

namespace mall::rider {
namespace {

void wire_deliveries(kit::Service& rider) {
  auto delivery = rider.aggregate<Delivery>("delivery", "deliveries");
  delivery.key("orderId")
      .shows({"orderId", "state", "address"})
      .extras({"region", "riderId"})
      .state_in("state")
      .search("region")
      .search("orderId")
      .example("orderId", "1")
      .example("address", "서울시 강남구 테헤란로 1")
      .example("region", "서울시 강남구")
      .example("riderId", "rider-1");
  delivery.events<DeliveryStarted, DeliveryCompleted>()
      .internal<DeliveryOffered, DeliveryConfirmed>();

  delivery.command<EnterDelivery>().creates().required({"orderId"}).range("orderId", 1, INT64_MAX);
  delivery.command<Pick>().word("배송중").action("pick", "pick it up", "픽업");
  delivery.command<Deliver>().word("배송완료").action("deliver", "delivered", "배송 완료");
  delivery.command<Offer>();
  delivery.command<Complete>();
}

}  // namespace

kit::Context service() {
  kit::Service rider{"rider", "riders", "배송", 8085};
  wire_deliveries(rider);

  rider.whenever<on_cooked>("store");
  rider.whenever<on_order_complete>("app");

  rider.view<DeliveryStateRow>("deliveryState", "deliveryStates")
      .shows({"orderId", "state", "address", "region", "riderId"})
      .search("region")
      .search("orderId")
      .of<Delivery>();
  return rider.take();
}

}  // namespace mall::rider
