// The shop sees paid orders only.
#include "systems/coffee/delivery/policies.hpp"

namespace coffee::delivery {

TakeIn on_payment_completed(const customer::PaymentCompleted& e) {
  return {e.order_id, e.product, e.qty, e.price};
}

}  // namespace coffee::delivery
