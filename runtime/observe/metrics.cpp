// Names, labels and buckets, each in one place. Names that Spring's and resilience4j's dashboards
// know are kept.
#include "runtime/observe/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <mutex>
#include <vector>

#include "runtime/observe/process.hpp"

namespace runtime::observe {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::MetricFamily;
using prometheus::MetricType;

// Seconds; a command's way is a sync to disk, 0.61 s the originals' patience with another context.
const prometheus::Histogram::BucketBoundaries request_seconds = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.61, 1, 2.5, 5};
const prometheus::Histogram::BucketBoundaries batch_sizes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

struct Description {
  const char* name;
  const char* help;
  MetricType type;
};

// In the order of Measured.
constexpr std::array descriptions = {
    Description{"madang_queue_length", "Tasks waiting for the context's writer", MetricType::Gauge},
    Description{"madang_outbox_events", "Events recorded that the consumer has not applied yet",
                MetricType::Gauge},
    Description{"madang_connections", "Open client connections", MetricType::Gauge},
    Description{"madang_log_lines_dropped_total", "Log lines that gave way to newer ones",
                MetricType::Counter}};

prometheus::ClientMetric sample(const Labels& labels, MetricType type, double value) {
  prometheus::ClientMetric out;
  for (const auto& [name, text] : labels) out.label.push_back({name, text});
  if (type == MetricType::Counter)
    out.counter.value = value;
  else
    out.gauge.value = value;
  return out;
}

MetricFamily family(const Description& what) {
  MetricFamily out;
  out.name = what.name;
  out.help = what.help;
  out.type = what.type;
  return out;
}

void add_process(std::vector<MetricFamily>& out) {
  const ProcessFigures now = process_figures();
  const auto add = [&](const char* name, const char* help, MetricType type, double value) {
    out.push_back(family({name, help, type}));
    out.back().metric.push_back(sample({}, type, value));
  };
  constexpr auto gauge = MetricType::Gauge;
  add("process_cpu_seconds_total", "User and system time used", MetricType::Counter,
      now.cpu_seconds);
  add("process_resident_memory_bytes", "Memory in use", gauge, now.resident_bytes);
  add("process_virtual_memory_bytes", "Address space in use", gauge, now.virtual_bytes);
  add("process_open_fds", "Open file descriptors", gauge, now.open_fds);
  add("process_max_fds", "File descriptors that may be open", gauge, now.max_fds);
  add("process_threads", "Threads", gauge, now.threads);
  add("process_start_time_seconds", "Start, since 1970", gauge, now.start_time_seconds);
}

std::string_view spring_outcome(int status) {
  constexpr std::array<std::string_view, 5> names = {"INFORMATIONAL", "SUCCESS", "REDIRECTION",
                                                     "CLIENT_ERROR", "SERVER_ERROR"};
  return status < 100 || status > 599 ? "UNKNOWN"
                                      : names[static_cast<std::size_t>(status / 100 - 1)];
}

}  // namespace

struct Metrics::State {
  struct Reading {
    Labels labels;
    std::function<double()> read;
  };
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& commands = BuildCounter()
                                                          .Name("madang_commands_total")
                                                          .Help("Commands by how they ended")
                                                          .Register(registry);
  prometheus::Family<prometheus::Counter>& events =
      BuildCounter().Name("madang_events_total").Help("Events recorded").Register(registry);
  prometheus::Family<prometheus::Counter>& applied = BuildCounter()
                                                         .Name("madang_events_applied_total")
                                                         .Help("Events of others that took effect")
                                                         .Register(registry);
  prometheus::Family<prometheus::Counter>& parked =
      BuildCounter()
          .Name("madang_events_parked_total")
          .Help("Events of others put aside as faulty")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& calls_failed = BuildCounter()
                                                              .Name("madang_calls_failed_total")
                                                              .Help("Attempts to call that failed")
                                                              .Register(registry);
  prometheus::Family<prometheus::Counter>& troubles =
      BuildCounter()
          .Name("madang_troubles_total")
          .Help("Errors of our own; the log has the words")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& notifications =
      BuildCounter()
          .Name("madang_notifications_total")
          .Help("Messages handed to the notifier")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& commit_tasks =
      BuildHistogram()
          .Name("madang_commit_tasks")
          .Help("Commands, events and answers that shared one commit")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& breakers = BuildGauge()
                                                        .Name("resilience4j_circuitbreaker_state")
                                                        .Help("The states of the circuit breakers")
                                                        .Register(registry);
  prometheus::Family<prometheus::Histogram>& requests =
      BuildHistogram()
          .Name("http_server_requests_seconds")
          .Help("Requests by template of their path")
          .Register(registry);
  mutable std::mutex readings_mutex;
  std::array<std::vector<Reading>, descriptions.size()> readings;
};

