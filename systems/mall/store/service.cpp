// The store's table of contents.
#include "kit/service.hpp"

#include "systems/mall/contexts.hpp"
#include "systems/mall/store/menu_item.hpp"
#include "systems/mall/store/policies.hpp"
#include "systems/mall/store/views.hpp"

namespace mall::store {
namespace {

void wire_receipts(kit::Service& store) {
  auto receipt = store.aggregate<OrderManagement>("orderManagement", "orderManagements");
  receipt.key("orderId")
      .shows({"orderId", "address", "foodType", "state"})
      .extras({"region", "customer"})
      .state_in("state")
      .search("orderId")
      .alias("주문처리s")
      .accepts("배달지주소", "address")
      .accepts("요리종류", "foodType")
      .example("orderId", "1")
      .example("address", "서울시 강남구 테헤란로 1")
      .example("foodType", "한식");
  receipt
      .events<OrderManagementReceived, OrderManagementAccepted, OrderManagementCanceled,
              OrderManagementStateStarted, OrderManagementStateCompleted,
              OrderManagementWithdrawn>()
      .internal<OrderManagementDescribed, OrderManagementClosed>();

  receipt.command<EnterOrder>().creates().required({"orderId"}).range("orderId", 1, INT64_MAX);
  receipt.command<Accept>().word("접수됨").action("accept", "accept the order", "주문 접수");
  receipt.command<Reject>().word("거부됨").action("reject", "reject the order", "주문 거부");
  receipt.command<StartCooking>().word("요리시작").action("start", "start cooking", "요리 시작");
  receipt.command<FinishCooking>().word("요리완료").action("finish", "finish cooking", "요리 완료");
  receipt.command<Receive>();
  receipt.command<DescribeOrder>();
  receipt.command<Withdraw>();
  receipt.command<CancelReceipt>();
  receipt.command<Complete>();
}

void wire_menu(kit::Service& store) {
  auto item = store.aggregate<MenuItem>("menuItem", "menuItems");
  item.key("item")
      .shows({"item", "price", "soldOut"})
      .search("item")
      .example("item", "치킨")
      .example("price", "200")
      .example("soldOut", "false");
  item.events<MenuItemListed, MenuItemChanged, MenuItemRemoved>();
  item.command<ListItem>().creates().required({"item", "price"}).range("price", 0, menu_price_max);
  item.command<ChangeItem>().updates().required({"price"}).range("price", 0, menu_price_max);
  item.command<RemoveItem>().deletes();
}

}  // namespace

kit::Context service() {
  kit::Service store{"store", "the store", "상점", 8082};
  wire_receipts(store);
  wire_menu(store);

  store.whenever<on_payment_approved>("pay");
  store.whenever<on_payment_canceled>("pay");
  store.whenever<on_order_placed>("app");
  store.whenever<on_order_complete>("app");

  store.view<OrderDetailRow>("orderDetail", "orderDetails")
      .shows({"orderId", "item", "qty", "price", "address", "foodType", "state"})
      .search("orderId")
      .from<app::OrderPlaced>("app")
      .from<OrderManagementReceived, OrderManagementAccepted, OrderManagementCanceled,
            OrderManagementStateStarted, OrderManagementStateCompleted, OrderManagementWithdrawn,
            OrderManagementClosed>("store");
  return store.take();
}

}  // namespace mall::store
