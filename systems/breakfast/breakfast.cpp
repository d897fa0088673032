// Puts the contexts together.
#include "systems/breakfast/breakfast.hpp"

#include "systems/breakfast/contexts.hpp"

namespace breakfast {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System breakfast;
    breakfast.name = "breakfast";
    breakfast.title = "breakfast delivery";
    breakfast.title_korean = "든든한 아침식사";
    breakfast.first = "foodCatalogs";
    breakfast.topic = "gmfd";
    breakfast.numeric_timestamps = false;
    breakfast.contexts = {order::service(),       delivery::service(),     customer::service(),
                          payment::service(),     food_catalog::service(), mileage::service(),
                          notification::service()};
    breakfast.audit = &audit;
    return breakfast;
  }();
  return made;
}

}  // namespace breakfast
