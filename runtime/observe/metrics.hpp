// All numbers of this process and the page that Prometheus reads. Handles are had once and kept:
// looking one up takes a lock, using it does not. Any thread may call anything here. Handles live
// as long as the Metrics.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/engine/observer.hpp"

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

namespace runtime::observe {

inline constexpr std::string_view page_type = "text/plain; version=0.0.4; charset=utf-8";

using Labels = std::map<std::string, std::string>;

// Numbers that are asked for when the page is written.
enum class Measured {
  queue_length,      // context
  outbox_events,     // context, consumer: recorded there, not yet applied here
  connections,       //
  log_lines_dropped  //
};

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  prometheus::Counter& commands(const std::string& context, const std::string& command,
                                std::string_view outcome);
  prometheus::Counter& events(const std::string& context, const std::string& event);
  prometheus::Counter& events_applied(const std::string& context, const std::string& producer);
  prometheus::Counter& events_parked(const std::string& context, const std::string& producer);
  prometheus::Counter& calls_failed(const std::string& context, const std::string& call,
                                    std::string_view reason);
  prometheus::Counter& troubles(const std::string& context);
  prometheus::Counter& notifications(const std::string& message);
  prometheus::Histogram& commit_tasks(const std::string& context);
  // 1 for the state that the breaker is in, 0 for the others.
  prometheus::Gauge& breaker(const std::string& name, BreakerState state);
  prometheus::Histogram& requests(std::string_view method, const std::string& uri, int status);

  // `read` is called on whatever thread asks for the page, until the Metrics is gone.
  void measure(Measured what, Labels labels, std::function<double()> read);

  std::string page() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string_view name_of(Result::Kind outcome);
std::string_view name_of(BreakerState state);

}  // namespace runtime::observe
