// The smallest honest server for the mall's order: `POST /orders` writes an order, a payment and
// two events in a synced transaction, `GET /orders/{id}` reads it back. No rules, no views, no
// idempotency: what the product costs beyond this is the price of those. Beast parses, Asio calls
// back.
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/json.hpp>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <filesystem>
#include <thread>

#include "bench/limit_store.hpp"

namespace limit {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Parser = http::request_parser<http::string_body>;

constexpr std::size_t read_bytes_max = 16 * 1024;
constexpr std::size_t pipelined_max = 64;

std::string_view date() {
  static std::time_t at = 0;
  static char text[40];
  const std::time_t now = std::time(nullptr);
  if (now != at) {
    at = now;
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  }
  return text;
}

std::string answer_text(std::string_view status, std::string_view location, std::string_view body) {
  std::string out;
  out.reserve(256 + body.size());
  out.append("HTTP/1.1 ").append(status).append("\r\nDate: ").append(date());
  out.append("\r\nContent-Type: application/json");
  if (!location.empty()) out.append("\r\nLocation: ").append(location);
  out.append("\r\nContent-Length: ").append(std::to_string(body.size()));
  return out.append("\r\n\r\n").append(body);
}

std::string order_text(const Order& order, std::string_view status, std::string_view host) {
  std::string self("http://");
  self.append(host).append("/orders/").append(std::to_string(order.id));
  std::string body("{\"item\":");
  append_quoted(body, order.item);
  body.append(",\"qty\":").append(std::to_string(order.qty));
  body.append(",\"price\":").append(std::to_string(order.price));
  body.append(",\"state\":\"주문접수-결재완료\",\"_links\":{\"self\":{\"href\":\"").append(self);
  body.append("\"},\"order\":{\"href\":\"").append(self).append("\"}}}");
  return answer_text(status, status[0] == '2' && status[2] == '1' ? self : "", body);
}

std::optional<Order> parse_order(const std::string& body) {
  unsigned char memory[2048];
  json::monotonic_resource resource(memory, sizeof memory);
  boost::system::error_code error;
  const json::value root = json::parse(body, error, &resource);
  const json::object* object = error ? nullptr : root.if_object();
  if (object == nullptr) return std::nullopt;
  const json::value* item = object->if_contains("item");
  const json::value* qty = object->if_contains("qty");
  const json::value* price = object->if_contains("price");
  if (item == nullptr || qty == nullptr || price == nullptr) return std::nullopt;
  if (!item->is_string() || !qty->is_int64() || !price->is_int64()) return std::nullopt;
  const json::string& name = item->get_string();
  return Order{0, std::string(name.data(), name.size()), qty->get_int64(), price->get_int64()};
}

// One connection. Answers leave in the order of their requests: each request takes a slot, and what
// stands ready at the front is written in one piece. Lives on the I/O thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket&& socket, Reader& reader, Writer& writer)
      : socket_(std::move(socket)), reader_(reader), writer_(writer) {}

  void read() {
    socket_.async_read_some(
        asio::buffer(in_ + filled_, sizeof in_ - filled_),
        [self = shared_from_this()](const boost::system::error_code& error, std::size_t bytes) {
          if (error) return;
          self->filled_ += bytes;
          self->consume();
        });
  }

  void committed(const Order& order, std::size_t slot) {
    answer(slot, order_text(order, "201 Created", host_));
  }

 private:
  void consume() {
    std::size_t used = 0;
    while (used < filled_ && pending_.size() < pipelined_max && !closing_) {
      if (!parser_) parser_.emplace().eager(true);
      boost::system::error_code error;
      used += parser_->put(asio::buffer(in_ + used, filled_ - used), error);
      if (error && error != http::error::need_more) return close();
      if (!parser_->is_done()) break;
      const auto request = parser_->release();
      parser_.reset();
      handle(request);
    }
    filled_ -= used;
    std::memmove(in_, in_ + used, filled_);
    // A full pipeline is taken up again when answers have left: see written().
    stalled_ = pending_.size() >= pipelined_max;
    flush();
    if (stalled_ || closing_) return;
    filled_ < sizeof in_ ? read() : close();
  }

