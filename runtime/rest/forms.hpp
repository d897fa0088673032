// HAL-FORMS `_templates`: what may be done next. A command is offered exactly when `decide` would
// accept it now, tried with values taken from the row, from the resource's examples, or made up.
#pragma once
#include <cstdint>
#include <string_view>

#include "kit/instant.hpp"
#include "runtime/rest/route.hpp"

namespace runtime::rest {

struct FormAsker {
  std::string_view base;
  kit::Instant now;
  bool korean = false;
};

bool offered(const Place& place, const kit::CommandModel& command, const void* state,
             kit::Instant now);
void write_item_templates(Printer& out, const Place& place, const void* state,
                          const FormAsker& asker);
void write_collection_templates(Printer& out, const Place& place, const FormAsker& asker);

}  // namespace runtime::rest
