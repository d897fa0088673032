// Threads, ports and files around a yard.
#include "runtime/host/host.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <utility>

#include "runtime/host/files.hpp"
#include "runtime/host/management.hpp"
#include "runtime/host/pages.hpp"
#include "runtime/host/workers.hpp"
#include "runtime/http/server.hpp"
#include "runtime/http/static_files.hpp"
#include "runtime/http/text.hpp"
#include "runtime/rest/api.hpp"
#include "runtime/store/kept_rows.hpp"
#include "runtime/yard/yard.hpp"

namespace runtime {
namespace {

using namespace std::chrono_literals;

}  // namespace

struct Host::State {
  State(const kit::System& original, const Settings& wanted, HostParts given)
      : settings(wanted), parts(std::move(given)), system(adjusted(original, wanted)) {}

  const Settings settings;
  const HostParts parts;
  const kit::System system;
  SystemClock clock;
  Health health;
  std::unique_ptr<Files> files;
  std::map<std::string, std::unique_ptr<SeededRandom>> randoms;
  Workers workers{system, clock};  // outlives those who wake it; stop() ends it before them
  std::unique_ptr<Yard> yard;
  std::vector<std::unique_ptr<store::Reader>> readers;  // of the I/O thread
  SeededRandom io_random;
  std::unique_ptr<http::StaticFiles> web;
  std::unique_ptr<rest::Api> api;
  std::unique_ptr<Pages> pages;
  std::unique_ptr<Management> management;
  std::unique_ptr<http::Server> server, management_server;
  bool stopped = false;

