// The history's table of contents.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/satisfaction_history/views.hpp"

namespace pizza::satisfaction_history {

kit::Context service() {
  kit::Service history{name::satisfaction_history, "satisfaction history", "만족도 이력", 8087};
  history.follows_only();
  history.view<SatisfactionHistoryRow>("satisfactionHistory", "satisfactionHistories")
      .shows({"orderId", "customerId", "menuOption", "score", "comment", "date"})
      .search("orderId")
      .dates("+0000")
      .from<satisfaction::SatisfactionAnswered>(name::satisfaction);
  return history.take();
}

}  // namespace pizza::satisfaction_history
