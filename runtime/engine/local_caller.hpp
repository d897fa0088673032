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
  void add(const std::string& name, Port port) { ports_[name] = std::move(port); }

  void call(const CallTicket& ticket, OnAnswer on_answer) override;

 private:
  std::map<std::string, ContextPort*> contexts_;
  std::map<std::string, Port> ports_;
};

}  // namespace runtime
