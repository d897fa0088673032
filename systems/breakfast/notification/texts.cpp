// The parts of the texts.
#include "systems/breakfast/notification/texts.hpp"

namespace breakfast::notification {
namespace {

template <class Tag>
std::string digits(kit::Id<Tag> id) {
  return std::to_string(id.value);
}

}  // namespace

Text order_text(OrderId order) {
  return {"주문 " + digits(order) + "번: ", "Order " + digits(order) + ": "};
}
Text order_text(OrderId order, FoodCatalogId dish) {
  return {"주문 " + digits(order) + "번(음식 " + digits(dish) + "번): ",
          "Order " + digits(order) + " (dish " + digits(dish) + "): "};
}
Text order_text(OrderId order, FoodCatalogId dish, int qty) {
  const std::string count = std::to_string(qty);
  return {"주문 " + digits(order) + "번(음식 " + digits(dish) + "번 " + count + "개): ",
          "Order " + digits(order) + " (" + count + " of dish " + digits(dish) + "): "};
}
Text pay_text(PayId pay, std::optional<OrderId> order) {
  if (!order) return {"결제 " + digits(pay) + "번: ", "Payment " + digits(pay) + ": "};
  return {"결제 " + digits(pay) + "번(주문 " + digits(*order) + "번): ",
          "Payment " + digits(pay) + " (order " + digits(*order) + "): "};
}
Text won(std::optional<kit::Money> amount) {
  const std::string sum = std::to_string(amount.value_or(kit::Money{}).won);
  return {sum + "원이 ", sum + " won "};
}
Text points(std::int64_t cnt) {
  const std::string sum = std::to_string(cnt);
  return {"마일리지 " + sum + "점이 ", sum + " points "};
}

namespace {

Text why(order::Reason reason) {
  switch (reason) {
    case order::Reason::requested:
      return {"주문이 취소되었습니다.", "Your order is cancelled."};
    case order::Reason::out_of_stock:
      return {"재고가 부족해 주문이 취소되었습니다.",
              "It is out of stock, so your order is cancelled."};
    case order::Reason::called_back:
      return {"배달을 할 수 없게 되어 주문이 취소되었습니다.",
              "It can't be delivered, so your order is cancelled."};
  }
  return {};
}

}  // namespace

Text cancel_text(order::Reason reason) {
  return why(reason) + Text{" 결제 금액은 돌려드리고, 적립된 마일리지는 회수됩니다.",
                            " Your money goes back to you, and the points that it earned go, too."};
}

}  // namespace breakfast::notification
