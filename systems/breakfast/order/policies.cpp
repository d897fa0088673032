// What others did, and the answers they gave, as commands to an order.
#include "systems/breakfast/order/policies.hpp"

namespace breakfast::order {

ItemAnswered on_item_answer(const food_catalog::FindItem& asked, const kit::Answer& answer) {
  return {asked.order_id, asked.id, kit::outcome_of(answer), {}};
}
PaymentAnswered on_pay_answer(const payment::PayOrder& asked, const kit::Answer& answer) {
  return {asked.for_order, kit::outcome_of(answer), answer.reason};
}
VoidAnswered on_void_answer(const payment::VoidOrder& asked, const kit::Answer& answer) {
  return {asked.for_order, kit::outcome_of(answer), answer.reason};
}
DeliveryAnswered on_withdraw_answer(const delivery::Withdraw& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer)};
}

// The saga: what can't be had is not delivered, and its money goes back.
Follow on_out_of_stock(const food_catalog::CatalogOutofstock& e) {
  return {e.order_id, Status::canceled, Reason::out_of_stock};
}
Follow on_shipped(const delivery::Shipped& e) { return {e.order_id, Status::shipped, {}}; }
Follow on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return {e.order_id, Status::completed, {}};
}
// What the order itself had asked for it knows better.
Follow on_delivery_canceled(const delivery::DeliveryCanceled& e) {
  return {e.order_id, Status::canceled, Reason::called_back};
}
// Who takes the money back at the till does not want the order any more. A payment that merely
// names an order is not that order's.
std::optional<Cancel> on_payment_cancelled(const payment::Cancelled& e) {
  if (!e.for_order) return {};
  return Cancel{*e.for_order};
}

}  // namespace breakfast::order
