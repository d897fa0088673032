// Times of requests by method, template of the path and status. Any thread: reads are answered by
// the I/O thread, commands by the threads of their contexts.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "runtime/observe/metrics.hpp"

namespace runtime::observe {

class RequestMeter {
 public:
  explicit RequestMeter(Metrics& metrics) : metrics_(metrics) {}

  // `uri` is the template ("/orders/{id}"), never the path itself; "" stands for unknown paths.
  // Methods that nobody knows are "OTHER", so that clients can't make up series.
  void ended(std::string_view method, std::string_view uri, int status, double seconds);

 private:
  static constexpr std::size_t series_max = 2'000;  // further ones count as uri "OTHER"

  Metrics& metrics_;
  std::mutex mutex_;  // of what follows
  std::string key_;   // of the last look-up, kept for its memory
  std::unordered_map<std::string, prometheus::Histogram*> series_;
};

}  // namespace runtime::observe
