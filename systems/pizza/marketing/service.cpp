// Marketing's table of contents: a team that came later, and reads what is told anyway.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/marketing/views.hpp"

namespace pizza::marketing {

kit::Context service() {
  kit::Service marketing{name::marketing, "marketing", "마케팅", 8086};
  marketing.follows_only();
  marketing.view<MarketingRow>("marketing", "marketings")
      .shows({"customerId", "orders", "spent"})
      .from<order::OrderPlaced, order::OrderCanceled>(name::order);
  return marketing.take();
}

}  // namespace pizza::marketing
