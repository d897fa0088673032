// The counter's table of contents. The list has a context of its own: nobody who orders waits for
// it, and nobody writes to it.
#include "systems/coffee/contexts.hpp"
#include "systems/coffee/counter/counter.hpp"

namespace coffee::counter {

kit::Context service() {
  kit::Service counter{"counter", "the counter", "카운터"};
  counter.follows_only();
  counter.view<Work>("work", "workList")
      .shows({"orderId", "product", "qty", "status", "paidAt"})
      .unpaged()
      .from<customer::PaymentCompleted>("customer")
      .from<delivery::OrderReceived, delivery::CoffeeMade, delivery::OrderPickedUp,
            delivery::OrderRejected, delivery::OrderCancelConfirmed>("delivery");
  return counter.take();
}

}  // namespace coffee::counter
