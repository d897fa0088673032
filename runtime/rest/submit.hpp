// Hands a command to its context, and answers the request when it has ended.
#pragma once
#include "runtime/rest/answer.hpp"
#include "runtime/rest/commands.hpp"

namespace runtime::rest {

Plan plan_for(const Exchange& exchange, Plan::Mode mode);

// `version`: the command is for that very version of the row. `kept`: see Job.
Answered submit(const EdgePtr& edge, const ExchangePtr& exchange, Plan plan, kit::Box command,
                std::optional<std::int64_t> version, std::vector<std::string> kept);

// What the request's Idempotency-Key has come to already, if it has one and was used before.
Answered kept_reply(const EdgePtr& edge, const ExchangePtr& exchange);

}  // namespace runtime::rest
