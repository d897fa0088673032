// Messages to people, written to the log instead of a telephone: at debug, with personal data
// masked. Counted always.
#pragma once
#include <unordered_map>

#include "runtime/engine/notifier.hpp"
#include "runtime/observe/log.hpp"
#include "runtime/observe/metrics.hpp"

namespace runtime::observe {

// For all contexts of a system; any thread.
class LogNotifier final : public Notifier {
 public:
  LogNotifier(const kit::System& system, Log& log, Metrics& metrics);
  void send(const std::string& key, const kit::Box& message) override;

 private:
  Log& log_;
  std::unordered_map<const kit::Type*, prometheus::Counter*> sent_;  // complete after construction
};

}  // namespace runtime::observe
