// Puts the contexts together.
#include "systems/pizza/pizza.hpp"

#include "systems/pizza/contexts.hpp"

namespace pizza {

kit::System core() {
  kit::System pizza;
  pizza.name = "pizza";
  pizza.title = "pizza ordering";
  pizza.title_korean = "피자 주문";
  pizza.topic = "pizza";
  pizza.numeric_timestamps = false;
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