  void handle(const http::request<http::string_body>& request) {
    const std::size_t slot = first_ + pending_.size();
    pending_.emplace_back();
    closing_ = !request.keep_alive();
    if (host_.empty()) host_ = request[http::field::host];
    const std::string_view target(request.target().data(), request.target().size());
    if (request.method() == http::verb::post && target == "/orders") return place(request, slot);
    if (request.method() == http::verb::get && target.starts_with("/orders/")) {
      return show(target.substr(8), slot);
    }
    pending_.back() = answer_text("404 Not Found", "", "");
  }

  void place(const http::request<http::string_body>& request, std::size_t slot) {
    std::optional<Order> order = parse_order(request.body());
    if (order) return writer_.put({std::move(*order), shared_from_this(), slot});
    pending_.back() = answer_text("400 Bad Request", "", "");
  }

  void show(std::string_view text, std::size_t slot) {
    std::int64_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    const std::optional<Order> order = reader_.find(id);
    pending_[slot - first_] =
        order ? order_text(*order, "200 OK", host_) : answer_text("404 Not Found", "", "");
  }

  void answer(std::size_t slot, std::string&& text) {
    pending_[slot - first_] = std::move(text);
    flush();
  }

  void flush() {
    if (!out_.empty()) return;
    for (; !pending_.empty() && !pending_.front().empty(); ++first_) {
      out_ += pending_.front();
      pending_.pop_front();
    }
    if (out_.empty()) return;
    asio::async_write(socket_, asio::buffer(out_),
                      [self = shared_from_this()](const boost::system::error_code& error,
                                                  std::size_t) { self->written(!error); });
  }

  void written(bool sent) {
    out_.clear();
    if (!sent || (closing_ && pending_.empty())) return close();
    flush();
    if (stalled_ && !closing_ && pending_.size() < pipelined_max) {
      stalled_ = false;
      filled_ > 0 ? consume() : read();
    }
  }

  void close() {
    boost::system::error_code ignored;
    closing_ = true;
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
  }

  Socket socket_;
  Reader& reader_;
  Writer& writer_;
  std::optional<Parser> parser_;
  std::deque<std::string> pending_;  // empty: not answered yet
  std::size_t first_ = 0;            // slot of the front
  std::string host_, out_;
  bool closing_ = false, stalled_ = false;
  std::size_t filled_ = 0;
  char in_[read_bytes_max];
};

void accept(Acceptor& acceptor, Reader& reader, Writer& writer) {
  acceptor.async_accept([&](const boost::system::error_code& error, Socket&& socket) {
    if (!error) {
      socket.set_option(tcp::no_delay(true));
      std::make_shared<Session>(std::move(socket), reader, writer)->read();
    }
    accept(acceptor, reader, writer);
  });
}

void serve(std::uint16_t port, const std::string& file) {
  asio::io_context io(1);
  Writer writer(file, [&io](std::vector<Writer::Job>&& group) {
    asio::post(io, [group = std::move(group)] {
      for (const Writer::Job& job : group) {
        static_cast<Session*>(job.caller.get())->committed(job.order, job.slot);
      }
    });
  });
  Reader reader(file);
  Acceptor acceptor(io.get_executor(), tcp::endpoint(asio::ip::address_v4::loopback(), port));
  accept(acceptor, reader, writer);
  std::thread([&writer] { writer.run(); }).detach();
  io.run();
}

}  // namespace
}  // namespace limit

int main(int count, char** words) {
  int port = 8188;
  std::string data = "data/limit";
  for (int i = 1; i + 1 < count; i += 2) {
    if (std::strcmp(words[i], "--port") == 0) port = std::stoi(words[i + 1]);
    if (std::strcmp(words[i], "--data") == 0) data = words[i + 1];
  }
  std::filesystem::create_directories(data);
  limit::serve(static_cast<std::uint16_t>(port), data + "/limit.db");
}
