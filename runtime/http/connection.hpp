// One client connection: bytes through the reader to the handler, answers in order back to the
// socket. Lives on its worker's thread, but for answer(). Includes Asio: for the .cpp files of this
// folder only.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/http/reader.hpp"
#include "runtime/http/slots.hpp"
#include "runtime/http/worker.hpp"

namespace runtime::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Worker> worker, Socket socket, std::string peer, bool from_proxy);

  // Any thread; the first call for a ticket counts. nullptr: nobody is going to answer.
  static void answer(Ticket* ticket, Response* response);

  // Does all that can be done now: reads what is buffered, sends what is ready, then waits.
  void proceed();
  // Takes one answer; to be followed by proceed(), for several answers at once.
  void put(std::uint64_t sequence, Response&& response);
  void tick(std::int64_t now_ms);
  // Ends after what is under way.
  void drain();
  void close();

  const std::string& peer() const { return peer_; }
  std::size_t place = 0;  // in the worker's list
  bool touched = false;   // is in the worker's list of those to proceed()

 private:
  enum class Wait { none, idle, head, body, linger };

  std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }
  std::size_t unsent() const { return out_.size() - sent_; }
  bool wants_input() const;
  bool step();
  void dispatch();
  void refuse(Fault fault);
  void offer_continue();
  void render_ready();
  void finish();

  void arm_read();
  void make_room();
  void on_read(const error_code& ec, std::size_t bytes);
  void flush();
  void on_writable(const error_code& ec);
  void linger();

  Wait what_to_wait_for() const;
  void arm_deadline();
  void on_read_deadline();
  void on_write_deadline();

  const std::shared_ptr<Worker> worker_;
  Socket socket_;
  const std::string peer_;
  RequestReader reader_;

  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;

  Slots slots_;
  std::string out_;
  std::size_t sent_ = 0;  // of out_

  bool busy_ = false;  // inside proceed(): answers given now need no wake-up
  bool reading_ = true;
  bool read_pending_ = false;
  bool write_pending_ = false;
  bool continue_wanted_ = false;
  bool draining_ = false;
  bool closing_ = false;    // after what is in out_
  bool lingering_ = false;  // all is sent; what comes in is thrown away
  bool ended_ = false;      // the other end sends no more
  bool closed_ = false;

  Wait wait_ = Wait::none;
  std::uint64_t requests_ = 0;
  std::uint64_t wait_request_ = 0;  // requests_ when wait_ began
  std::int64_t read_deadline_ = INT64_MAX;
  std::uint64_t body_mark_ = 0;
  std::int64_t write_deadline_ = INT64_MAX;
  std::uint64_t written_ = 0;
  std::uint64_t write_mark_ = 0;
};

}  // namespace runtime::http
