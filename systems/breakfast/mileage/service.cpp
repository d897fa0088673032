// The mileage book's table of contents. Nobody can write points by hand: only payments earn them.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/mileage/policies.hpp"
#include "systems/breakfast/mileage/views.hpp"

namespace breakfast::mileage {

kit::Context service() {
  kit::Service service{"mileage", "mileage", "마일리지", 8087};

  auto mileage = service.aggregate<Mileage>("mileage", "mileages");
  mileage.key("payId").shows({"payId", "orderId", "cnt"}).search("payId").search_single();
  mileage.events<Milegeadded, Mileageremoved>().internal<EarningBarred>();
  mileage.command<Earn>();
  mileage.command<Revoke>();

  service.whenever<on_cancelled>("payment");
  service.whenever<on_pay_expired>("payment");
  service.whenever<on_pay_voided>("payment");

  service.view<MileageViewRow>("mileageView", "mileageViews")
      .shows({"orderId", "payId", "cnt"})
      .search("payId")
      .search_single()
      .unpaged()
      .from<payment::Paid, payment::Cancelled>("payment");
  service.view<MileageBalanceRow>("mileageBalance", "mileageBalances")
      .shows({"customerid", "balance", "earned", "revoked"})
      .from<Milegeadded, Mileageremoved>("mileage");
  return service.take();
}

}  // namespace breakfast::mileage
