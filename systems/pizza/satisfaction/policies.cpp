// Whoever has got something.
#include "systems/pizza/satisfaction/policies.hpp"

namespace pizza::satisfaction {

Ask on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return {e.id, e.customer_id, e.menu_option};
}

}  // namespace pizza::satisfaction
