// The cancellations: orders that will not be handed over.
#pragma once
#include "kit/service.hpp"
#include "systems/breakfast/delivery/events.hpp"

namespace breakfast::delivery {

struct CancellationRow {
  OrderId order_id;
  CancelWord status = CancelWord::cancelled;
};
DESCRIBE(CancellationRow, order_id, status)

void project(kit::Rows<CancellationRow>&, const DeliveryCanceled&);

}  // namespace breakfast::delivery
