// The log is the provider, and it always has time.
#include "runtime/observe/log_notifier.hpp"

#include <prometheus/counter.h>

namespace runtime::observe {

LogNotifier::LogNotifier(const kit::System& system, Log& log, Metrics& metrics) : log_(log) {
  for (const auto& context : system.contexts)
    for (const kit::Type* type : context.sends) sent_[type] = &metrics.notifications(type->name);
}

void LogNotifier::send(const std::string& key, const kit::Box& message) {
  if (const auto found = sent_.find(&message.type()); found != sent_.end())
    found->second->Increment();
  if (!log_.wants(Level::debug)) return;
  log_.debug(
      "notification",
      {{"key", key}, {"message", message.type().name}, {"data", message.type(), message.object()}});
}

}  // namespace runtime::observe
