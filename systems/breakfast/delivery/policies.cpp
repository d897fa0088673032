// Stock is taken for paid orders only: what leaves is both paid and there.
#include "systems/breakfast/delivery/policies.hpp"

namespace breakfast::delivery {

Ship on_stock_taken(const food_catalog::StockTaken& e) { return {e.order_id, e.id, {}}; }
Withdraw on_order_cancelled(const order::OrderCancelled& e) { return {e.id}; }

}  // namespace breakfast::delivery
