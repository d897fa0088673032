#include "runtime/http/writer.hpp"

#include <chrono>

#include "runtime/http/problem.hpp"
#include "runtime/http/text.hpp"

namespace runtime::http {
namespace {

void append_status_line(std::string& out, int status) {
  if (status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
    return;
  }
  out += "HTTP/1.1 ";
  append_number(out, status);
  out += ' ';
  out += reason_phrase(status);
  out += "\r\n";
}

void append_clean(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  out += text;
  for (std::size_t i = start; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte < 0x20 && byte != '\t') out[i] = ' ';
  }
}

void append_two_digits(std::string& out, long value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

void append_response(std::string& out, const Response& response, const Framing& framing) {
  const bool lengthy = may_have_body(response.status);
  const bool with_body = lengthy && !framing.without_body && !response.without_body;
  out.reserve(out.size() + 160 + 48 * response.headers.size() +
              (with_body ? response.body.size() : 0));
  append_status_line(out, response.status);
  out += "Date: ";
  out += framing.date;
  out += "\r\n";
  for (const Header& header : response.headers) {
    append_clean(out, header.name);
    out += ": ";
    append_clean(out, header.value);
    out += "\r\n";
  }
  if (lengthy) {
    out += "Content-Length: ";
    append_number(out, response.body.size());
    out += "\r\n";
  }
  if (framing.close)
    out += "Connection: close\r\n";
  else if (framing.keep_alive)
    out += "Connection: keep-alive\r\n";
  out += "\r\n";
  if (with_body) out += response.body;
}

std::string http_date(std::int64_t seconds_since_1970) {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  const sys_seconds at{seconds(seconds_since_1970)};
  const auto midnight = floor<std::chrono::days>(at);
  const year_month_day date(midnight);
  const long second = static_cast<long>((at - midnight).count());
  std::string out = days[weekday(midnight).c_encoding()];
  out += ", ";
  append_two_digits(out, static_cast<long>(static_cast<unsigned>(date.day())));
  out += ' ';
  out += months[static_cast<unsigned>(date.month()) - 1];
  out += ' ';
  append_number(out, static_cast<int>(date.year()));
  out += ' ';
  append_two_digits(out, second / 3600);
  out += ':';
  append_two_digits(out, second / 60 % 60);
  out += ':';
  append_two_digits(out, second % 60);
  out += " GMT";
  return out;
}

}  // namespace runtime::http
