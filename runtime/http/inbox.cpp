#include "runtime/http/inbox.hpp"

#include "runtime/http/connection.hpp"

namespace runtime::http {
namespace {

// Stands in the list's place once an inbox is closed; never looked into.
Ticket* const closed_mark = reinterpret_cast<Ticket*>(std::uintptr_t{1});

Ticket* reversed(Ticket* newest) {
  Ticket* oldest = nullptr;
  while (newest != nullptr) oldest = std::exchange(newest, std::exchange(newest->next, oldest));
  return oldest;
}

}  // namespace

void release(Ticket* ticket) {
  if (ticket->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete ticket;
}

Answerer::Answerer(const Answerer& other) noexcept : ticket_(other.ticket_) {
  if (ticket_ != nullptr) ticket_->replies.fetch_add(1, std::memory_order_relaxed);
}

Answerer::~Answerer() {
  if (ticket_ == nullptr || ticket_->replies.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (!ticket_->answered.load(std::memory_order_relaxed)) Connection::answer(ticket_, nullptr);
  release(ticket_);
}

void Answerer::operator()(Response&& response) const { Connection::answer(ticket_, &response); }

Inbox::Put Inbox::put(Ticket* ticket) {
  Ticket* seen = newest_.load(std::memory_order_relaxed);
  do {
    if (seen == closed_mark) return Put::closed;
    ticket->next = seen;
  } while (!newest_.compare_exchange_weak(seen, ticket, std::memory_order_release,
                                          std::memory_order_relaxed));
  return seen == nullptr ? Put::first : Put::more;
}

Ticket* Inbox::take_all() {
  Ticket* seen = newest_.load(std::memory_order_relaxed);
  do {
    if (seen == closed_mark) return nullptr;
  } while (!newest_.compare_exchange_weak(seen, nullptr, std::memory_order_acquire,
                                          std::memory_order_relaxed));
  return reversed(seen);
}

void Inbox::close() {
  Ticket* seen = newest_.exchange(closed_mark, std::memory_order_acq_rel);
  if (seen == closed_mark) return;
  for (Ticket* next = nullptr; seen != nullptr; seen = next) {
    next = seen->next;
    release(seen);
  }
}

}  // namespace runtime::http