  void open_stores();
  void build_yard();
  void build_api();
  void build_servers();
  Progress step(std::size_t context);
  void serve(http::Request&& request, http::Reply reply);
  bool idle();
  bool wait_until_idle(std::chrono::steady_clock::time_point end);
};

kit::System adjusted(const kit::System& system, const Settings& settings) {
  kit::System out = system;
  for (auto& context : out.contexts)
    for (auto& call : context.calls) {
      if (out.context(call.to)) call.attempt = kit::Milliseconds(settings.call_timeout_ms);
      if (!call.overload || settings.overload == "default") continue;
      call.overload = settings.overload == "hold" ? kit::Overload::hold : kit::Overload::hold_off;
    }
  return out;
}

void Host::State::open_stores() {
  files = std::make_unique<Files>(system, settings.data, true);
  for (const auto& context : system.contexts)
    randoms[context.name] = std::make_unique<SeededRandom>();
  randoms["bank"] = std::make_unique<SeededRandom>();
}

void Host::State::build_yard() {
  Ground ground;
  ground.clock = &clock;
  ground.notifier = parts.notifier;
  ground.store = [this](const std::string& name) -> store::Store& { return files->store(name); };
  ground.random = [this](const std::string& name) -> Random& { return *randoms.at(name); };
  ground.observer = parts.observer;
  ground.wake = [this](std::size_t context) { workers.wake(context); };
  ground.limits.queue_max = static_cast<std::size_t>(settings.queue_max);
  ground.limits.transactor.batch_max = static_cast<std::size_t>(settings.batch_max);
  ground.limits.transactor.wait_max_ms = settings.call_wait_max_ms;
  ground.limits.calls.breaker.calls_min = static_cast<int>(settings.breaker_calls_min);
  ground.limits.calls.breaker.failures_percent =
      static_cast<int>(settings.breaker_failures_percent);
  ground.limits.calls.breaker.open_ms = settings.breaker_open_ms;
  yard = std::make_unique<Yard>(system, ground);
}

void Host::State::build_api() {
  std::vector<rest::Site> sites;
  for (auto& engine : yard->engines()) {
    readers.push_back(std::make_unique<store::KeptRows>(engine->store().reader(), engine->store()));
    sites.push_back({engine.get(), readers.back().get(), engine->executor().aggregates(),
                     engine->executor().views(), engine->executor().tables().replies});
  }
  rest::ApiOptions options;
  options.clock = &clock;
  options.random = &io_random;
  options.cors.origins = http::elements_of_list(settings.cors_origins);
  options.authority = "localhost:" + std::to_string(settings.port);
  options.defer = [this](std::function<void()> again) { return server->put_off(std::move(again)); };
  options.post = [this](std::function<void()> work) { server->post(std::move(work)); };
  if (parts.failed)
    options.failed = [this](const http::Request& request, std::string_view what) {
      parts.failed(request.path, what);
    };
  if (!settings.static_files.empty())
    web = std::make_unique<http::StaticFiles>(settings.static_files);
  pages = std::make_unique<Pages>(system, health, parts.metrics, web ? nullptr : parts.index);
  options.pages = [this](const http::Request& request, http::Response& response) {
    return pages->answer(request, response) || (web && web->answer(request, response));
  };
  api = std::make_unique<rest::Api>(system, std::move(sites), std::move(options));
  yard->connect([this](const std::string& context) { return api->revive(context); });
}

void Host::State::build_servers() {
  http::ServerOptions options;
  options.address = settings.bind;
  options.port = static_cast<std::uint16_t>(settings.port);
  options.trusted_proxies = http::elements_of_list(settings.trusted_proxies);
  options.limits.body_bytes_max = static_cast<std::size_t>(settings.body_bytes_max);
  options.limits.connections_max = static_cast<std::size_t>(settings.connections_max);
  options.limits.connections_per_address_max =
      static_cast<std::size_t>(settings.connections_per_address_max);
  if (parts.failed) options.report = [this](std::string_view what) { parts.failed({}, what); };
  server =
      std::make_unique<http::Server>(options, [this](http::Request&& request, http::Reply reply) {
        serve(std::move(request), std::move(reply));
      });
  http::ServerOptions inner;
  inner.address = "127.0.0.1";
  inner.port = static_cast<std::uint16_t>(settings.management_port);
  management = std::make_unique<Management>(*yard);
  management_server = std::make_unique<http::Server>(
      inner, [this](http::Request&& request, const http::Reply& reply) {
        management->handle(std::move(request), reply);
      });
}

void Host::State::serve(http::Request&& request, http::Reply reply) {
  if (!parts.answered) return api->handle(std::move(request), std::move(reply));
  const auto started = std::chrono::steady_clock::now();
  const std::string method = request.method;
  const std::string uri = Pages::has(request.path) ? request.path : api->uri_template(request.path);
  api->handle(std::move(request), [this, started, method, uri,
                                   reply = std::move(reply)](http::Response&& response) {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    parts.answered(method, uri, response.status, took.count());
    reply(std::move(response));
  });
}

Progress Host::State::step(std::size_t context) {
  Progress progress = yard->engines()[context]->step();
  if (yard->bank_context() != context) return progress;
  const Progress bank = yard->bank().step();
  return {progress.worked || bank.worked, std::min(progress.wake_ticks_ms, bank.wake_ticks_ms)};
}

// Nothing is queued or being done, and everybody has heard what the others said.
bool Host::State::idle() {
  for (const auto& engine : yard->engines()) {
    if (engine->paused()) continue;
    if (!engine->resting() || engine->queued() > 0) return false;
    for (const auto& producer : engine->producers())
      if (engine->followed(producer) < yard->engine(producer)->head()) return false;
  }
  return true;
}

// Who was looked at first may have been given work by who was looked at last: two looks tell.
// False: not in time.
bool Host::State::wait_until_idle(std::chrono::steady_clock::time_point end) {
  for (int times = 0; times < 2; std::this_thread::sleep_for(1ms)) {
    times = idle() ? times + 1 : 0;
    if (times == 0 && std::chrono::steady_clock::now() >= end) return false;
  }
  return true;
}

Host::Host(const kit::System& system, const Settings& settings, HostParts parts)
    : state_(std::make_unique<State>(system, settings, std::move(parts))) {
  state_->open_stores();
  state_->build_yard();
  state_->build_api();
  state_->build_servers();
}

Host::~Host() { stop(0ms); }

void Host::start() {
  state_->server->start();
  state_->management_server->start();
  state_->workers.start([this](std::size_t context) { return state_->step(context); });
  state_->health.ready = true;
}

std::size_t Host::connections() const { return state_->server->connections(); }
int Host::port() const { return state_->server->port(); }
int Host::management_port() const { return state_->management_server->port(); }
Yard& Host::yard() { return *state_->yard; }

bool Host::stop(std::chrono::milliseconds at_most) {
  if (std::exchange(state_->stopped, true)) return true;
  const auto end = std::chrono::steady_clock::now() + at_most;
  state_->health.ready = false;
  const bool drained = at_most == 0ms || state_->server->drain(at_most);
  const bool idle = at_most == 0ms || state_->wait_until_idle(end);
  state_->workers.stop();
  state_->server->stop();
  state_->management_server->stop();
  return drained && idle;
}

}  // namespace runtime
