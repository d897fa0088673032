#include "runtime/http/connection.hpp"

#include <cstring>

#include "runtime/http/problem.hpp"
#include "runtime/http/writer.hpp"

namespace runtime::http {
namespace {

constexpr std::size_t first_buffer_bytes = 4096;
constexpr std::size_t kept_output_bytes = 64 << 10;
constexpr int unanswered = 0;  // stands in the status until the I/O thread writes the 500

}  // namespace

Connection::Connection(std::shared_ptr<Worker> worker, Socket socket, std::string peer,
                       bool from_proxy)
    : worker_(std::move(worker)),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      reader_(worker_->limits(), from_proxy),
      buffer_(std::make_unique<char[]>(first_buffer_bytes)),
      capacity_(first_buffer_bytes) {}

void Connection::answer(Ticket* ticket, Response* response) {
  if (ticket->answered.exchange(true, std::memory_order_acq_rel)) return;
  if (response != nullptr)
    ticket->response = std::move(*response);
  else
    ticket->response.status = unanswered;
  // Held here, because the ticket may be gone as soon as the I/O thread can see it.
  const std::shared_ptr<Worker> worker = ticket->connection->worker_;
  if (worker->on_its_thread() && ticket->connection->busy_) {
    ticket->connection->put(ticket->sequence, std::move(ticket->response));
    ticket->connection.reset();
    return;
  }
  ticket->owners.fetch_add(1, std::memory_order_relaxed);
  worker->deliver(ticket);
}

void Connection::proceed() {
  if (closed_) return;
  bool more = true;
  // Sending may make room for requests that are buffered already, so both are repeated.
  while (more && !closed_) {
    busy_ = true;
    while (more && wants_input() && begin_ < end_) more = step();
    busy_ = false;
    flush();
    more = more && wants_input() && begin_ < end_;
  }
  if (closed_) return;
  arm_read();
  arm_deadline();
}

bool Connection::wants_input() const {
  const Limits& limits = worker_->limits();
  return reading_ && slots_.size() < limits.in_flight_max && unsent() < limits.unsent_bytes_max;
}

// One event out of the buffered bytes; false when more bytes are needed first.
bool Connection::step() {
  const RequestReader::Fed fed = reader_.feed(unread());
  begin_ += fed.used;
  switch (fed.event) {
    case RequestReader::Event::need_more:
      return false;
    case RequestReader::Event::want_continue:
      continue_wanted_ = true;
      offer_continue();
      return true;
    case RequestReader::Event::request:
      dispatch();
      return true;
    case RequestReader::Event::refused:
      refuse(reader_.fault());
      return false;
  }
  return false;
}

void Connection::dispatch() {
  continue_wanted_ = false;
  ++requests_;
  Request request = reader_.take();
  const std::uint64_t sequence = slots_.push();
  Slot& slot = slots_.back();
  slot.without_body = request.method == "HEAD";
  slot.http10 = reader_.http10();
  slot.close = draining_ || !request.keep_alive;
  if (slot.close) reading_ = false;
  if (const Fault fault = reader_.fault(); fault.status != 0) {
    put(sequence, problem(fault.status, fault.detail, request.target, worker_->timestamp()));
    return;
  }
  request.peer = peer_;
  Reply reply = Answerer(new Ticket(shared_from_this(), sequence));
  try {
    worker_->shared().handler(std::move(request), std::move(reply));
  } catch (const std::exception& error) {
    // The Reply went with the handler's frame, which answers 500.
    worker_->shared().report(error.what());
  }
}

void Connection::refuse(Fault fault) {
  reading_ = false;
  continue_wanted_ = false;
  const std::uint64_t sequence = slots_.push();
  slots_.back().close = true;
  put(sequence, problem(fault.status, fault.detail, {}, worker_->timestamp()));
}

// The go-ahead must not overtake answers to earlier requests.
void Connection::offer_continue() {
  if (!continue_wanted_ || !slots_.empty()) return;
  continue_wanted_ = false;
  out_ += "HTTP/1.1 100 Continue\r\n\r\n";
}

void Connection::put(std::uint64_t sequence, Response&& response) {
  Slot* slot = slots_.find(sequence);
  if (closed_ || slot == nullptr) return;
  if (response.status == unanswered)
    response = problem(500, "The request was not answered.", {}, worker_->timestamp());
  slot->response = std::move(response);
  slot->ready = true;
  if (slot == &slots_.front()) render_ready();
}

void Connection::render_ready() {
  while (!slots_.empty() && slots_.front().ready) {
    Slot& slot = slots_.front();
    const bool close = slot.close || slot.response.close;
    append_response(out_, slot.response,
                    {.date = worker_->date(),
                     .close = close,
                     .keep_alive = slot.http10,
                     .without_body = slot.without_body});
    slots_.pop();
    if (!close) continue;
    closing_ = true;
    reading_ = false;
    slots_.clear();
  }
  offer_continue();
}

void Connection::drain() {
  if (closed_ || draining_) return;
  draining_ = true;
  const bool under_way = reader_.phase() != RequestReader::Phase::between || begin_ < end_;
  error_code ec;
  if (!reading_ || under_way || socket_.available(ec) > 0) return;
  if (!slots_.empty()) {
    slots_.back().close = true;
    reading_ = false;
  } else {
    // Its next request may be on the way, and would get no answer.
    wait_ = Wait::none;
    arm_deadline();
  }
}

void Connection::finish() {
  closing_ = true;
  reading_ = false;
  proceed();
}

void Connection::close() {
  if (closed_) return;
  closed_ = true;
  error_code ec;
  socket_.close(ec);
  slots_.clear();
  worker_->remove(*this);
}

void Connection::make_room() {
  const std::size_t most = RequestReader::buffer_bytes(worker_->limits());
  const std::size_t held = end_ - begin_;
  if (end_ == capacity_ && capacity_ < most) {
    capacity_ = std::min(most, capacity_ * 4);
    auto bigger = std::make_unique<char[]>(capacity_);
    std::memcpy(bigger.get(), buffer_.get() + begin_, held);
    buffer_ = std::move(bigger);
  } else if (held > 0 && begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
  }
  begin_ = 0;
  end_ = held;
}

void Connection::arm_read() {
  if (read_pending_ || ended_ || (!lingering_ && !wants_input())) return;
  make_room();
  read_pending_ = true;
  socket_.async_read_some(
      asio::buffer(buffer_.get() + end_, capacity_ - end_),
      [self = shared_from_this()](const error_code& ec, std::size_t n) { self->on_read(ec, n); });
}

void Connection::on_read(const error_code& ec, std::size_t bytes) {
  read_pending_ = false;
  if (closed_) return;
  if (ec == asio::error::eof) {
    // Half closed: what was asked is still answered.
    ended_ = true;
    reading_ = false;
  } else if (ec) {
    close();
    return;
  }
  if (!lingering_) end_ += bytes;
  proceed();
}

void Connection::flush() {
  if (write_pending_) return;
  while (unsent() > 0) {
    error_code ec;
    const std::size_t n = socket_.write_some(asio::buffer(out_.data() + sent_, unsent()), ec);
    sent_ += n;
    written_ += n;
    if (ec == asio::error::would_block) {
      write_pending_ = true;
      write_mark_ = written_;
      write_deadline_ = worker_->deadline(worker_->limits().write_window);
      // Seldom enough that a large answer is not moved again and again.
      if (sent_ > out_.size() / 2) out_.erase(0, std::exchange(sent_, 0));
      socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const error_code& error) {
        self->on_writable(error);
      });
      return;
    }
    if (ec) {
      close();
      return;
    }
  }
  sent_ = 0;
  out_.clear();
  if (out_.capacity() > kept_output_bytes) out_.shrink_to_fit();
  if (closing_)
    linger();
  else if (ended_ && slots_.empty())
    close();
}

void Connection::on_writable(const error_code& ec) {
  write_pending_ = false;
  if (closed_) return;
  if (ec) {
    close();
    return;
  }
  const std::int64_t deadline = std::exchange(write_deadline_, INT64_MAX);
  const std::uint64_t mark = write_mark_;
  proceed();
  // A window goes on while output is blocked again and again.
  if (!write_pending_) return;
  write_deadline_ = deadline;
  write_mark_ = mark;
}

// Closing with unread bytes would reset the connection and could take the last answer away from the
// other end, so it gets a moment to read it and to close.
void Connection::linger() {
  if (ended_) {
    close();
    return;
  }
  if (lingering_) return;
  lingering_ = true;
  begin_ = end_ = 0;
  error_code ec;
  socket_.shutdown(Socket::shutdown_send, ec);
}

}  // namespace runtime::http
