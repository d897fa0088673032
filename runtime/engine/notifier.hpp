// The seam to whoever carries messages to people. The key makes repeating harmless: a provider
// sends it once.
#pragma once
#include <string>

#include "kit/box.hpp"

namespace runtime {

class Notifier {
 public:
  virtual ~Notifier() = default;
  // Hands over one message; throws when the provider can't take it now, and is asked again later.
  virtual void send(const std::string& key, const kit::Box& message) = 0;
};

}  // namespace runtime
