#include "runtime/http/server.hpp"

#include <boost/asio/post.hpp>
#include <latch>
#include <thread>

#include "runtime/http/worker.hpp"

namespace runtime::http {

struct Server::State {
  State(ServerOptions options, Handler handler)
      : shared(std::make_shared<Shared>(std::move(options), std::move(handler))) {}

  // Runs on every I/O thread and comes back when all have done it.
  void on_all(void (Worker::*work)()) {
    std::latch done(static_cast<std::ptrdiff_t>(threads.size()));
    for (std::size_t i = 0; i < threads.size(); ++i)
      asio::post(workers[i]->context(), [worker = workers[i].get(), work, &done] {
        (worker->*work)();
        done.count_down();
      });
    done.wait();
  }

  std::shared_ptr<Shared> shared;
  std::vector<std::shared_ptr<Worker>> workers;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
};

Server::Server(ServerOptions options, Handler handler)
    : state_(std::make_unique<State>(std::move(options), std::move(handler))) {}

Server::~Server() { stop(); }

void Server::start() {
  const ServerOptions& options = state_->shared->options;
  state_->port = options.port;
  for (unsigned i = 0; i < std::max(1u, options.threads); ++i) {
    auto worker = std::make_shared<Worker>(state_->shared);
    state_->port = worker->listen(state_->port);
    state_->workers.push_back(std::move(worker));
  }
  for (const auto& worker : state_->workers)
    state_->threads.emplace_back([worker] { worker->run(); });
}

std::uint16_t Server::port() const { return state_->port; }

std::size_t Server::connections() const { return state_->shared->admission.count(); }

bool Server::put_off(std::function<void()> again) {
  for (const auto& worker : state_->workers)
    if (worker->on_its_thread()) return worker->put_off(std::move(again));
  return false;
}

void Server::post(std::function<void()> work) {
  asio::post(state_->workers.front()->context(), std::move(work));
}

void Server::stop_accepting() { state_->on_all(&Worker::stop_accepting); }

bool Server::drain(std::chrono::milliseconds at_most) {
  state_->on_all(&Worker::drain);
  return state_->shared->admission.wait_until_empty(at_most);
}

void Server::stop() {
  if (!state_->threads.empty()) state_->on_all(&Worker::shut_down);
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
  for (const auto& worker : state_->workers) worker->close_inbox();
  state_->workers.clear();
  state_->shared->handler = nullptr;
}

}  // namespace runtime::http
