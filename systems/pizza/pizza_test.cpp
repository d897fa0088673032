// Evenings at the pizza shop: customers, sellers and couriers do as they like, the network does its
// worst, and in the end the books must add up.
#include "systems/pizza/pizza.hpp"

#include <map>
#include <set>

#include "kit/json.hpp"
#include "runtime/engine/small_yard_test.hpp"
#include "runtime/model/model_text.hpp"
#include "runtime/sim/simulation.hpp"
#include "systems/catalogue.hpp"
#include "systems/doctored.hpp"
#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/delivery/delivery.hpp"
#include "systems/pizza/notification/notification.hpp"
#include "systems/pizza/order/order.hpp"
#include "systems/pizza/payment/payment.hpp"
#include "systems/pizza/satisfaction/satisfaction.hpp"
#include "systems/rehearsal.hpp"

namespace pizza {
namespace {

using systems::Rehearsal;

constexpr std::uint32_t evenings = 200;
constexpr OrderId one{1};

order::Place an_order(std::int64_t customer = 10, std::int64_t price = 10'000) {
  order::Place place;
  place.customer_id = CustomerId{customer};
  place.menu_option = "pepperoniPizza";
  place.price = {price};
  place.payment_method = "CreditCard";
  place.address = "ThewellI007Ho";
  return place;
}

OrderId some_order(Rehearsal& evening) { return {static_cast<std::int64_t>(1 + evening.below(6))}; }

void someone_orders_or_cancels(Rehearsal& evening) {
  if (evening.chance(50)) {
    evening.ask(name::order, order::Cancel{some_order(evening)});
  } else if (evening.all<order::PizzaOrder>(name::order).size() < 6) {
    const auto customer = static_cast<std::int64_t>(1 + evening.below(3));
    evening.ask(name::order,
                an_order(customer, static_cast<std::int64_t>(evening.below(3)) * 5'000));
  }
}

void someone_works(Rehearsal& evening) {
  const OrderId order = some_order(evening);
  switch (evening.below(4)) {
    case 0:
      evening.ask(name::delivery, delivery::StartProduction{order, {}});
      return;
    case 1:
      evening.ask(name::delivery, delivery::StartDelivery{order, {}});
      return;
    case 2:
      evening.ask(name::delivery, delivery::CompleteDelivery{order, {}});
      return;
    default:
      evening.ask(name::satisfaction,
                  satisfaction::AnswerQuestion{
                      {order.value}, 1 + static_cast<int>(evening.below(5)), {}, {}});
      return;
  }
}

void expect_clean_books(Rehearsal& evening) {
  audit(evening);
  EXPECT_EQ(evening.findings(), std::vector<std::string>{});
}

void an_evening(Rehearsal& evening) {
  for (int i = 0; i < 120; ++i) {
    if (evening.chance(40))
      someone_orders_or_cancels(evening);
    else
      someone_works(evening);
    evening.go_on(static_cast<int>(evening.below(6)));
    if (i % 20 == 0) audit(evening);
  }
  evening.come_to_rest();
  expect_clean_books(evening);
}

void play(std::uint32_t seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Rehearsal evening(system(), seed);
  an_evening(evening);
}

TEST(pizza, its_books_add_up_after_any_evening) {
  for (std::uint32_t seed = 1; seed <= evenings && !HasFailure(); ++seed) play(seed);
}

TEST(pizza, its_audit_notices_an_event_that_is_lost_or_stands_twice) {
  systems::expect_unnoticed(
      system(), an_evening,
      {"Paymentmanagement.PaymentCanceled", "SatisfactionManagement.SatisfactionAnswered"}, {});
}

// An operator may have customers held (202) instead of held off (503).
kit::System holding() {
  kit::System shop = system();
  for (auto& context : shop.contexts)
    for (auto& call : context.calls)
      if (call.overload) call.overload = kit::Overload::hold;
  return shop;
}

TEST(pizza, its_books_add_up_on_bad_days_whether_customers_are_held_off_or_held) {
  const kit::System held = holding();
  for (const auto* shop : {&system(), &held})
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const auto run = runtime::sim::simulate(*shop, seed);
      EXPECT_EQ(run.findings, std::vector<std::string>{}) << seed;
    }
}

void make_and_bring(Rehearsal& evening, OrderId order) {
  EXPECT_EQ(evening.ask(name::delivery, delivery::StartProduction{order, {}}), "");
  EXPECT_EQ(evening.ask(name::delivery, delivery::StartDelivery{order, {}}), "");
  EXPECT_EQ(evening.ask(name::delivery, delivery::CompleteDelivery{order, {}}), "");
  evening.come_to_rest();
}

// Row 12: one way to cancel, no news of being told among the business's events, and no order that
// is taken before it is paid.
TEST(pizza, the_three_corrections_of_the_first_model_hold) {
  int ways_to_cancel = 0;
  for (const auto& context : system().contexts)
    for (const auto& aggregate : context.aggregates) {
      for (const auto& command : aggregate.commands)
        ways_to_cancel += command.action == "cancel" ? 1 : 0;
      for (const auto& event : aggregate.events)
        EXPECT_TRUE(event.internal || (event.type->name.find("Notif") == std::string::npos &&
                                       event.type->name != "CancelRequested"))
            << event.type->name;
    }
  EXPECT_EQ(ways_to_cancel, 1);
  const auto placed = order::decide(order::PizzaOrder{}, an_order());
  ASSERT_EQ(placed.effects().calls.size(), 1u);
  EXPECT_EQ(placed.effects().calls.front().request.type().name, "Pay");
}

std::vector<std::string> history(Rehearsal& evening) {
  std::vector<std::string> out;
  for (const auto& row : evening.all<notification::NotificationHistory>(name::notification))
    out.push_back(row.event_type);
  return out;
}

TEST(pizza, the_core_run_is_four_rows_of_history) {
  Rehearsal evening(system(), 1);
  EXPECT_EQ(evening.ask(name::order, an_order()), "");
  evening.come_to_rest();
  make_and_bring(evening, one);
  EXPECT_EQ(history(evening), (std::vector<std::string>{"OrderPlaced", "PizzaProductionStarted",
                                                        "DeliveryStarted", "DeliveryCompleted"}));
  expect_clean_books(evening);
}

TEST(pizza, the_cancel_run_is_two_rows_of_history_and_the_payment_changes) {
  Rehearsal evening(system(), 1);
  evening.ask(name::order, an_order());
  evening.come_to_rest();
  evening.ask(name::order, order::Cancel{one});
  evening.come_to_rest();
  EXPECT_EQ(history(evening), (std::vector<std::string>{"OrderPlaced", "OrderCanceled"}));
  EXPECT_EQ(evening.all<order::PizzaOrder>(name::order)[0].state, order::State::canceled);
  EXPECT_EQ(evening.all<payment::PaymentHistory>(name::payment)[0].state, payment::State::canceled);
  expect_clean_books(evening);
}

// Break 2: the original takes an order's number for its payment's.
TEST(pizza, the_payment_that_is_cancelled_is_the_orders_whatever_its_number) {
  bool apart = false;
  for (std::uint32_t seed = 1; seed <= 20 && !apart; ++seed) {
    Rehearsal evening(system(), seed);
    for (int i = 0; i < 3; ++i) evening.ask(name::order, an_order());
    evening.come_to_rest();
    evening.ask(name::order, order::Cancel{{2}});
    evening.come_to_rest();
    for (const auto& payment : evening.all<payment::PaymentHistory>(name::payment)) {
      apart = apart || payment.id.value != payment.order_id.value;
      const bool canceled = payment.state == payment::State::canceled;
      EXPECT_EQ(canceled, payment.order_id == OrderId{2}) << seed;
    }
    expect_clean_books(evening);
  }
  EXPECT_TRUE(apart) << "the numbers never differed";
}

// What a listener on the topic hears of the contexts, each in its order; there is one order only.
std::vector<std::string> told(Rehearsal& evening) {
  std::vector<std::string> out;
  for (const auto& context : core().contexts) {
    std::map<std::int64_t, std::string> by_version;
    for (const auto& event : context.aggregates.front().events)
      for (const auto& logged : evening.events(context.name, *event.type))
        if (!event.internal && context.name != name::notification)
          by_version[logged.version] = logged.name;
    for (auto& [version, event] : by_version) out.push_back(event);
  }
  return out;
}

TEST(pizza, the_core_run_and_the_cancel_run_tell_the_originals_messages) {
  Rehearsal core_run(system(), 1), cancel_run(system(), 1);
  for (auto* evening : {&core_run, &cancel_run}) {
    evening->ask(name::order, an_order());
    evening->come_to_rest();
  }
  make_and_bring(core_run, one);
  EXPECT_EQ(told(core_run),
            (std::vector<std::string>{"OrderPlaced", "PaymentApproved", "PizzaProductionStarted",
                                      "DeliveryStarted", "DeliveryCompleted"}));
  cancel_run.ask(name::order, order::Cancel{one});
  cancel_run.come_to_rest();
  EXPECT_EQ(told(cancel_run), (std::vector<std::string>{"OrderPlaced", "OrderCanceled",
                                                        "PaymentApproved", "PaymentCanceled"}));
}

// Break 3: on the original a cancel does not stop the delivery.
TEST(pizza, a_cancelled_order_is_not_made) {
  Rehearsal evening(system(), 1);
  evening.ask(name::order, an_order());
  evening.come_to_rest();
  evening.ask(name::order, order::Cancel{one});
  evening.come_to_rest();
  EXPECT_EQ(evening.ask(name::delivery, delivery::StartProduction{one, {}}), "canceled");
}

TEST(pizza, what_is_being_made_is_not_cancelled) {
  Rehearsal evening(system(), 1);
  evening.ask(name::order, an_order());
  evening.come_to_rest();
  evening.ask(name::delivery, delivery::StartProduction{one, {}});
  evening.ask(name::order, order::Cancel{one});
  evening.come_to_rest();
  EXPECT_EQ(evening.all<order::PizzaOrder>(name::order)[0].state, order::State::placed);
  EXPECT_EQ(evening.ask(name::order, order::Cancel{one}), "production_started");
  expect_clean_books(evening);
}

bool is_extension(const std::string& context) {
  return context == name::satisfaction || context == name::marketing ||
         context == name::satisfaction_history;
}

TEST(pizza, nobody_of_the_core_knows_the_extensions) {
  const kit::System shop = core();
  EXPECT_EQ(shop.contexts.size(), 4u);
  for (const auto& context : shop.contexts) {
    EXPECT_FALSE(is_extension(context.name));
    for (const auto& subscription : context.subscriptions)
      EXPECT_FALSE(is_extension(subscription.from)) << context.name;
    for (const auto& call : context.calls) EXPECT_FALSE(is_extension(call.to)) << context.name;
    for (const auto& view : context.views)
      for (const auto& projection : view.projections)
        EXPECT_FALSE(is_extension(projection.from)) << context.name;
  }
}

TEST(pizza, without_the_extensions_the_core_is_the_same_to_the_letter) {
  kit::System stripped = system();
  std::erase_if(stripped.contexts, [](const auto& context) { return is_extension(context.name); });
  const kit::System shop = core();
  for (const auto format : runtime::model_formats())
    EXPECT_EQ(runtime::model_text(stripped, format, "http://localhost:8088"),
              runtime::model_text(shop, format, "http://localhost:8088"))
        << format;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto run = runtime::sim::simulate(shop, seed);
    EXPECT_EQ(run.findings, std::vector<std::string>{}) << seed;
  }
}

void add_rows(const std::string& name, runtime::store::Store& store, runtime::store::TableId table,
              std::vector<std::string>& out) {
  store.reader()->scan(table, {}, [&](std::span<const kit::Value> row) {
    std::string line = name + ' ' + std::to_string(table);
    for (const auto& value : row) kit::json::append(line += '|', kit::Kind::text, value);
    out.push_back(std::move(line));
    return true;
  });
}

// Every value of every row that the core's contexts and the bank keep.
std::vector<std::string> all_that_is_kept(runtime::testing::SmallYard& yard) {
  std::vector<std::string> out;
  for (const auto& context : core().contexts) {
    auto& store = yard.store(context.name);
    const runtime::OpenedTables tables(context, store);
    const auto& own = tables.own;
    std::set<runtime::store::TableId> all{own.events, own.calls,  own.timers,
                                          own.inbox,  own.parked, own.replies};
    for (const auto* layouts : {&tables.aggregates, &tables.views})
      for (const auto& layout : *layouts) all.insert(layout.id);
    for (const auto table : all) add_rows(context.name, store, table, out);
  }
  auto& bank = yard.store("bank");
  add_rows("bank", bank, bank.table(runtime::bank_table()), out);
  return out;
}

std::vector<std::string> kept_of_an_evening(const kit::System& shop) {
  runtime::testing::SmallYard yard({}, shop);
  const auto ask = [&](const std::string& context, auto command) {
    yard.send(context, std::move(command));
    yard.settle_for(1'000);
  };
  ask(name::order, an_order());
  ask(name::delivery, delivery::StartProduction{one, {}});
  ask(name::delivery, delivery::StartDelivery{one, {}});
  ask(name::order, an_order());
  ask(name::order, order::Cancel{{2}});
  ask(name::order, order::Cancel{one});
  ask(name::delivery, delivery::CompleteDelivery{one, {}});
  if (yard.yard().engine(name::satisfaction))
    ask(name::satisfaction, satisfaction::AnswerQuestion{{1}, 5, {}, {}});
  else
    yard.settle_for(1'000);
  return all_that_is_kept(yard);
}

TEST(pizza, the_extensions_change_no_byte_of_the_core) {
  const auto with = kept_of_an_evening(system());
  EXPECT_GT(with.size(), 20u);
  EXPECT_EQ(with, kept_of_an_evening(core()));
}

TEST(pizza, is_in_the_catalogue) {
  EXPECT_EQ(systems::find("pizza"), &system());
  EXPECT_EQ(system().topic, "pizza");
}

TEST(pizza, every_event_call_and_field_that_is_named_is_there) {
  systems::laws::names_only_what_is_there(system());
}

TEST(pizza, the_till_writes_its_times_with_a_t_and_the_others_do_not) {
  EXPECT_EQ(system().timestamp_text("OrderPlaced", {0}).substr(10, 1), " ");
  EXPECT_EQ(system().timestamp_text("PaymentApproved", {0}).substr(10, 1), "T");
}

}  // namespace
}  // namespace pizza
