// "At least this far": a write says how far its context's log has come, and a read may ask for no
// less.
#pragma once
#include <string>
#include <string_view>

#include "runtime/engine/job.hpp"

namespace runtime::rest {

// "pay=12"
std::string position_text(std::string_view context, std::int64_t position);

enum class Reached { yes, not_yet, malformed };

// Whether this context has the events that `at_least` names ("app=7, pay=12"). What it does not
// follow can't change its rows, and holds nothing up.
Reached reached(std::string_view at_least, const ContextPort& port);

}  // namespace runtime::rest
