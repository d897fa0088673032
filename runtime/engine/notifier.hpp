// The seam to whoever carries messages to people. A message may be handed over again, after a crash
// or a failure, with the key that it had: a provider that remembers keys sends it once.
#pragma once
#include <string>

#include "kit/box.hpp"

namespace runtime {

class Notifier {
 public:
  virtual ~Notifier() = default;
  // Hands over one message; throws when the provider can't take it now, and is asked again later.
  // Called from several contexts' threads at once, where they have threads.
  virtual void send(const std::string& key, const kit::Box& message) = 0;
};

}  // namespace runtime
