// Requests that want something changed: each becomes one command of the model, or is told why not.
#pragma once
#include <optional>

#include "runtime/rest/edge.hpp"

namespace runtime::rest {

// Nothing: the answer comes when the command has ended.
using Answered = std::optional<http::Response>;

Answered post_to_collection(const EdgePtr& edge, const ExchangePtr& exchange);
Answered put_item(const EdgePtr& edge, const ExchangePtr& exchange);
Answered patch_item(const EdgePtr& edge, const ExchangePtr& exchange);
Answered delete_item(const EdgePtr& edge, const ExchangePtr& exchange);
Answered post_action(const EdgePtr& edge, const ExchangePtr& exchange);

}  // namespace runtime::rest
