// Puts the contexts together.
#include "systems/library/library.hpp"

#include "systems/library/contexts.hpp"

namespace library {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System library;
    library.name = "library";
    library.first = "books";
    library.title = "library";
    library.title_korean = "도서관";
    library.topic = "library";
    library.numeric_timestamps = true;
    library.contexts = {borrow::service(),    book::service(),   giveback::service(),
                        dashboard::service(), search::service(), notification::service()};
    library.audit = &audit;
    return library;
  }();
  return made;
}

}  // namespace library
