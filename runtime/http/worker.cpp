#include "runtime/http/worker.hpp"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>

#include "runtime/http/connection.hpp"
#include "runtime/http/writer.hpp"

namespace runtime::http {
namespace {

using std::chrono::milliseconds;

// Fine enough for the shortest deadline, coarse enough to cost nothing.
milliseconds tick_for(const Limits& limits) {
  const milliseconds shortest = std::min({limits.header_time, limits.body_window, limits.idle_time,
                                          limits.write_window, limits.linger_time});
  return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

std::string address_text(asio::ip::address address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

}  // namespace

Worker::Worker(std::shared_ptr<Shared> shared)
    : shared_(std::move(shared)),
      acceptor_(context_.get_executor()),
      timer_(context_.get_executor()),
      again_timer_(context_.get_executor()),
      tick_(tick_for(shared_->options.limits)) {}

std::uint16_t Worker::listen(std::uint16_t port) {
  const ServerOptions& options = shared_->options;
  error_code ec;
  const auto address = asio::ip::make_address(options.address, ec);
  const asio::ip::tcp::endpoint endpoint(address, port);
  const int on = 1;
  if (!ec) acceptor_.open(endpoint.protocol(), ec);
  if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
  if (!ec && address.is_v6()) acceptor_.set_option(asio::ip::v6_only(false), ec);
  if (!ec && (options.threads > 1 || options.share_port) &&
      setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
    ec.assign(errno, boost::system::system_category());
  if (!ec) acceptor_.bind(endpoint, ec);
  if (!ec) acceptor_.listen(options.backlog, ec);
  if (!ec) acceptor_.non_blocking(true, ec);
  if (ec)
    throw std::runtime_error("can't listen on " + options.address + " port " +
                             std::to_string(port) + ": " + ec.message());
  return acceptor_.local_endpoint().port();
}

void Worker::run() {
  thread_ = std::this_thread::get_id();
  tick();
  accept();
  while (true) {
    try {
      context_.run();
      return;
    } catch (const std::exception& error) {
      shared_->report(error.what());
    }
  }
}

void Worker::accept() {
  if (accept_pending_ || !acceptor_.is_open() || shared_->admission.full()) return;
  accept_pending_ = true;
  acceptor_.async_accept([this](const error_code& ec, Socket socket) {
    accept_pending_ = false;
    if (ec == asio::error::operation_aborted) return;
    if (ec) {
      // Out of descriptors, most likely; the next tick tries again.
      shared_->report("accept: " + ec.message());
      return;
    }
    welcome(std::move(socket));
    accept();
  });
}

void Worker::welcome(Socket socket) {
  error_code ec;
  const auto endpoint = socket.remote_endpoint(ec);
  if (!ec) socket.non_blocking(true, ec);
  if (!ec) socket.set_option(asio::ip::tcp::no_delay(true), ec);
  if (ec) return;  // gone before it was welcomed
  std::string peer = address_text(endpoint.address());
  const bool proxy = shared_->proxies.contains(peer);
  if (!shared_->admission.enter(peer, proxy)) return;
  auto connection =
      std::make_shared<Connection>(shared_from_this(), std::move(socket), std::move(peer), proxy);
  connection->place = connections_.size();
  connections_.push_back(connection);
  connection->proceed();
  if (draining_) connection->drain();
}

void Worker::remove(Connection& connection) {
  shared_->admission.leave(connection.peer());
  const std::size_t place = connection.place;
  // Whoever called still holds the connection, or its pending operation does.
  const std::shared_ptr<Connection> last = connections_.back();
  connections_.pop_back();
  if (last.get() != &connection) {
    last->place = place;
    connections_[place] = last;
  }
  accept();
}

void Worker::deliver(Ticket* ticket) {
  switch (inbox_.put(ticket)) {
    case Inbox::Put::first:
      asio::post(context_, [this] { empty_inbox(); });
      return;
    case Inbox::Put::more:
      return;
    case Inbox::Put::closed:
      release(ticket);
      return;
  }
}

void Worker::empty_inbox() {
  Ticket* ticket = inbox_.take_all();
  while (ticket != nullptr) {
    Ticket* const next = ticket->next;
    std::shared_ptr<Connection> connection = std::move(ticket->connection);
    connection->put(ticket->sequence, std::move(ticket->response));
    if (!std::exchange(connection->touched, true)) touched_.push_back(std::move(connection));
    release(ticket);
    ticket = next;
  }
  for (const auto& connection : touched_) {
    connection->touched = false;
    connection->proceed();
  }
  touched_.clear();
}

std::int64_t Worker::deadline(milliseconds span) const {
  // One tick more, because now_ms_ may be that old.
  return now_ms_ + (span + tick_).count();
}

void Worker::wait_for_tick() {
  timer_.expires_after(tick_);
  timer_.async_wait([this](const error_code&) {
    if (!stopped_) tick();
  });
}

void Worker::tick() {
  now_ms_ = clock_.ticks_ms();
  const std::int64_t second = clock_.now().ms / 1000;
  if (second != date_second_) date_ = http_date(date_second_ = second);
  // Backwards, because a connection that ends gives its place to the last one.
  for (std::size_t i = connections_.size(); i-- > 0;) {
    if (i >= connections_.size()) continue;
    const std::shared_ptr<Connection> connection = connections_[i];
    connection->tick(now_ms_);
  }
  accept();
  wait_for_tick();
}

bool Worker::put_off(std::function<void()> again) {
  if (stopped_ || put_off_.size() >= limits().put_off_max) return false;
  put_off_.push_back(std::move(again));
  if (put_off_.size() > 1) return true;
  again_timer_.expires_after(limits().again_time);
  again_timer_.async_wait([this](const error_code&) { try_again(); });
  return true;
}

// Whoever can't go on yet puts itself off again.
void Worker::try_again() {
  for (const auto& again : std::exchange(put_off_, {})) again();
}

void Worker::stop_accepting() {
  error_code ec;
  // Closing would reset those who wait in the backlog.
  while (acceptor_.is_open() && !shared_->admission.full()) {
    Socket socket(context_.get_executor());
    acceptor_.accept(socket, ec);
    if (ec) break;
    welcome(std::move(socket));
  }
  acceptor_.close(ec);
}

void Worker::drain() {
  draining_ = true;
  for (const auto& connection : std::vector(connections_)) connection->drain();
  stop_accepting();  // last: who is refused may rely on all answers saying so, too
}

void Worker::shut_down() {
  stopped_ = true;
  error_code ec;
  acceptor_.close(ec);
  timer_.cancel();
  again_timer_.cancel();
  put_off_.clear();
  for (const auto& connection : std::vector(connections_)) connection->close();
}

}  // namespace runtime::http
