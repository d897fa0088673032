// `madang run`: serves a system until it is told to stop.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <thread>

#include "app/commands.hpp"
#include "runtime/host/host.hpp"
#include "runtime/observe/log_notifier.hpp"
#include "runtime/observe/request_meter.hpp"
#include "runtime/observe/watcher.hpp"
#include "runtime/yard/yard.hpp"

namespace app {
namespace {

using namespace runtime;

// All that the host reports to, in the order in which it must outlive it.
struct Desk {
  Desk(const kit::System& system, const Settings& settings)
      : log(clock, observe::log_options(settings)),
        notifier(system, log, metrics),
        meter(metrics) {}

  SystemClock clock;
  observe::Log log;
  observe::Metrics metrics;
  observe::LogNotifier notifier;
  observe::RequestMeter meter;
  std::list<observe::Watcher> watchers;

  HostParts parts() {
    HostParts out;
    out.notifier = &notifier;
    out.observer = [this](const kit::Context& context) -> Observer& {
      return watchers.emplace_back(context, clock, log, metrics);
    };
    out.metrics = [this] { return metrics.page(); };
    out.answered = [this](const std::string& method, const std::string& route, int status,
                          double seconds) { meter.ended(method, route, status, seconds); };
    return out;
  }
  void measure(Host& host) {
    for (auto& engine : host.yard().engines())
      metrics.measure(observe::Measured::queue_length, {{"context", engine->model().name}},
                      [&engine] { return static_cast<double>(engine->queued()); });
  }
};

void tell_what_to_try(const kit::System& system, const Host& host) {
  const auto& resource = system.contexts.front().aggregates.front().resource;
  std::string body = "{";
  for (const auto& [field, value] : resource.examples) {
    if (body.find('"' + field + '"') != std::string::npos) continue;
    body += (body.size() > 1 ? ", \"" : "\"") + field + "\": \"" + value + '"';
  }
  std::printf(
      "%s (%s) is open: http://localhost:%d   management: http://localhost:%d\n"
      "try    curl -s localhost:%d/%s -H 'Content-Type: application/json' -d '%s}'\n"
      "       curl -s localhost:%d/%s\n"
      "       madang demo %s --url http://localhost:%d\n"
      "stop   Ctrl-C\n",
      system.title_korean.c_str(), system.title.c_str(), host.port(), host.management_port(),
      host.port(), resource.collection.c_str(), body.c_str(), host.port(),
      resource.collection.c_str(), system.name.c_str(), host.port());
  std::fflush(stdout);
}

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

int run_system(const kit::System& system, const Settings& settings) {
  // Blocked before any thread is made, so that only sigwait below gets them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    Desk desk(system, settings);
    Host host(system, settings, desk.parts());
    desk.measure(host);
    host.start();
    desk.log.info("started", {{"system", system.name}});
    tell_what_to_try(system, host);

    int received = 0;
    sigwait(&signals, &received);
    desk.log.info("stopping", {{"signal", received == SIGTERM ? "TERM" : "INT"}});
    // A second signal: leave at once; what was acknowledged is on disk.
    std::thread([signals] {
      int again = 0;
      sigwait(&signals, &again);
      std::_Exit(exit_ok);
    }).detach();
    if (!host.stop(std::chrono::milliseconds(settings.shutdown_max_ms)))
      desk.log.warn("stopped_early", {{"after_ms", settings.shutdown_max_ms}});
    return exit_ok;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "madang run %s: %s\n", system.name.c_str(), error.what());
    return exit_found;
  }
}

}  // namespace app