Metrics::Metrics() : state_(std::make_unique<State>()) {
  BuildGauge()
      .Name("madang_build_info")
      .Help("The version that runs")
      .Register(state_->registry)
      .Add({{"version", MADANG_VERSION}})
      .Set(1);
}

Metrics::~Metrics() = default;

prometheus::Counter& Metrics::commands(const std::string& context, const std::string& command,
                                       std::string_view outcome) {
  return state_->commands.Add(
      {{"context", context}, {"command", command}, {"outcome", std::string(outcome)}});
}

prometheus::Counter& Metrics::events(const std::string& context, const std::string& event) {
  return state_->events.Add({{"context", context}, {"event", event}});
}

prometheus::Counter& Metrics::events_applied(const std::string& context,
                                             const std::string& producer) {
  return state_->applied.Add({{"context", context}, {"producer", producer}});
}

prometheus::Counter& Metrics::events_parked(const std::string& context,
                                            const std::string& producer) {
  return state_->parked.Add({{"context", context}, {"producer", producer}});
}

prometheus::Counter& Metrics::calls_failed(const std::string& context, const std::string& call,
                                           std::string_view reason) {
  return state_->calls_failed.Add(
      {{"context", context}, {"call", call}, {"reason", std::string(reason)}});
}

prometheus::Counter& Metrics::troubles(const std::string& context) {
  return state_->troubles.Add({{"context", context}});
}

prometheus::Counter& Metrics::notifications(const std::string& message) {
  return state_->notifications.Add({{"message", message}});
}

prometheus::Histogram& Metrics::commit_tasks(const std::string& context) {
  return state_->commit_tasks.Add({{"context", context}}, batch_sizes);
}

prometheus::Gauge& Metrics::breaker(const std::string& name, BreakerState state) {
  return state_->breakers.Add({{"name", name}, {"state", std::string(name_of(state))}});
}

prometheus::Histogram& Metrics::requests(std::string_view method, const std::string& uri,
                                         int status) {
  return state_->requests.Add({{"method", std::string(method)},
                               {"uri", uri},
                               {"status", std::to_string(status)},
                               {"outcome", std::string(spring_outcome(status))}},
                              request_seconds);
}

void Metrics::measure(Measured what, Labels labels, std::function<double()> read) {
  const std::lock_guard lock(state_->readings_mutex);
  state_->readings[static_cast<std::size_t>(what)].push_back({std::move(labels), std::move(read)});
}

std::string Metrics::page() const {
  std::vector<MetricFamily> families = state_->registry.Collect();
  {
    const std::lock_guard lock(state_->readings_mutex);
    for (std::size_t i = 0; i < descriptions.size(); ++i) {
      if (state_->readings[i].empty()) continue;
      families.push_back(family(descriptions[i]));
      for (const auto& reading : state_->readings[i])
        families.back().metric.push_back(
            sample(reading.labels, descriptions[i].type, reading.read()));
    }
  }
  add_process(families);
  return prometheus::TextSerializer().Serialize(families);
}

std::string_view name_of(Result::Kind outcome) {
  using Kind = Result::Kind;
  switch (outcome) {
    case Kind::done:
      return "done";
    case Kind::held:
      return "held";
    case Kind::refused:
      return "refused";
    case Kind::stale:
      return "stale";
    case Kind::replayed:
      return "replayed";
    case Kind::key_reused:
      return "key_reused";
    case Kind::key_running:
      return "key_running";
    case Kind::unavailable:
      return "unavailable";
    case Kind::failed:
      return "failed";
  }
  return "";
}

std::string_view name_of(BreakerState state) {
  switch (state) {
    case BreakerState::closed:
      return "closed";
    case BreakerState::open:
      return "open";
    case BreakerState::half_open:
      return "half_open";
  }
  return "";
}

}  // namespace runtime::observe
