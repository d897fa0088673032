// The customer's page has a context of its own: looking at orders never slows ordering down.
#include "systems/mall/contexts.hpp"
#include "systems/mall/view/view.hpp"

namespace mall::view {

kit::Context service() {
  kit::Service view{"view", "order states", "주문 조회", 8086};
  view.follows_only().prompt();
  view.view<OrderStateRow>("orderState", "orderStates")
      .shows({"item", "orderState", "payState"})
      .from<app::OrderPlaced, app::OrderStateChanged, app::OrderComplete>("app")
      .from<pay::PaymentCanceled>("pay");
  return view.take();
}

}  // namespace mall::view
