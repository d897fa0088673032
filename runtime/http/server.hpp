// The HTTP/1.1 edge: sockets in, requests out, answers back. See limits.hpp for all its limits.
// Everything below may be called from any thread but the I/O threads, unless it says otherwise.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/limits.hpp"
#include "runtime/http/message.hpp"

namespace runtime::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  // "0.0.0.0" or "::" for all
  std::uint16_t port = 0;             // 0: any free one
  unsigned threads = 1;               // I/O threads; more than one share the port by SO_REUSEPORT
  bool share_port = false;  // SO_REUSEPORT even with one thread: to take over from a process
  int backlog = 1024;
  // Addresses or networks ("10.0.0.0/8") whose X-Forwarded-*, Forwarded and X-User* fields are
  // believed.
  std::vector<std::string> trusted_proxies;
  Limits limits;
  // Told about what no client hears: an exception of the handler, a failed accept. Called on I/O
  // threads.
  std::function<void(std::string_view)> report;
};

class Server {
 public:
  Server(ServerOptions options, Handler handler);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens and starts the threads; throws std::runtime_error when the address can't be had. Once.
  void start();
  std::uint16_t port() const;
  std::size_t connections() const;

  // Runs `again` on this I/O thread in a few milliseconds (Limits::again_time). For a handler that
  // can't answer yet; false: too much is put off already, or the server ends.
  bool put_off(std::function<void()> again);

  // Runs `work` soon on an I/O thread. Between start() and stop(), from any thread.
  void post(std::function<void()> work);

  // Whoever is connected, or waits in the backlog, is still served; nobody else is.
  void stop_accepting();
  // Stops accepting, lets running requests end with `Connection: close`, and the next one of each
  // idle connection if it comes soon (Limits::last_time); then closes what is idle.
  // True: all connections are gone before the time was over.
  bool drain(std::chrono::milliseconds at_most);
  // Closes everything at once and joins the threads. Replies that come later are dropped.
  // Idempotent.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runtime::http
