// What a host answers beside the business: health, info, metrics, the API's description. For
// rest::ApiOptions::pages.
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "kit/model.hpp"
#include "runtime/host/host.hpp"
#include "runtime/http/message.hpp"

namespace runtime {

struct Health {
  std::atomic<bool> ready = false;  // false until it serves, and from the first SIGTERM on
  std::atomic<bool> live = true;
};

// /actuator, /actuator/health, /actuator/health/liveness and /readiness, /actuator/info,
// /actuator/prometheus, /openapi.json and /v3/api-docs; "/" when it is asked for as a page.
class Pages {
 public:
  Pages(const kit::System& system, const Health& health, std::function<std::string()> metrics,
        IndexPage index)
      : system_(system), health_(health), metrics_(std::move(metrics)), index_(std::move(index)) {}
  // Whether one may be at that path, whatever the method.
  static bool has(std::string_view path);
  // False: there is no such page.
  bool answer(const http::Request& request, http::Response& response) const;

 private:
  const kit::System& system_;
  const Health& health_;
  const std::function<std::string()> metrics_;
  const IndexPage index_;
};

}  // namespace runtime
