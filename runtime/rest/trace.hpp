// The story that a request belongs to: W3C trace context.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace runtime::rest {

// The trace id of a valid traceparent; an invalid one is ignored as a whole.
std::optional<std::string> trace_of(std::string_view traceparent);

}  // namespace runtime::rest
