// A blocking HTTP client for tests: sends exactly the bytes it is given over loopback and reads
// answers back, with one deadline for everything. Throws std::runtime_error where a test could not
// go on.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/message.hpp"
#include "runtime/http/text.hpp"

namespace runtime::http {

struct TestAnswer {
  int status = 0;  // 0: the server closed the connection instead
  std::vector<Header> headers;
  std::string body;

  std::string header(std::string_view name) const {
    for (const Header& each : headers)
      if (same_word(each.name, name)) return each.value;
    return {};
  }
};

class TestClient {
 public:
  explicit TestClient(std::uint16_t port,
                      std::chrono::milliseconds limit = std::chrono::seconds(10))
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
        deadline_(std::chrono::steady_clock::now() + limit) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
      ::close(socket_);
      throw std::runtime_error("can't connect");
    }
  }
  ~TestClient() { ::close(socket_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  // False: the server has closed the connection.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      wait(POLLOUT);
      const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && errno != EAGAIN) return false;
      if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  void end_sending() { ::shutdown(socket_, SHUT_WR); }

  // The next answer, interim ones (100) included; `head_only` for the answer to HEAD.
  TestAnswer receive(bool head_only = false) {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return {};
    TestAnswer answer = parse_head(std::string_view(received_).substr(0, end + 2));
    received_.erase(0, end + 4);
    std::size_t length = 0;
    read_number(answer.header("Content-Length"), length);
    if (head_only || answer.status == 304) length = 0;
    while (received_.size() < length)
      if (!more()) throw std::runtime_error("the body ended early: " + received_);
    answer.body = received_.substr(0, length);
    received_.erase(0, length);
    return answer;
  }
  TestAnswer ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

  // True when the server closes without sending anything more.
  bool closed() { return received_.empty() && !more(); }

 private:
  void wait(short events) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline_ - std::chrono::steady_clock::now());
    pollfd one{socket_, events, 0};
    if (left.count() <= 0 || ::poll(&one, 1, static_cast<int>(left.count())) <= 0)
      throw std::runtime_error("the server did not react in time; received: " + received_);
  }
  bool more() {
    wait(POLLIN);
    char bytes[16384];
    const ssize_t n = ::recv(socket_, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(n));
    return true;
  }
  static TestAnswer parse_head(std::string_view head) {
    TestAnswer answer;
    const std::size_t line_end = head.find("\r\n");
    for (const char c : head.substr(0, line_end).substr(9, 3))
      answer.status = answer.status * 10 + (c - '0');
    head.remove_prefix(line_end + 2);
    while (!head.empty()) {
      const std::string_view line = head.substr(0, head.find("\r\n"));
      const std::size_t colon = line.find(':');
      answer.headers.push_back(
          {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
      head.remove_prefix(line.size() + 2);
    }
    return answer;
  }

  const int socket_;
  const std::chrono::steady_clock::time_point deadline_;
  std::string received_;
};

}  // namespace runtime::http
