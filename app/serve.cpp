// `madang run`: serves one system, or all, until it is told to stop.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <list>
#include <thread>

#include "app/commands.hpp"
#include "app/demos.hpp"
#include "app/index_page.hpp"
#include "app/ports.hpp"
#include "app/try_first.hpp"
#include "runtime/host/host.hpp"
#include "runtime/observe/log_notifier.hpp"
#include "runtime/observe/request_meter.hpp"
#include "runtime/observe/throttle.hpp"
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
  // Of the I/O thread. A store that can't be read fails every request.
  observe::Throttle failures_told{10};

  HostParts parts() {
    HostParts out;
    out.notifier = &notifier;
    out.observer = [this](const kit::Context& context) -> Observer& {
      return watchers.emplace_back(context, clock, log, metrics);
    };
    out.metrics = [this] { return metrics.page(); };
    out.answered = [this](const std::string& method, const std::string& uri, int status,
                          double seconds) { meter.ended(method, uri, status, seconds); };
    out.failed = [this](const std::string& path, std::string_view what) {
      if (failures_told.allow(clock.ticks_ms()))
        log.error("request_failed", {{"path", path}, {"what", what}});
    };
    return out;
  }
  void measure(Host& host) {
    using observe::Measured;
    for (auto& engine : host.yard().engines()) {
      const std::string& name = engine->model().name;
      metrics.measure(Measured::queue_length, {{"context", name}},
                      [&engine] { return static_cast<double>(engine->queued()); });
      for (const auto& producer : engine->producers())
        metrics.measure(Measured::outbox_events, {{"context", producer}, {"consumer", name}},
                        [&engine, &from = *host.yard().engine(producer), producer] {
                          const auto heard = engine->followed(producer);  // first: the head goes on
                          return static_cast<double>(from.head() - heard);
                        });
    }
    metrics.measure(Measured::connections, {},
                    [&host] { return static_cast<double>(host.connections()); });
    metrics.measure(Measured::log_lines_dropped, {},
                    [this] { return static_cast<double>(log.dropped()); });
  }
};

void tell_what_to_try(std::FILE* to, const kit::System& system, const Host& host) {
  const auto& first = first_of(system);
  const std::string body = example_of(first);
  std::fprintf(to,
               "%s (%s) is open: http://localhost:%d   management: http://localhost:%d\n"
               "try    curl -s localhost:%d/%s -H 'Content-Type: application/json' -d '%s'\n"
               "       curl -s localhost:%d/%s\n",
               system.title_korean.c_str(), system.title.c_str(), host.port(),
               host.management_port(), host.port(), first.resource.collection.c_str(), body.c_str(),
               host.port(), first.resource.collection.c_str());
  if (demo_of(system.name))
    std::fprintf(to, "       madang demo %s --url http://localhost:%d\n", system.name.c_str(),
                 host.port());
}

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

class Serving {
 public:
  Serving(const kit::System& system, const Settings& settings, IndexPage index)
      : desk_(system, settings), host_(system, settings, parts(std::move(index))) {
    desk_.measure(host_);
    host_.start();
    desk_.log.info("started", {{"system", system.name}});
  }
  const Host& host() const { return host_; }
  observe::Log& log() { return desk_.log; }
  bool stop(std::chrono::milliseconds at_most) { return host_.stop(at_most); }

 private:
  HostParts parts(IndexPage index) {
    HostParts out = desk_.parts();
    out.index = std::move(index);
    return out;
  }
  Desk desk_;
  Host host_;
};

void tell_what_to_try(std::span<const kit::System* const> systems,
                      const std::vector<std::unique_ptr<Serving>>& open, const Settings& settings) {
  // A log of JSON lines is read by programs: there is nothing else on its stream.
  const bool json = observe::log_options(settings).format == observe::Format::json;
  std::FILE* to = json ? stderr : stdout;
  for (std::size_t at = 0; at < open.size(); ++at)
    tell_what_to_try(to, *systems[at], open[at]->host());
  std::fprintf(to, "look   http://localhost:%d/ in a browser\nstop   Ctrl-C\n",
               open.front()->host().port());
  std::fflush(to);
}

// At once: each has files of its own to open.
std::vector<std::unique_ptr<Serving>> open_all(std::span<const kit::System* const> systems,
                                               const Settings& settings, const IndexPage& index) {
  std::vector<std::future<std::unique_ptr<Serving>>> opening;
  for (std::size_t at = 0; at < systems.size(); ++at)
    opening.push_back(std::async(std::launch::async, [&, at] {
      return std::make_unique<Serving>(*systems[at], settings_of(at, systems.size(), settings),
                                       index);
    }));
  std::vector<std::unique_ptr<Serving>> out;
  for (auto& one : opening) out.push_back(one.get());
  return out;
}

void stop_all(std::vector<std::unique_ptr<Serving>>& open, const Settings& settings) {
  const auto stop = [&](Serving& one) {
    if (!one.stop(std::chrono::milliseconds(settings.shutdown_max_ms)))
      one.log().warn("stopped_early", {{"after_ms", settings.shutdown_max_ms}});
  };
  std::vector<std::thread> stopping;
  for (auto& one : open) stopping.emplace_back([&] { stop(*one); });
  for (auto& thread : stopping) thread.join();
}

}  // namespace

int run_systems(std::span<const kit::System* const> systems, const Settings& settings) {
  if (const auto wrong = no_room(systems.size(), settings); !wrong.empty()) {
    std::fprintf(stderr, "madang run: %s\n", wrong.c_str());
    return exit_usage;
  }
  // Blocked before any thread is made, so that only sigwait below gets them.
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    std::vector<Open> list;
    std::atomic<bool> listed = false;  // from then on the list is only read
    auto open = open_all(systems, settings, [&](std::string_view host) {
      return index_page(listed ? list : std::vector<Open>(), host);
    });
    for (std::size_t at = 0; at < open.size(); ++at)
      list.push_back({systems[at], open[at]->host().port()});
    listed = true;
    tell_what_to_try(systems, open, settings);

    int received = 0;
    sigwait(&signals, &received);
    for (auto& one : open)
      one->log().info("stopping", {{"signal", received == SIGTERM ? "TERM" : "INT"}});
    // A second signal: leave at once; what was acknowledged is on disk.
    std::thread([signals] {
      int again = 0;
      sigwait(&signals, &again);
      std::_Exit(exit_ok);
    }).detach();
    stop_all(open, settings);
    return exit_ok;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "madang run: %s\n", error.what());
    return exit_found;
  }
}

}  // namespace app
