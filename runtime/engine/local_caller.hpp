// Calls within one process: straight into the callee's queue. Names that are no context are ports
// to the outside.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "runtime/engine/caller.hpp"

namespace runtime {

class LocalCaller final : public Caller {
 public:
  using Port = std::function<void(const CallTicket&, OnAnswer)>;

  // Before the first call.
  void add(const std::string& name, ContextPort& context) { contexts_[name] = &context; }
  void add(const std::string& name, Port port, Stepper* at_hand = nullptr) {
    ports_[name] = {std::move(port), at_hand};
  }

  void call(const CallTicket& ticket, OnAnswer on_answer) override;
  Stepper* at_hand(const std::string& callee) override;

 private:
  std::map<std::string, ContextPort*> contexts_;
  struct Outside {
    Port port;
    Stepper* at_hand = nullptr;
  };
  std::map<std::string, Outside> ports_;
};

}  // namespace runtime
