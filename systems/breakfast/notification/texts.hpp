// What the texts are put together of, in both languages: which order or payment it is about, how
// much, and why an order was cancelled.
#pragma once
#include <optional>

#include "kit/notice.hpp"
#include "systems/breakfast/ids.hpp"
#include "systems/breakfast/order/events.hpp"

namespace breakfast::notification {

using Text = kit::NoticeText;

// "Order 7: ", "Order 7 (dish 4): ", "Order 7 (50 of dish 4): ", "Payment 3 (order 7): ".
Text order_text(OrderId);
Text order_text(OrderId, FoodCatalogId);
Text order_text(OrderId, FoodCatalogId, int qty);
Text pay_text(PayId, std::optional<OrderId>);
// "200 won ", "200 points ".
Text won(std::optional<kit::Money>);
Text points(std::int64_t);

// Why it was cancelled, and that money and points go back.
Text cancel_text(order::Reason);

}  // namespace breakfast::notification
