// A running server and a handler that waits, for tests that look at the edge from outside.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/http/server.hpp"
#include "runtime/http/test_client.hpp"

namespace runtime::http::test {

using std::chrono::milliseconds;
inline constexpr std::string_view get_a = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

inline Response text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

inline void echo(Request&& request, const Reply& reply) {
  reply(text(request.method + " " + request.path + " " + request.body));
}

// A server that answers with what it was asked, unless it is told otherwise.
struct Running {
  explicit Running(ServerOptions options = {}, Handler handler = echo)
      : server(std::move(options), std::move(handler)) {
    server.start();
  }
  Server server;
};

// Keeps requests until the test answers them.
class Pending {
 public:
  Handler handler() {
    return [this](Request&& request, Reply reply) {
      const std::scoped_lock lock(mutex_);
      held_.emplace_back(std::move(request), std::move(reply));
      came_.notify_all();
    };
  }
  std::pair<Request, Reply>& wait_for(std::size_t index) {
    std::unique_lock lock(mutex_);
    if (!came_.wait_for(lock, std::chrono::seconds(10), [&] { return held_.size() > index; }))
      throw std::runtime_error("the request did not come");
    return held_[index];
  }
  std::size_t count() {
    const std::scoped_lock lock(mutex_);
    return held_.size();
  }
  void drop() {
    const std::scoped_lock lock(mutex_);
    held_.clear();
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::pair<Request, Reply>> held_;
};

}  // namespace runtime::http::test
