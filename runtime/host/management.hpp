// The management port, loopback only: pause and resume a context, turn the bank's knobs, look at
// parked events, rebuild views.
//
//   GET   /contexts
//   PATCH /contexts/{name}             {"state":"paused"|"running"}
//   GET   /bank
//   PATCH /bank                        {"delayMs":[400,620],"declineRate":0.1,"fault":"none"}
//   GET   /parked
//   POST  /parked/retry
//   POST  /views/{collection}/rebuild
#pragma once
#include "runtime/http/message.hpp"
#include "runtime/yard/yard.hpp"

namespace runtime {

class Management {
 public:
  explicit Management(Yard& yard) : yard_(yard) {}
  void handle(http::Request&& request, const http::Reply& reply);

 private:
  http::Response contexts(const http::Request& request);
  http::Response context(const http::Request& request, const std::string& name);
  http::Response bank(const http::Request& request);
  http::Response parked();
  void retry_parked(const http::Reply& reply);
  void rebuild(const std::string& collection, const http::Reply& reply);

  Yard& yard_;
};

}  // namespace runtime
