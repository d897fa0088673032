// The order desk's table of contents.
#include "kit/service.hpp"

#include "systems/mall/app/policies.hpp"
#include "systems/mall/app/views.hpp"
#include "systems/mall/contexts.hpp"

namespace mall::app {
namespace {

void wire_orders(kit::Service& app) {
  auto order = app.aggregate<Order>("order", "orders");
  order.shows({"item", "qty", "price", "state"})
      .extras({"customer", "address", "region", "foodType"})
      .state_in("state")
      .accepts("수량", "qty")
      .accepts("상태", "state")
      .accepts("가격", "price")
      .example("item", "치킨")
      .example("qty", "10")
      .example("price", "200")
      .example("customer", "홍길동")
      .example("address", "서울시 강남구 테헤란로 1")
      .example("foodType", "한식");
  order
      .events<OrderPlaced, PaymentRefused, OrderExpired, CancelRefused, OrderCanceled,
              OrderStateChanged, OrderComplete>()
      .internal<OrderRequested, PaymentHeld, VoidRequested, CancelRequested, CancelHeld,
                ProgressReported>();
  order.ends_wait<OrderPlaced>()
      .ends_wait<OrderCanceled>()
      .ends_wait<OrderStateChanged>()
      .held_by<PaymentHeld>()
      .held_by<CancelHeld>()
      .refused_by<PaymentRefused>(Refusal::payment_declined)
      .refused_by<OrderExpired>(Refusal::payment_unreachable)
      .refused_by<CancelRefused>(Refusal::cooking_started);

  order.command<Place>()
      .creates()
      .required({"item"})
      .range("qty", 1, qty_max)
      .range("price", 0, price_max)
      .range("listPrice", 0, price_max)
      .lookup("menus", {{"item", "item"}}, {{"price", "listPrice"}, {"soldOut", "soldOut"}});
  order.command<Cancel>().word("주문취소").action("cancel", "cancel the order", "주문 취소");
  order.command<Confirm>().word("배송확인").action("confirm", "confirm the arrival", "배송 확인");
  order.command<Follow>();
  order.command<PaymentAnswered>();
  order.command<VoidAnswered>();
  order.command<KitchenAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service app{"app", "orders", "주문", 8081};
  wire_orders(app);

  app.calls<on_pay_answer>("pay").when_overloaded(kit::Overload::hold);
  app.calls<on_void_answer>("pay");
  app.calls<on_withdraw_answer>("store");

  app.whenever<on_accepted>("store");
  app.whenever<on_rejected>("store");
  app.whenever<on_withdrawn>("store");
  app.whenever<on_cooking_started>("store");
  app.whenever<on_cooked>("store");
  app.whenever<on_delivery_started>("rider");
  app.whenever<on_delivery_completed>("rider");

  app.view<MenuRow>("menu", "menus")
      .shows({"item", "price", "soldOut"})
      .search("item")
      .from<store::MenuItemListed, store::MenuItemChanged, store::MenuItemRemoved>("store");
  return app.take();
}

}  // namespace mall::app
