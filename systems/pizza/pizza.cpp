// Puts the contexts together.
#include "systems/pizza/pizza.hpp"

#include "systems/pizza/contexts.hpp"

namespace pizza {
namespace {

// As the originals put it: 2020-04-22 10:20:30. Only the till writes its own, with a T.
std::string timestamp_text(std::string_view event, kit::Instant at) {
  const std::string text = kit::wire_text(at, "");
  if (event == "PaymentApproved") return text;
  return text.substr(0, 10) + ' ' + text.substr(11, 8);
}

}  // namespace

kit::System core() {
  kit::System pizza;
  pizza.name = "pizza";
  pizza.title = "pizza ordering";
  pizza.title_korean = "피자 주문";
  pizza.topic = "pizza";
  pizza.numeric_timestamps = false;
  pizza.timestamp_text = &timestamp_text;
  pizza.contexts = {order::service(), payment::service(), delivery::service(),
                    notification::service()};
  return pizza;
}

const kit::System& system() {
  static const kit::System made = [] {
    kit::System pizza = core();
    for (auto* extension :
         {&satisfaction::service, &marketing::service, &satisfaction_history::service})
      pizza.contexts.push_back(extension());
    pizza.audit = &audit;
    return pizza;
  }();
  return made;
}

}  // namespace pizza
