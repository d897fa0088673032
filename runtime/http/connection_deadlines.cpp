// What a connection waits for, and what happens when it waits too long.
#include "runtime/http/connection.hpp"

namespace runtime::http {
namespace {

std::uint64_t bytes_due(std::chrono::milliseconds window, std::size_t rate) {
  return static_cast<std::uint64_t>(window.count()) * rate / 1000;
}

}  // namespace

Connection::Wait Connection::what_to_wait_for() const {
  if (lingering_) return Wait::linger;
  if (!wants_input() || continue_wanted_) return Wait::none;
  switch (reader_.phase()) {
    case RequestReader::Phase::head:
      return Wait::head;
    case RequestReader::Phase::body:
      return Wait::body;
    case RequestReader::Phase::between:
      break;
  }
  return slots_.empty() && unsent() == 0 ? Wait::idle : Wait::none;
}

void Connection::arm_deadline() {
  const Wait wait = what_to_wait_for();
  if (wait == wait_ && requests_ == wait_request_) return;
  wait_ = wait;
  wait_request_ = requests_;
  const Limits& limits = worker_->limits();
  switch (wait) {
    case Wait::none:
      read_deadline_ = INT64_MAX;
      break;
    case Wait::idle:
      read_deadline_ = worker_->deadline(draining_ ? limits.last_time : limits.idle_time);
      break;
    case Wait::head:
      read_deadline_ = worker_->deadline(limits.header_time);
      break;
    case Wait::body:
      body_mark_ = reader_.body_bytes();
      read_deadline_ = worker_->deadline(limits.body_window);
      break;
    case Wait::linger:
      read_deadline_ = worker_->deadline(limits.linger_time);
      break;
  }
}

void Connection::tick(std::int64_t now_ms) {
  if (now_ms >= write_deadline_) on_write_deadline();
  if (!closed_ && now_ms >= read_deadline_) on_read_deadline();
}

void Connection::on_read_deadline() {
  read_deadline_ = INT64_MAX;
  const Limits& limits = worker_->limits();
  switch (wait_) {
    case Wait::none:
      return;
    case Wait::linger:
      close();
      return;
    case Wait::idle:
      finish();
      return;
    case Wait::head:
      refuse({408, "The request header did not arrive in time."});
      proceed();
      return;
    case Wait::body:
      if (reader_.body_bytes() - body_mark_ >=
          bytes_due(limits.body_window, limits.body_rate_min)) {
        body_mark_ = reader_.body_bytes();
        read_deadline_ = worker_->deadline(limits.body_window);
        return;
      }
      refuse({408, "The request body arrived too slowly."});
      proceed();
      return;
  }
}

void Connection::on_write_deadline() {
  const Limits& limits = worker_->limits();
  if (written_ - write_mark_ < bytes_due(limits.write_window, limits.write_rate_min)) {
    close();
    return;
  }
  write_mark_ = written_;
  write_deadline_ = worker_->deadline(limits.write_window);
}

}  // namespace runtime::http
