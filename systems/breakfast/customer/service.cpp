// The customers' table of contents.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/customer/customer.hpp"
#include "systems/breakfast/customer/views.hpp"

namespace breakfast::customer {

kit::Context service() {
  kit::Service service{"customer", "customers", "고객", 8083};

  auto customer = service.aggregate<Customer>("customer", "customers");
  customer.shows({"name", "phone", "address", "age"})
      .example("name", "shin")
      .example("phone", "010")
      .example("address", "seoul")
      .example("age", "29");
  customer.events<Registerd, Updated, Withdrawed>();
  customer.command<Register>().creates().required({"name"}).range("age", 0, age_max);
  customer.command<Update>().updates().required({"name"}).range("age", 0, age_max);
  customer.command<Leave>().deletes();

  service.view<MyOrderRow>("myOrder", "myOrders")
      .shows({"orderid", "foodcatlogid", "qty", "deliveryid", "status", "customerid"})
      .search("orderid")
      .search_single()
      .unpaged()
      .from<order::Ordered>("order")
      .from<delivery::Shipped, delivery::DeliveryCompleted, delivery::DeliveryCanceled>("delivery");
  return service.take();
}

}  // namespace breakfast::customer
