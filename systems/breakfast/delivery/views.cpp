// One row for each cancelled order.
#include "systems/breakfast/delivery/views.hpp"

namespace breakfast::delivery {

void project(kit::Rows<CancellationRow>& rows, const DeliveryCanceled& e) {
  rows[e.order_id].status = e.status;
}

}  // namespace breakfast::delivery
