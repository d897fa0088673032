// Envelope first, then the event's own fields.
#include "app/event_line.hpp"

#include <algorithm>

#include "kit/json.hpp"

namespace app {
namespace {

// "20200422102030", in UTC.
std::string digits_of(kit::Instant at) {
  std::string text = kit::wire_text(at, "").substr(0, 19);
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

void append_timestamp(std::string& out, const kit::System& system,
                      const runtime::PublishedEvent& event) {
  const kit::Instant at{event.at_ms};
  if (system.numeric_timestamps)
    out += std::to_string(event.at_ms);
  else if (system.timestamp_text)
    kit::json::append_text(out, system.timestamp_text(event.type, at));
  else
    kit::json::append_text(out, digits_of(at));
}

}  // namespace

std::string event_line(const kit::System& system, const std::string& context,
                       const runtime::PublishedEvent& event) {
  std::string out = "{\"context\":\"" + context + "\",\"seq\":" + std::to_string(event.seq) +
                    ",\"correlation\":\"" + event.correlation + "\",\"eventType\":\"" + event.type +
                    "\",\"timestamp\":";
  append_timestamp(out, system, event);
  if (event.data.size() > 2) out += "," + event.data.substr(1, event.data.size() - 2);
  return out + (system.numeric_timestamps ? "}" : ",\"me\":true}");
}

}  // namespace app
