// How answers travel from any thread to the I/O thread that owns the connection: a lock-free stack
// of tickets, taken as a whole, so that many answers cost one wake-up.
#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "runtime/http/message.hpp"

namespace runtime::http {

class Connection;
class Inbox;

// The right to answer one request. Lives as long as a Reply refers to it or an inbox holds it.
struct Ticket {
  Ticket(std::shared_ptr<Connection> to, std::uint64_t number)
      : connection(std::move(to)), sequence(number) {}

  std::shared_ptr<Connection> connection;  // let go by the I/O thread
  const std::uint64_t sequence;
  Response response;
  Ticket* next = nullptr;
  std::atomic<bool> answered{false};
  std::atomic<std::uint32_t> replies{
      1};  // copies of the Reply; the last one gone unanswered answers 500
  std::atomic<std::uint32_t> owners{1};  // all copies of the Reply together, and the inbox
};

void release(Ticket* ticket);

// What is inside a Reply: std::function asks for something that can be copied.
class Answerer {
 public:
  explicit Answerer(Ticket* ticket) : ticket_(ticket) {}
  Answerer(const Answerer& other) noexcept;
  Answerer(Answerer&& other) noexcept : ticket_(std::exchange(other.ticket_, nullptr)) {}
  Answerer& operator=(const Answerer&) = delete;
  Answerer& operator=(Answerer&&) = delete;
  ~Answerer();
  void operator()(Response&& response) const;

 private:
  Ticket* ticket_;
};

class Inbox {
 public:
  Inbox() = default;
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;
  ~Inbox() { close(); }

  enum class Put { first, more, closed };
  // Any thread. `first`: it was empty, so the owner has to be woken. `closed`: nothing was taken.
  Put put(Ticket* ticket);
  // The owner: all of it, oldest first, linked by `next`; each is to be released.
  Ticket* take_all();
  // From now on nothing is taken; what is in there is let go.
  void close();

 private:
  std::atomic<Ticket*> newest_{nullptr};
};

}  // namespace runtime::http
