// One I/O thread: its io_context, listening socket, connections, and one coarse tick for every
// deadline. Includes Asio: for the .cpp files of this folder only.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "runtime/engine/clock.hpp"
#include "runtime/http/admission.hpp"
#include "runtime/http/inbox.hpp"
#include "runtime/http/server.hpp"

namespace runtime::http {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using boost::system::error_code;

// What all I/O threads of a server have in common. Outlives the server while somebody holds a
// Reply.
struct Shared {
  Shared(ServerOptions given, Handler to)
      : options(std::move(given)),
        handler(std::move(to)),
        proxies(options.trusted_proxies),
        admission(options.limits) {}
  void report(std::string_view text) const {
    if (options.report) options.report(text);
  }

  const ServerOptions options;
  Handler handler;
  const Networks proxies;
  Admission admission;
};

class Worker : public std::enable_shared_from_this<Worker> {
 public:
  explicit Worker(std::shared_ptr<Shared> shared);

  // Before the thread runs. Gives the port that was bound.
  std::uint16_t listen(std::uint16_t port);
  void run();  // until shut_down()

  // Any thread.
  asio::io_context& context() { return context_; }
  void deliver(Ticket* ticket);
  void close_inbox() { inbox_.close(); }

  // On the I/O thread only.
  bool on_its_thread() const { return std::this_thread::get_id() == thread_; }
  void stop_accepting();
  void drain();
  void shut_down();
  void remove(Connection& connection);
  bool put_off(std::function<void()> again);
  Shared& shared() { return *shared_; }
  const Limits& limits() const { return shared_->options.limits; }
  std::int64_t deadline(std::chrono::milliseconds span) const;
  const std::string& date() const { return date_; }
  std::string timestamp() const { return kit::wire_text(clock_.now()); }

 private:
  void accept();
  void welcome(Socket socket);
  void empty_inbox();
  void wait_for_tick();
  void tick();
  void try_again();

  asio::io_context context_{1};
  const std::shared_ptr<Shared> shared_;
  asio::basic_socket_acceptor<asio::ip::tcp, Executor> acceptor_;
  using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                           asio::wait_traits<std::chrono::steady_clock>, Executor>;
  Timer timer_;
  Timer again_timer_;  // runs only while something is put off
  SystemClock clock_;
  const std::chrono::milliseconds tick_;
  std::int64_t now_ms_ = 0;
  std::int64_t date_second_ = -1;
  std::string date_;
  std::atomic<std::thread::id> thread_{};
  bool accept_pending_ = false;
  bool draining_ = false;
  bool stopped_ = false;
  std::vector<std::shared_ptr<Connection>> connections_;
  std::vector<std::shared_ptr<Connection>> touched_;  // only during empty_inbox()
  std::vector<std::function<void()>> put_off_;
  Inbox inbox_;
};

}  // namespace runtime::http
