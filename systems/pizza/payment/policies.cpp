// An order that ended keeps no money, however it ended.
#include "systems/pizza/payment/policies.hpp"

namespace pizza::payment {

Refund on_order_canceled(const order::OrderCanceled& e) { return {e.id}; }
Refund on_order_withdrawn(const order::OrderWithdrawn& e) { return {e.id}; }
Refund on_order_taken_back(const order::OrderTakenBack& e) { return {e.id}; }

}  // namespace pizza::payment
