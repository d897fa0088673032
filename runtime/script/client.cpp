// Plain sockets, since a script has nothing else to do while it waits.
#include "runtime/script/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "runtime/http/text.hpp"
#include "runtime/script/command_line.hpp"

namespace runtime::script {
namespace {

class Socket {
 public:
  Socket() : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() {
    if (handle_ >= 0) ::close(handle_);
  }

  bool connect(const Address& to, int timeout_ms) const {
    const timeval timeout{timeout_ms / 1000, (timeout_ms % 1000) * 1000};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(handle_, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(to.port);
    if (::inet_pton(AF_INET, to.host.c_str(), &address.sin_addr) != 1) return errno = EINVAL, false;
    return ::connect(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  bool write(std::string_view text) const {
    while (!text.empty()) {
      const auto sent = ::send(handle_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // Bytes added to `out`; 0 at the end, -1 for an error.
  long read(std::string& out) const {
    char buffer[16 * 1024];
    long got = -1;
    do got = ::recv(handle_, buffer, sizeof buffer, 0);
    while (got < 0 && errno == EINTR);
    if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
    return got;
  }

 private:
  int handle_;
};

const std::string* header(const Answer& answer, std::string_view name) {
  for (const auto& each : answer.headers)
    if (http::same_word(each.name, name)) return &each.value;
  return nullptr;
}

bool read_head(std::string_view head, Answer& answer) {
  const auto status = head.find(' ');
  unsigned code = 0;
  if (status == std::string_view::npos || !http::read_number(head.substr(status + 1, 3), code))
    return false;
  answer.status = static_cast<int>(code);
  for (auto at = head.find("\r\n"); at < head.size();) {
    const auto end = std::min(head.find("\r\n", at + 2), head.size());
    const auto line = head.substr(at + 2, end - at - 2);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos)
      answer.headers.push_back(
          {std::string(line.substr(0, colon)), std::string(http::trimmed(line.substr(colon + 1)))});
    at = end;
  }
  return true;
}

bool read_chunks(std::string_view rest, std::string& body) {
  for (;;) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) return false;
    std::size_t size = 0;
    if (std::from_chars(rest.data(), rest.data() + end, size, 16).ec != std::errc()) return false;
    rest.remove_prefix(end + 2);
    if (rest.size() < size + 2) return false;
    if (size == 0) return true;
    body += rest.substr(0, size);
    rest.remove_prefix(size + 2);
  }
}

std::string last_error(std::string_view doing) {
  return std::string(doing) + ": " + std::generic_category().message(errno);
}

}  // namespace

std::string wire_text(const Request& request) {
  std::string out = request.method + " " + request.target + " HTTP/1.1\r\n";
  if (!has_header(request, "Host")) out += "Host: " + request.host + "\r\n";
  for (const auto& each : request.headers)
    if (!each.value.empty()) out += each.name + ": " + each.value + "\r\n";
  const bool sends_body = !request.body.empty() || request.method == "POST" ||
                          request.method == "PUT" || request.method == "PATCH";
  if (sends_body && !has_header(request, "Content-Length") &&
      !has_header(request, "Transfer-Encoding"))
    out += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return out + "\r\n" + request.body;
}

bool read_answer(std::string_view received, bool closed, bool without_body, Answer& answer) {
  answer = {};
  const auto end = received.find("\r\n\r\n");
  if (end == std::string_view::npos || !read_head(received.substr(0, end), answer)) return false;
  const auto rest = received.substr(end + 4);
  if (answer.status >= 100 && answer.status < 200)
    return read_answer(rest, closed, without_body, answer);
  if (without_body || answer.status == 204 || answer.status == 304) return true;
  const auto* coding = header(answer, "Transfer-Encoding");
  if (coding && http::same_word(*coding, "chunked")) return read_chunks(rest, answer.body);
  std::size_t size = 0;
  const auto* length = header(answer, "Content-Length");
  if (!length || !http::read_number(*length, size)) return answer.body = rest, closed;
  answer.body = rest.substr(0, size);
  return rest.size() >= size;
}

Answer send(const Address& to, const Request& request, const ClientLimits& limits) {
  Answer answer;
  const Socket socket;
  if (!socket.connect(to, limits.timeout_ms))
    return answer.failure = last_error("no connection to port " + std::to_string(to.port)), answer;
  if (!socket.write(wire_text(request))) return answer.failure = last_error("can't send"), answer;
  std::string received;
  const bool head = request.method == "HEAD";
  for (;;) {
    const long got = socket.read(received);
    if (got < 0) return answer.failure = last_error("no answer"), answer;
    if (read_answer(received, got == 0, head, answer)) return answer;
    if (got == 0)
      return answer.failure = "the connection was closed before the answer was complete", answer;
    if (received.size() > limits.answer_max)
      return answer.failure = "the answer is too long", answer;
  }
}

}  // namespace runtime::script
