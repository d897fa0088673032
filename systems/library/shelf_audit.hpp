// The shelf's part of the audit: every copy counted, event by event, and nobody served out of turn.
#pragma once
#include "kit/audit.hpp"

namespace library {

void audit_shelves(kit::Evidence& evidence);

}  // namespace library
