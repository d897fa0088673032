// Puts the contexts together.
#include "systems/coffee/coffee.hpp"

#include "systems/coffee/contexts.hpp"

namespace coffee {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System coffee;
    coffee.name = "coffee";
    coffee.title = "coffee orders";
    coffee.title_korean = "커피 주문";
    coffee.topic = "cafeforme";
    coffee.numeric_timestamps = false;
    coffee.contexts = {customer::service(), sms::service(),     payment::service(),
                       delivery::service(), account::service(), counter::service()};
    coffee.audit = &audit;
    return coffee;
  }();
  return made;
}

}  // namespace coffee
