// An order that ended keeps no money, however it ended.
#include "systems/mall/pay/policies.hpp"

namespace mall::pay {

Refund on_order_canceled(const app::OrderCanceled& e) { return {e.id}; }
Refund on_order_expired(const app::OrderExpired& e) { return {e.id}; }
Refund on_payment_refused(const app::PaymentRefused& e) { return {e.id}; }
Refund on_order_rejected(const store::OrderManagementCanceled& e) { return {e.order_id}; }

}  // namespace mall::pay
