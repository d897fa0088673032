// Puts the contexts together.
#include "systems/mall/mall.hpp"

#include "systems/mall/contexts.hpp"

namespace mall {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System mall;
    mall.name = "mall";
    mall.title = "food delivery";
    mall.title_korean = "음식배달";
    mall.topic = "mall";
    mall.numeric_timestamps = true;
    mall.contexts = {app::service(), store::service(), customer::service(),
                     pay::service(), rider::service(), view::service()};
    mall.audit = &audit;
    return mall;
  }();
  return made;
}

}  // namespace mall
