// An event as others get it: the envelope of the originals, and ours around it. Pure.
#pragma once
#include <string>

#include "kit/model.hpp"
#include "runtime/engine/bus.hpp"

namespace app {

// One JSON object. Where the system's timestamps are texts, `"me":true` ends it, as it ended the
// originals' events of that kind.
std::string event_line(const kit::System& system, const std::string& context,
                       const runtime::PublishedEvent& event);

}  // namespace app
